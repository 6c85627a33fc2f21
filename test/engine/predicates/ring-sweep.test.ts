import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRisingPoints, takeInBox } from '../../../engine/index/rising-points.ts';
import { locateInRing, ON_EDGE } from '../../../engine/predicates/point-in-polygon.ts';
import { sweepRing } from '../../../engine/predicates/ring-sweep.ts';

type Position = readonly [lng: number, lat: number];

/** Few values, so that points often share a parallel with vertices and lie on edges. */
const ordinate = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0.1, 0.2, 0.3, 1 / 3, 5e-324, 12.000000001));
const position = fc.tuple(ordinate, ordinate);
const offGrid = fc.tuple(fc.double({ min: 0, max: 12, noNaN: true }), fc.double({ min: 0, max: 12, noNaN: true }));

/** Where points lie by the sweep and by one walk around the ring for each. */
function placesBoth(ring: readonly Position[], positions: readonly Position[]) {
  // Something before the ring, so that a wrong offset shows.
  const coords = Float64Array.from([[7, 7] as const, ...ring, ring[0]].flat());
  const to = coords.length / 2;
  const lng = Float64Array.from(positions, ([x]) => x);
  const lat = Float64Array.from(positions, ([, y]) => y);
  const points = createRisingPoints(positions.length);
  const rows = Uint32Array.from(positions.keys());
  takeInBox(points, rows, rows.length, lng, lat, -Infinity, -Infinity, Infinity, Infinity);
  expect(points.count).toBe(positions.length);
  const places = new Int8Array(positions.length + 1);
  sweepRing(coords, 1, to, points, places);
  const bySweep = new Int8Array(positions.length);
  for (let i = 1; i <= points.count; i++) bySweep[points.name[i]] = places[i];
  return positions.map(([x, y], i) => [bySweep[i], locateInRing(coords, 1, to, x, y)]);
}

describe('a sweep along a ring', () => {
  it('places every point as a walk around the ring for it alone does', () => {
    fc.assert(
      fc.property(
        fc.array(position, { minLength: 1, maxLength: 90 }),
        fc.array(fc.oneof(position, offGrid), { maxLength: 40 }),
        (ring, points) => {
          for (const [bySweep, byRing] of placesBoth(ring, [...points, ...ring])) expect(bySweep).toBe(byRing);
        },
      ),
      { numRuns: 400 },
    );
  });
  it('places the neighbouring doubles of slanted edges to their sides', () => {
    const ring: Position[] = [
      [0.1, 0.1],
      [0.7, 0.3],
      [0.3, 0.9],
    ];
    const middles = ring.map(([x, y], k): Position => [(x + ring[(k + 1) % 3][0]) / 2, (y + ring[(k + 1) % 3][1]) / 2]);
    const points = middles.flatMap(([x, y]) => [-2, -1, 0, 1, 2].map((step): Position => [x + step * 2 ** -54, y]));
    const both = placesBoth(ring, points);
    for (const [bySweep, byRing] of both) expect(bySweep).toBe(byRing);
    expect(new Set(both.map(([place]) => place)).size).toBeGreaterThan(1);
  });
  it('finds each vertex and the middle of each level edge on the edge', () => {
    const stairs = Array.from({ length: 60 }, (_, k): Position => [Math.ceil(k / 2), Math.floor(k / 2)]);
    const middles = stairs.slice(1).map(([x, y], k): Position => [(x + stairs[k][0]) / 2, (y + stairs[k][1]) / 2]);
    const ring: Position[] = [...stairs, [40, -3]];
    for (const [bySweep, byRing] of placesBoth(ring, [...stairs, ...middles])) {
      expect(byRing).toBe(ON_EDGE);
      expect(bySweep).toBe(ON_EDGE);
    }
  });
  it('takes repeated vertices, spikes, rings without height and of one vertex', () => {
    const flat = Array.from({ length: 20 }, (_, k): Position => [k, 5]);
    const doubled = [...flat, ...flat];
    const spiked: Position[] = [
      [0, 0],
      [10, 0],
      [10, 5],
      [20, 5],
      [10, 5],
      [10, 10],
      [10, 10],
      [0, 10],
    ];
    const points: Position[] = [
      [3, 5],
      [3.5, 5],
      [15, 5],
      [30, 5],
      [3, 5.1],
      [10, 10],
    ];
    for (const ring of [flat, doubled, spiked, [[3, 5]] as Position[]])
      for (const [bySweep, byRing] of placesBoth(ring, points)) expect(bySweep).toBe(byRing);
  });
});
