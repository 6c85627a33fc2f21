import { describe, expect, it } from 'vitest';
import { createAreaIndex } from '../../../data/check/area-index.ts';
import { createDatasetChecker } from '../../../data/check/index.ts';
import type { RowGeometry } from '../../../data/row.ts';
import { box, line, makeRow, polygon } from './rows.ts';

function checkOne(layer: 'coverage' | 'fiber', geometry: RowGeometry) {
  const checker = createDatasetChecker();
  const record = checker.openLayer(layer, 'f').check(makeRow(1, { operator: 'A', technology: '4G' }, geometry));
  return { record, codes: checker.issues.map(({ code }) => code), message: checker.issues[0]?.message };
}

describe('polygons', () => {
  it('that are sound are passed on as they are', () => {
    const geometry = polygon([box(0, 0, 3, 3), box(1, 1, 2, 2)], [box(5, 0, 6, 1)]);
    const { record, codes } = checkOne('coverage', geometry);
    expect(codes).toEqual([]);
    expect(record).toMatchObject({
      geometry: { partStart: [0, 2, 3], ringStart: [0, 5, 10, 15], coords: geometry.coords },
    });
  });

  it('that are not closed are closed', () => {
    const { record, codes } = checkOne(
      'coverage',
      polygon([
        [
          [0, 0],
          [2, 0],
          [2, 2],
        ],
      ]),
    );
    expect(codes).toEqual(['unclosed-ring']);
    expect(record).toMatchObject({ geometry: { ringStart: [0, 4], coords: Float64Array.of(0, 0, 2, 0, 2, 2, 0, 0) } });
  });

  it.each([
    [
      'two positions',
      polygon([
        [
          [0, 0],
          [1, 1],
          [0, 0],
        ],
      ]),
      'ring-too-short',
      'ring 1 has 2 distinct positions, and a ring needs at least three',
    ],
    [
      'one position',
      polygon([
        [
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
        ],
      ]),
      'ring-too-short',
      'ring 1 has 1 distinct position, and a ring needs at least three',
    ],
    [
      'a line',
      polygon([
        [
          [0, 0],
          [0.1, 0.1],
          [0.3, 0.3],
          [0, 0],
        ],
      ]),
      'zero-area-ring',
      'ring 1 encloses no area',
    ],
    [
      'a way there and back',
      polygon([
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [1, 0],
          [0, 0],
        ],
      ]),
      'zero-area-ring',
      'ring 1 encloses no area',
    ],
    ['nothing', polygon([[]]), 'empty-geometry', 'the geometry has no coordinates'],
    [
      'the antimeridian',
      polygon([box(179, 0, 181, 1)]),
      'crosses-antimeridian',
      expect.stringContaining('antimeridian'),
    ],
    [
      'the antimeridian, jumping',
      polygon([
        [
          [179, 0],
          [-179, 0],
          [-179, 1],
          [179, 1],
          [179, 0],
        ],
      ]),
      'crosses-antimeridian',
      expect.stringContaining('antimeridian'),
    ],
    [
      'a latitude beyond the pole',
      polygon([box(0, 89, 1, 91)]),
      'coordinate-out-of-range',
      'lat 91 is outside -90..90 at vertex 3',
    ],
    [
      'no number',
      polygon([
        [
          [0, 0],
          [1, Number.NaN],
          [1, 1],
          [0, 0],
        ],
      ]),
      'not-finite-coordinate',
      'lat at vertex 2 is not a finite number',
    ],
  ] as const)('of %s are rejected', (_, geometry, code, text) => {
    const { record, codes, message } = checkOne('coverage', geometry);
    expect(record).toBeNull();
    expect(codes).toEqual([code]);
    expect(message).toEqual(text);
  });

  it('lose the parts and holes that enclose nothing', () => {
    const sliver: [number, number][] = [
      [5, 5],
      [6, 6],
      [5, 5],
    ];
    const { record, codes, message } = checkOne(
      'coverage',
      polygon([box(0, 0, 3, 3), sliver], [sliver, box(5, 5, 6, 6)], [box(8, 8, 9, 9)]),
    );
    expect(codes).toEqual(['degenerate-part-dropped']);
    expect(message).toContain('ring or path 2 has no extent (likewise 1 more)');
    expect(record).toMatchObject({ geometry: { partStart: [0, 1, 2], ringStart: [0, 5, 10] } });
  });

  it('that cross themselves are kept, also where their lobes cancel out', () => {
    const bow = checkOne(
      'coverage',
      polygon([
        [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
          [0, 0],
        ],
      ]),
    );
    expect(bow.record).not.toBeNull();
    expect(bow.codes).toEqual(['self-crossing-ring']);
    expect(bow.message).toContain('ring 1 crosses itself near 0, 0');
  });

  it('with a hole elsewhere are two, each with the holes that lie in it', () => {
    const rings = [box(0, 0, 3, 3), box(5, 5, 9, 9), box(1, 1, 2, 2), box(6, 6, 7, 7), box(11, 5, 12, 6)];
    const flat = checkOne('coverage', polygon(rings));
    expect(flat.codes).toEqual(['hole-outside-exterior']);
    expect(flat.message).toContain('ring 2 is given as a hole');
    expect(flat.message).toContain('(likewise 2 more)');
    expect(flat.record).toMatchObject({ geometry: { partStart: [0, 2, 4, 5], ringStart: [0, 5, 10, 15, 20, 25] } });
    const order = [0, 2, 1, 3, 4].flatMap((ring) => rings[ring].flat());
    expect(Array.from((flat.record as unknown as { geometry: { coords: Float64Array } }).geometry.coords)).toEqual(
      order,
    );
    const leaving: readonly (readonly [number, number])[] = [
      [5, 2],
      [5, 4],
      [2, 4],
      [2, 2],
      [5, 2],
    ];
    const crossing = checkOne('coverage', polygon([box(0, 0, 3, 3), leaving]));
    expect(crossing.codes).toEqual(['hole-partly-outside']);
    expect(crossing.record).toMatchObject({ geometry: { partStart: [0, 2] } });
  });

  it('that come to nothing are rejected: twice around, or filled by their own hole', () => {
    const square = box(0, 0, 3, 3);
    const other = [...square.slice(2, 4), ...square.slice(0, 3)];
    for (const rings of [
      [[...square, ...square.slice(1)]],
      [square, square],
      [square, other],
      [square, other.toReversed()],
    ]) {
      const { record, codes } = checkOne('coverage', polygon(rings));
      expect([record, codes]).toEqual([null, ['zero-area-ring']]);
    }
    const two = checkOne('coverage', polygon([square, square], [box(5, 5, 6, 6)]));
    expect(two.codes).toEqual(['degenerate-part-dropped']);
    expect(two.record).toMatchObject({ geometry: { partStart: [0, 1] } });
  });

  it('with a hole along their edge are kept', () => {
    expect(checkOne('coverage', polygon([box(0, 0, 3, 3), box(0, 0, 3, 1)])).codes).toEqual([]);
  });
});

