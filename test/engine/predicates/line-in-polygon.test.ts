import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPath, stretchesInside } from '../../../engine/predicates/line-in-polygon.ts';
import { locateInPart, OUTSIDE } from '../../../engine/predicates/point-in-polygon.ts';
import { datasetOf, line, multiPolygon, polygon, rectangle } from '../dataset-builder.ts';

const ordinate = fc.integer({ min: 0, max: 16 });
const position = fc.tuple(ordinate, ordinate);
const ring = fc.array(position, { minLength: 3, maxLength: 14 });
const feature = fc
  .array(fc.array(ring, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
  .map((parts) => multiPolygon(...parts));
/** Paths of a few edges, and of more runs of edges than a sieve has groups. */
const path = fc.oneof(
  { weight: 9, arbitrary: fc.array(position, { minLength: 2, maxLength: 40 }) },
  { weight: 1, arbitrary: fc.array(position, { minLength: 150, maxLength: 400 }) },
);

type Ring = [lng: number, lat: number][];

const shapesOf = (geometry: ReturnType<typeof multiPolygon>) =>
  datasetOf({ coverage: [{ geometry }] }).coverage!.shapes;
const pathOf = (positions: readonly (readonly [number, number])[]) => {
  const coords = Float64Array.from(positions.flat());
  return createPath(coords, 0, positions.length);
};

/** Whether a position lies in a part of the only feature, its edge included. */
const isInside = (shapes: ReturnType<typeof shapesOf>, lng: number, lat: number) =>
  Array.from({ length: shapes.featureStart[1] }, (_, part) => part).some(
    (part) => locateInPart(shapes, part, lng, lat) !== OUTSIDE,
  );

describe('the stretches of a path inside a feature', () => {
  it('are disjoint, and hold exactly the places that lie inside', () => {
    fc.assert(
      fc.property(feature, path, (geometry, positions) => {
        const shapes = shapesOf(geometry);
        const stretches = stretchesInside(shapes, 0, pathOf(positions));
        for (let k = 1; k < stretches.length; k++) expect(stretches[k]).toBeGreaterThan(stretches[k - 1]);
        for (let v = 0; v + 1 < positions.length; v++) {
          for (const share of [0.0371, 0.2713, 0.5179, 0.7331, 0.9613]) {
            const [[ax, ay], [bx, by]] = [positions[v], positions[v + 1]];
            const [x, y] = [ax + (bx - ax) * share, ay + (by - ay) * share];
            if ((ax === bx && ay === by) || isNearRing(shapes, x, y)) continue;
            const held = stretches.some(
              (start, k) => k % 2 === 0 && start <= v + share && v + share <= stretches[k + 1],
            );
            expect(held).toBe(isInside(shapes, x, y));
          }
        }
      }),
      { numRuns: 400 },
    );
  });
  it('do not depend on how long the path is before and after', () => {
    fc.assert(
      fc.property(feature, path, fc.oneof(fc.nat(12), fc.nat(300)), (geometry, positions, before) => {
        const shapes = shapesOf(geometry);
        const shifted = [...Array.from({ length: before }, (_, k): [number, number] => [100 + k, 100]), ...positions];
        const alone = stretchesInside(shapes, 0, pathOf(positions));
        const coords = Float64Array.from(shifted.flat());
        expect(stretchesInside(shapes, 0, createPath(coords, before, shifted.length))).toEqual(alone);
        // With the way there the path has another box, other runs and other groups of them.
        const withWay = stretchesInside(shapes, 0, pathOf(shifted));
        const onwards: number[] = [];
        for (let k = 0; k < withWay.length; k += 2)
          if (withWay[k + 1] > before) onwards.push(Math.max(0, withWay[k] - before), withWay[k + 1] - before);
        expect(onwards).toHaveLength(alone.length);
        // Later along a path a position has fewer digits for its fraction.
        onwards.forEach((at, k) => {
          expect(at).toBeCloseTo(alone[k], 9);
        });
      }),
      { numRuns: 200 },
    );
  });
  it('are the whole path where no edge is near, and none of it outside', () => {
    const { shapes } = datasetOf({ coverage: [{ geometry: rectangle(0, 0, 10, 10) }] }).coverage!;
    const inside = Array.from({ length: 30 }, (_, k): [number, number] => [1 + k / 10, 2 + (k % 3)]);
    expect(stretchesInside(shapes, 0, pathOf(inside))).toEqual([0, 29]);
    expect(stretchesInside(shapes, 0, pathOf(inside.map(([x, y]) => [x + 20, y])))).toEqual([]);
  });
  it('enter and leave where edges cross, run along or only touch', () => {
    const { shapes } = datasetOf({ coverage: [{ geometry: rectangle(0, 0, 10, 10) }] }).coverage!;
    expect(
      stretchesInside(
        shapes,
        0,
        pathOf([
          [-5, 5],
          [15, 5],
        ]),
      ),
    ).toEqual([0.25, 0.75]);
    expect(
      stretchesInside(
        shapes,
        0,
        pathOf([
          [-5, 10],
          [15, 10],
        ]),
      ),
    ).toEqual([0.25, 0.75]);
    expect(
      stretchesInside(
        shapes,
        0,
        pathOf([
          [-5, 5],
          [5, 15],
        ]),
      ),
    ).toEqual([]);
    expect(
      stretchesInside(
        shapes,
        0,
        pathOf([
          [10, -5],
          [10, 15],
          [10, 15],
          [10, 4],
        ]),
      ),
    ).toEqual([0.25, 0.75, 2 + 5 / 11, 3]);
    expect(
      stretchesInside(
        shapes,
        0,
        pathOf([
          [-5, -5],
          [0, 0],
          [10, 0],
          [15, 0],
        ]),
      ),
    ).toEqual([1, 2]);
    expect(
      stretchesInside(
        shapes,
        0,
        pathOf([
          [10, 10],
          [10, 10],
        ]),
      ),
    ).toEqual([0, 1]);
    expect(
      stretchesInside(
        shapes,
        0,
        pathOf([
          [11, 10],
          [11, 10],
        ]),
      ),
    ).toEqual([]);
    const { coords } = datasetOf({ roads: [{ geometry: line([1, 1], [1, 1], [2, 2]) }] }).roads!.shapes;
    expect(stretchesInside(shapes, 0, createPath(coords, 0, 3))).toEqual([0, 2]);
  });
  it('leave at holes, not at the point where two of them touch', () => {
    const outer: Ring = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ];
    const left: Ring = [
      [2, 5],
      [3.5, 6],
      [5, 5],
      [3.5, 4],
    ];
    const right: Ring = [
      [5, 5],
      [6.5, 6],
      [8, 5],
      [6.5, 4],
    ];
    const { shapes } = datasetOf({ coverage: [{ geometry: polygon(outer, left, right) }] }).coverage!;
    expect(
      stretchesInside(
        shapes,
        0,
        pathOf([
          [0, 5],
          [10, 5],
        ]),
      ),
    ).toEqual([0, 0.2, 0.8, 1]);
    expect(
      stretchesInside(
        shapes,
        0,
        pathOf([
          [5, 0],
          [5, 10],
        ]),
      ),
    ).toEqual([0, 1]);
    expect(
      stretchesInside(
        shapes,
        0,
        pathOf([
          [2, 5],
          [3.5, 6],
        ]),
      ),
    ).toEqual([0, 1]);
    expect(
      stretchesInside(
        shapes,
        0,
        pathOf([
          [3, 5],
          [3.5, 5.5],
        ]),
      ),
    ).toEqual([]);
  });
});

/** Whether a place is so near a ring's edge that its coordinates, rounded, may lie on either side. */
function isNearRing({ ringStart, coords }: ReturnType<typeof shapesOf>, x: number, y: number): boolean {
  for (let ring = 0; ring + 1 < ringStart.length; ring++) {
    for (let k = ringStart[ring] * 2; k < ringStart[ring + 1] * 2 - 2; k += 2) {
      const [ax, ay, bx, by] = coords.subarray(k, k + 4);
      const length = Math.hypot(bx - ax, by - ay);
      const across = Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax));
      if (length === 0 ? Math.hypot(x - ax, y - ay) < 1e-9 : across / length < 1e-9) return true;
    }
  }
  return false;
}
