import { describe, expect, it } from 'vitest';
import type { PolygonSet } from '../../../engine/overlay/index.ts';
import { dissolve } from '../../../engine/overlay/index.ts';
import { destroy, isValid, toGeos } from './geos-oracle.ts';
import { box, planeArea, type Ring, seeded, setOf, star, stars, textOf } from './shapes.ts';

const valid = (set: PolygonSet): boolean => {
  const geometry = toGeos(set);
  const answer = isValid(geometry);
  destroy(geometry);
  return answer;
};

describe('dissolve on paper', () => {
  it('gives nothing for nothing, and for polygons without area', () => {
    expect(textOf(dissolve(setOf([])))).toEqual([]);
    expect(
      textOf(
        dissolve(
          setOf([
            [
              [
                [0, 0],
                [1, 1],
              ],
            ],
          ]),
        ),
      ),
    ).toEqual([]);
    expect(textOf(dissolve(setOf([[[[3, 3]]]])))).toEqual([]);
  });

  it('keeps one polygon, turned counter-clockwise, from its smallest vertex', () => {
    expect(textOf(dissolve(setOf([[[...box(1, 2, 1)].reverse()]])))).toEqual(['1 2, 2 2, 2 3, 1 3']);
  });

  it('merges two squares side by side without a seam, their corners kept', () => {
    expect(textOf(dissolve(setOf([[box(0, 0, 1)], [box(1, 0, 1)]])))).toEqual(['0 0, 1 0, 2 0, 2 1, 1 1, 0 1']);
  });

  it('merges squares that share a part of a side', () => {
    expect(textOf(dissolve(setOf([[box(0, 0, 1, 2)], [box(1, 1, 1, 2)]])))).toEqual([
      '0 0, 1 0, 1 1, 2 1, 2 3, 1 3, 1 2, 0 2',
    ]);
  });

  it('cuts crossing squares at their crossings', () => {
    expect(textOf(dissolve(setOf([[box(0, 0, 2)], [box(1, 1, 2)]])))).toEqual([
      '0 0, 2 0, 2 1, 3 1, 3 3, 1 3, 1 2, 0 2',
    ]);
  });

  it('leaves squares that touch at a corner apart', () => {
    expect(textOf(dissolve(setOf([[box(0, 0, 1)], [box(1, 1, 1)]])))).toEqual([
      '0 0, 1 0, 1 1, 0 1',
      '1 1, 2 1, 2 2, 1 2',
    ]);
  });

  it('finds the hole inside a frame of four bars', () => {
    const frame = [[box(0, 0, 3, 1)], [box(0, 2, 3, 1)], [box(0, 0, 1, 3)], [box(2, 0, 1, 3)]];
    const result = dissolve(setOf(frame));
    expect(result.partStart).toEqual(Uint32Array.of(0, 2));
    expect(planeArea(result)).toBe(8);
    expect(textOf(result)[0].split(' | ')[1]).toBe('1 1, 1 2, 2 2, 2 1');
  });

  it('fills a hole that another polygon covers, and keeps an island in a hole', () => {
    const ring = [box(0, 0, 9), box(1, 1, 7)];
    expect(textOf(dissolve(setOf([ring, [box(1, 1, 7)]])))).toEqual(['0 0, 9 0, 9 9, 0 9']);
    expect(textOf(dissolve(setOf([ring, [box(3, 3, 2)]])))).toEqual([
      '0 0, 9 0, 9 9, 0 9 | 1 1, 1 8, 8 8, 8 1',
      '3 3, 5 3, 5 5, 3 5',
    ]);
    expect(textOf(dissolve(setOf([ring, [box(3, 3, 4), box(4, 4, 1)]])))).toEqual([
      '0 0, 9 0, 9 9, 0 9 | 1 1, 1 8, 8 8, 8 1',
      '3 3, 7 3, 7 7, 3 7 | 4 4, 4 5, 5 5, 5 4',
    ]);
  });

  it('splits a hole from the exterior that it touches in a point', () => {
    const wedge: Ring = [
      [0, 2],
      [2, 1],
      [2, 3],
    ];
    const result = dissolve(setOf([[box(0, 0, 4), wedge]]));
    expect(textOf(result)).toEqual(['0 0, 4 0, 4 4, 0 4, 0 2 | 0 2, 2 3, 2 1']);
    expect(valid(result)).toBe(true);
  });

  it('parts the interior that two holes touching twice cut off', () => {
    const west: Ring = [
      [1, 1],
      [5, 1],
      [3, 5],
      [5, 9],
      [1, 9],
    ];
    const east: Ring = [
      [5, 1],
      [9, 1],
      [9, 9],
      [5, 9],
      [7, 5],
    ];
    const result = dissolve(setOf([[box(0, 0, 10), west, east]]));
    expect(textOf(result)).toEqual(['0 0, 10 0, 10 10, 0 10 | 1 1, 1 9, 5 9, 9 9, 9 1, 5 1', '3 5, 5 1, 7 5, 5 9']);
    expect(valid(result)).toBe(true);
  });

  it('reads a bow tie, a doubled loop and crossing rings by the even-odd rule', () => {
    const bowTie: Ring = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
    ];
    expect(textOf(dissolve(setOf([[bowTie]])))).toEqual(['0 0, 1 1, 0 2', '1 1, 2 0, 2 2']);
    const twice = [...box(0, 0, 4), ...box(0, 0, 4)];
    expect(textOf(dissolve(setOf([[twice]])))).toEqual([]);
    const inward: Ring = [...box(0, 0, 4), [0, 0], [2, 1], [2, 2], [1, 2]];
    expect(textOf(dissolve(setOf([[inward]])))).toEqual(['0 0, 4 0, 4 4, 0 4 | 0 0, 1 2, 2 2, 2 1']);
    expect(planeArea(dissolve(setOf([[box(0, 0, 4), box(2, 2, 4)]])))).toBe(24);
  });

  it('takes parts that overlap as their union, whatever turns their rings have', () => {
    const set = setOf([[box(0, 0, 2)], [[...box(1, 0, 2)].reverse()], [box(0, 0, 3, 2), [...box(1, 1, 0.5)]]]);
    expect(planeArea(dissolve(set))).toBe(6);
  });

  it('ignores repeated vertices, spikes and open rings', () => {
    const messy: Ring = [
      [0, 0],
      [0, 0],
      [2, 0],
      [5, 0],
      [2, 0],
      [2, 2],
      [2, 2],
      [0, 2],
    ];
    expect(textOf(dissolve(setOf([[messy]])))).toEqual(['0 0, 2 0, 2 2, 0 2']);
    const open = setOf([[box(0, 0, 1)]]);
    const cut = { ...open, ringStart: Uint32Array.of(0, 4), coords: open.coords.slice(0, 8) };
    expect(textOf(dissolve(cut))).toEqual(['0 0, 1 0, 1 1, 0 1']);
  });

  it('drops nodes in the middle of a straight line, but keeps vertices of the input', () => {
    // The small squares cross the large one's lower side from inside and end on its upper side.
    const set = setOf([[box(0, 0, 10, 4)], [box(2, 0, 1, 2)], [box(5, 3, 1)]]);
    expect(textOf(dissolve(set))).toEqual(['0 0, 2 0, 3 0, 10 0, 10 4, 6 4, 5 4, 0 4']);
    const crossing = setOf([
      [box(0, 0, 10, 4)],
      [
        [
          [1, 1],
          [2, -1],
          [3, 1],
        ],
      ],
      [
        [
          [1, -1],
          [3, -1],
          [2, -3],
        ],
      ],
    ]);
    expect(textOf(dissolve(crossing))[1]).toBe('1 -1, 2 -3, 3 -1, 2 -1');
  });

  it('returns coordinates of up to nine decimals bit for bit', () => {
    const random = seeded(7);
    const ring = star(random, 104.123456, 21.654321, 0.01, 40);
    const exact = new Set(ring.flat());
    for (const value of dissolve(setOf([[ring]])).coords) expect(exact.has(value)).toBe(true);
  });

  it('reports progress up to 1 and stops when asked', () => {
    const seen: number[] = [];
    const set = setOf([[box(0, 0, 1)], [box(90, 0, 1)]]);
    dissolve(set, { tick: (share) => void seen.push(share) });
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    const enough = new DOMException('enough', 'AbortError');
    for (const last of [0, 1, Math.floor(seen.length / 2), seen.length - 1]) {
      let ticks = 0;
      const tick = () => {
        if (ticks++ === last) throw enough;
      };
      expect(() => dissolve(set, { tick })).toThrow(enough);
      expect(ticks).toBe(last + 1);
    }
  });

  it('ticks all along: no large step between two ticks', () => {
    const shares: number[] = [];
    // 195,000 vertices, a third of a second.
    dissolve(setOf(stars(3, 3000, 1.5, 0.05, 64)), { tick: (share) => void shares.push(share) });
    const steps = shares.slice(1).map((share, i) => share - shares[i]);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...steps)).toBeLessThanOrEqual(1 / 8);
  });

  it('refuses a coordinate that is not finite', () => {
    expect(() =>
      dissolve(
        setOf([
          [
            [
              [0, 0],
              [1, Number.NaN],
              [1, 1],
            ],
          ],
        ]),
      ),
    ).toThrow(new RangeError('coordinate must be finite degrees, got NaN'));
  });
});
