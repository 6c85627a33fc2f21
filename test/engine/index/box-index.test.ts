import { describe, expect, it } from 'vitest';
import { buildBoxIndex, fromBuffer, searchBoxes, toBuffer } from '../../../engine/index/box-index.ts';
import { seededRandom } from '../geodesy/seeded.ts';

const meets = (boxes: Float64Array, i: number, [w, s, e, n]: number[]): boolean =>
  boxes[4 * i] <= e && boxes[4 * i + 2] >= w && boxes[4 * i + 1] <= n && boxes[4 * i + 3] >= s;

describe('box index', () => {
  it.each([0, 1, 2, 17, 1000])('finds what a scan of %d boxes finds, also after a trip through its buffer', (count) => {
    const random = seededRandom(count);
    const boxes = new Float64Array(4 * count);
    for (let i = 0; i < count; i++) {
      const [x, y] = [random(), random()];
      boxes.set([x, y, x + 0.1 * random(), y + 0.1 * random()], 4 * i);
    }
    const index = buildBoxIndex(boxes);
    const copy = fromBuffer(toBuffer(index));
    expect([index.count, copy.count]).toEqual([count, count]);
    for (let q = 0; q < 50; q++) {
      const [x, y] = [random(), random()];
      const query = [x, y, x + 0.2 * random(), y + 0.2 * random()] as const;
      const expected = Array.from({ length: count }, (_, i) => i).filter((i) => meets(boxes, i, [...query]));
      expect(searchBoxes(index, ...query).sort((a, b) => a - b)).toEqual(expected);
      expect(searchBoxes(copy, ...query).sort((a, b) => a - b)).toEqual(expected);
      expect(searchBoxes(index, ...query, (i) => i % 2 === 0).every((i) => i % 2 === 0)).toBe(true);
    }
  });

  it('touches count, duplicates are all found, and the buffer can be shared', () => {
    const index = buildBoxIndex([0, 0, 1, 1, 0, 0, 1, 1], SharedArrayBuffer);
    expect(searchBoxes(index, 1, 1, 2, 2).sort()).toEqual([0, 1]);
    expect(toBuffer(index)).toBeInstanceOf(SharedArrayBuffer);
  });
});
