import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dissolve, overlay } from '../../../engine/overlay/index.ts';
import { destroy, isValid, toGeos } from './geos-oracle.ts';
import { overlayAreas } from './overlay-areas.ts';
import { type Polygon, planeArea, planeEdgeArea, setOf, shuffled } from './shapes.ts';

/** Polygons of any rings, mostly crossing themselves, whose coordinates are whole multiples of `step` up to `size`. */
const polygons = (size: number, step: number, base = 0): fc.Arbitrary<Polygon[]> => {
  const coordinate = fc.integer({ min: 0, max: size }).map((k) => base + k * step);
  const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 7 });
  return fc.array(fc.array(ring, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 8 });
};

/** Coarse lattices meet in vertices and along edges; fine ones are crowded with pixels; mixed ones are nearly coincident. */
const kinds: [string, fc.Arbitrary<Polygon[]>][] = [
  ['a lattice of degrees', polygons(6, 1)],
  ['a lattice of seven units', polygons(7, 1e-9)],
  ['a lattice of forty units far out', polygons(40, 1e-9, 105)],
  ['fine coordinates', polygons(1_000_000, 1e-6)],
  [
    'lattice points moved by a unit',
    fc
      .tuple(polygons(5, 0.01), fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 40, maxLength: 40 }))
      .map(([list, moves]) => {
        let i = 0;
        const move = (value: number): number => value + moves[i++ % 40] * 1e-9;
        return list.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [move(x), move(y)] as const)));
      }),
  ],
];

const valid = (set: ReturnType<typeof dissolve>): boolean => {
  const geometry = toGeos(set);
  const answer = isValid(geometry);
  destroy(geometry);
  return answer;
};

describe.each(kinds)('laws on %s', (_, arbitrary) => {
  it('a union is valid, is its own union, and does not know the order of its polygons', () => {
    fc.assert(
      fc.property(arbitrary, fc.integer(), (list, seed) => {
        const union = dissolve(setOf(list));
        expect(valid(union)).toBe(true);
        expect(dissolve(union)).toEqual(union);
        expect(dissolve(setOf(shuffled(list, seed)))).toEqual(union);
        expect(dissolve(setOf(list), { prune: false })).toEqual(union);
        expect(dissolve(setOf([...list, ...list]))).toEqual(union);
      }),
      { numRuns: 80, seed: 20240501 },
    );
  });

  it('overlays are valid and their areas add up', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (first, second) => {
        const a = dissolve(setOf(first));
        const b = dissolve(setOf(second));
        const questions = [1, 2, 3].map((kept) => (mask: number) => mask === kept);
        for (const question of questions) expect(valid(overlay([a, b], question))).toBe(true);
        const either = overlay([a, b], (mask) => mask !== 0);
        expect(valid(either)).toBe(true);
        const areas = overlayAreas([a, b], [...questions, (mask) => mask !== 0], planeEdgeArea);
        // Far from the origin the areas below the edges cancel to 1e-16 of their size.
        expect(areas[0] + areas[1] + areas[2]).toBeCloseTo(areas[3], 10);
        questions.forEach((question, i) => {
          expect(areas[i]).toBeCloseTo(planeArea(overlay([a, b], question)), 10);
        });
        // Crossings move by less than a unit each, so the areas may by a unit per edge length.
        expect(areas[0] + areas[2]).toBeCloseTo(planeArea(a), 6);
        expect(areas[1] + areas[2]).toBeCloseTo(planeArea(b), 6);
      }),
      { numRuns: 40, seed: 20240502 },
    );
  });
});
