import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAreaIndex } from '../../../data/check/area-index.ts';
import { createDatasetChecker } from '../../../data/check/index.ts';
import { findRingCrossing, GAVE_UP, NO_CROSSING } from '../../../data/check/ring-crossing.ts';
import { isStarRing } from '../../../data/check/star-ring.ts';
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

  it('with a hole elsewhere are kept', () => {
    expect(checkOne('coverage', polygon([box(0, 0, 3, 3), box(5, 5, 6, 6)])).codes).toEqual(['hole-outside-exterior']);
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

/** Whether any two edges of a closed ring cross in a point inside both; on integers, so exact. */
function crossesByBruteForce(ring: readonly (readonly [number, number])[]): boolean {
  const side = ([ax, ay]: readonly number[], [bx, by]: readonly number[], [cx, cy]: readonly number[]) =>
    Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  for (let i = 0; i + 1 < ring.length; i++) {
    for (let j = i + 1; j + 1 < ring.length; j++) {
      const [a, b, c, d] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true;
    }
  }
  return false;
}

describe('findRingCrossing', () => {
  const coordinate = fc.integer({ min: 0, max: 12 });
  const ring = fc
    .array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 90 })
    .map((vertices) => [...vertices, vertices[0]]);

  it('finds a crossing exactly where there is one', () => {
    fc.assert(
      fc.property(ring, fc.integer({ min: 0, max: 3 }), (vertices, skip) => {
        const coords = Float64Array.from([...Array(skip * 2).fill(7), ...vertices.flat()]);
        const found = findRingCrossing(coords, skip, skip + vertices.length);
        expect(found !== NO_CROSSING).toBe(crossesByBruteForce(vertices));
      }),
      { numRuns: 500 },
    );
  });

  it('takes for stars only rings that cross nowhere, whichever way round', () => {
    const radii = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 24 });
    let stars = 0;
    fc.assert(
      fc.property(radii, fc.boolean(), fc.nat({ max: 60 }), (radius, reversed, swapped) => {
        const vertices = radius.map((r, k): [number, number] => {
          const angle = (2 * Math.PI * k) / radius.length;
          return [Math.round(r * Math.cos(angle)), Math.round(r * Math.sin(angle))];
        });
        if (swapped + 1 < vertices.length) vertices.splice(swapped, 0, ...vertices.splice(swapped + 1, 1));
        if (reversed) vertices.reverse();
        const ring = [...vertices, vertices[0]];
        if (!isStarRing(Float64Array.from(ring.flat()), 0, ring.length)) return;
        stars++;
        expect(crossesByBruteForce(ring)).toBe(false);
      }),
      { numRuns: 500 },
    );
    expect(stars).toBeGreaterThan(50);
  });

  it('takes no ring for a star that runs round twice', () => {
    const twice = [0, 2, 4, 1, 3, 0].map((k) => (2 * Math.PI * k) / 5).flatMap((a) => [Math.cos(a), Math.sin(a)]);
    expect(isStarRing(twice, 0, 6)).toBe(false);
    expect(findRingCrossing(twice, 0, 6)).not.toBe(NO_CROSSING);
  });

  it('is near-linear for a ring of a million vertices, and gives up on one that is all in a tangle', () => {
    const n = 1_000_000;
    const circle = (radius: (k: number) => number) => {
      const coords = new Float64Array(2 * n + 2);
      for (let k = 0; k <= n; k++) {
        const angle = (2 * Math.PI * (k % n)) / n;
        coords[2 * k] = radius(k % n) * Math.cos(angle);
        coords[2 * k + 1] = radius(k % n) * Math.sin(angle);
      }
      return coords;
    };
    const start = performance.now();
    expect(
      findRingCrossing(
        circle(() => 1),
        0,
        n + 1,
      ),
    ).toBe(NO_CROSSING);
    const spikes = circle((k) => 1 + (k % 2));
    expect(findRingCrossing(spikes, 0, n + 1)).toBe(NO_CROSSING);
    // Spikes without end are known to be a star, unless it stands still somewhere.
    spikes.copyWithin(2, 0, 2);
    expect(findRingCrossing(spikes, 0, n + 1)).toBe(GAVE_UP);
    expect(performance.now() - start).toBeLessThan(10_000);
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