describe('lines', () => {
  it('need two distinct positions', () => {
    expect(
      checkOne(
        'fiber',
        line([
          [1, 1],
          [1, 1],
        ]),
      ).codes,
    ).toEqual(['line-too-short']);
    expect(checkOne('fiber', line([[1, 1]])).codes).toEqual(['line-too-short']);
    const { record, codes } = checkOne(
      'fiber',
      line(
        [
          [1, 1],
          [1, 1],
        ],
        [
          [1, 1],
          [2, 2],
        ],
      ),
    );
    expect(codes).toEqual(['degenerate-part-dropped']);
    expect(record).toMatchObject({ geometry: { partStart: [0, 1], ringStart: [0, 2] } });
  });
});

describe('createAreaIndex', () => {
  it('agrees with a brute-force count on many-vertexed areas, edges and vertices included', () => {
    const vertices = Array.from({ length: 200 }, (_, k): [number, number] => {
      const radius = 20 + ((k * 7919) % 13);
      return [Math.round(radius * Math.cos((Math.PI * k) / 100)), Math.round(radius * Math.sin((Math.PI * k) / 100))];
    });
    const ring = [...vertices, vertices[0]];
    const hole = [...box(-3, -3, 3, 3)];
    const hasAreaAt = createAreaIndex([polygon([ring, hole], [box(40, 0, 50, 10)])]);
    const contains = (x: number, y: number, path: readonly (readonly number[])[]) => {
      let inside = false;
      for (let i = 0; i + 1 < path.length; i++) {
        const [[ax, ay], [bx, by]] = [path[i], path[i + 1]];
        const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
        const within = Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by);
        if (cross === 0 && within) return null;
        if (ay > y !== by > y && cross > 0 === by > ay) inside = !inside;
      }
      return inside;
    };
    for (let x = -36; x <= 52; x++) {
      for (let y = -36; y <= 36; y++) {
        const sides = [contains(x, y, ring), contains(x, y, hole)];
        const other = contains(x, y, box(40, 0, 50, 10));
        const expected = sides.includes(null) || other !== false || sides[0] !== sides[1];
        expect(hasAreaAt(x, y), `${x}, ${y}`).toBe(expected);
      }
    }
  });
});
