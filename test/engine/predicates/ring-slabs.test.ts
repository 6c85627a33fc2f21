import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateInRing, ON_EDGE } from '../../../engine/predicates/point-in-polygon.ts';
import { createRingSlabs } from '../../../engine/predicates/ring-slabs.ts';

/** Few values, so that points often share a parallel with vertices and lie on edges. */
const ordinate = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0.1, 0.2, 0.3, 1 / 3, 5e-324, 12.000000001));
const position = fc.tuple(ordinate, ordinate);

const slabs = createRingSlabs();

function placesBoth(ring: readonly (readonly [number, number])[], points: readonly (readonly [number, number])[]) {
  // Something before the ring, so that a wrong offset shows.
  const coords = Float64Array.from([[7, 7] as const, ...ring, ring[0]].flat());
  const to = coords.length / 2;
  slabs.fill(coords, 1, to);
  return points.map(([lng, lat]) => [slabs.locate(lng, lat), locateInRing(coords, 1, to, lng, lat)]);
}

describe('a ring in slabs', () => {
  it('places every point as the whole ring does', () => {
    fc.assert(
      fc.property(
        fc.array(position, { minLength: 1, maxLength: 90 }),
        fc.array(position, { maxLength: 40 }),
        (ring, points) => {
          for (const [bySlabs, byRing] of placesBoth(ring, [...points, ...ring])) expect(bySlabs).toBe(byRing);
        },
      ),
      { numRuns: 400 },
    );
  });
  it('finds each vertex and the middle of each level edge on the edge', () => {
    const stairs = Array.from({ length: 60 }, (_, k): [number, number] => [Math.ceil(k / 2), Math.floor(k / 2)]);
    const middles = stairs
      .slice(1)
      .map(([x, y], k): [number, number] => [(x + stairs[k][0]) / 2, (y + stairs[k][1]) / 2]);
    const ring: [number, number][] = [...stairs, [40, -3]];
    for (const [bySlabs, byRing] of placesBoth(ring, [...stairs, ...middles])) {
      expect(byRing).toBe(ON_EDGE);
      expect(bySlabs).toBe(ON_EDGE);
    }
  });
  it('takes rings without height and of one vertex', () => {
    const flat: [number, number][] = Array.from({ length: 20 }, (_, k) => [k, 5]);
    for (const ring of [flat, [[3, 5]] as [number, number][]])
      for (const [bySlabs, byRing] of placesBoth(ring, [
        [3, 5],
        [3.5, 5],
        [30, 5],
        [3, 5.1],
      ]))
        expect(bySlabs).toBe(byRing);
  });
});
