import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hilbertOrder } from '../../../engine/index/hilbert-order.ts';
import { buildPointGrid } from '../../../engine/index/point-grid.ts';
import { covers, createKernelContext, defaultProfile, splitRange } from '../../../engine/index.ts';
import { concatHits, coverHits, judgedPoints } from '../../../engine/measure/cover-hits.ts';
import { coverPoints } from '../../../engine/measure/cover-points.ts';
import { datasetOf, multiPolygon, rectangle } from '../dataset-builder.ts';

const ordinate = fc.integer({ min: 0, max: 20 });
const position = fc.tuple(ordinate, ordinate);
const ring = fc.array(position, { minLength: 3, maxLength: 12 });
/** Polygons that may cross themselves and each other, with holes anywhere. */
const feature = fc
  .array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((parts) => multiPolygon(...parts));
const points = fc.array(position, { maxLength: 60 });

const columnsOf = (positions: readonly (readonly [number, number])[]) => ({
  lng: Float64Array.from(positions, ([lng]) => lng),
  lat: Float64Array.from(positions, ([, lat]) => lat),
});

describe('the features over points', () => {
  it('are those that cover each of them, ascending', () => {
    fc.assert(
      fc.property(fc.array(feature, { maxLength: 6 }), points, (features, positions) => {
        const { shapes } = datasetOf({ coverage: features.map((geometry) => ({ geometry })) }).coverage!;
        const { lng, lat } = columnsOf(positions);
        const { start, rows } = coverPoints(shapes, Uint32Array.from(features.keys()), lng, lat);
        expect(start).toHaveLength(positions.length + 1);
        positions.forEach(([x, y], i) => {
          const wanted = features.map((_, row) => row).filter((row) => covers(shapes, row, x, y));
          expect([...rows.subarray(start[i], start[i + 1])]).toEqual(wanted);
        });
      }),
      { numRuns: 300 },
    );
  });
  it('are the same however the points are split', () => {
    fc.assert(
      fc.property(
        fc.array(feature, { maxLength: 4 }),
        points,
        fc.integer({ min: 1, max: 30 }),
        (features, positions, size) => {
          const dataset = datasetOf({
            coverage: features.map((geometry) => ({ geometry })),
            villages: positions.map(([lng, lat], i) => ({ id: `v${100 + i}`, lng, lat })),
          });
          const { context } = createKernelContext(dataset, defaultProfile);
          const count = judgedPoints(dataset).lng.length;
          const whole = concatHits([coverHits(context, { from: 0, to: count })]);
          expect(concatHits(splitRange(count, size).map((range) => coverHits(context, range)))).toEqual(whole);
          const { lng, lat } = judgedPoints(dataset);
          expect(whole).toEqual(coverPoints(dataset.coverage!.shapes, Uint32Array.from(features.keys()), lng, lat));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('points where it is hardest to tell', () => {
  /** The rows over each point, and those that cover it one by one. */
  const expectCovers = (geometries: ReturnType<typeof multiPolygon>[], positions: [number, number][]) => {
    const { shapes } = datasetOf({ coverage: geometries.map((geometry) => ({ geometry })) }).coverage!;
    const { lng, lat } = columnsOf(positions);
    const { start, rows } = coverPoints(shapes, Uint32Array.from(geometries.keys()), lng, lat);
    const all = positions.map((_, i) => [...rows.subarray(start[i], start[i + 1])]);
    expect(all).toEqual(positions.map(([x, y]) => [...geometries.keys()].filter((row) => covers(shapes, row, x, y))));
    return all;
  };
  it('lie at the borders of cells', () => {
    // 17 × 17 points make a grid of 17 × 17 cells: every third box ends where points and cells do.
    const lattice = Array.from({ length: 289 }, (_, k): [number, number] => [k % 17, Math.floor(k / 17)]);
    const boxes = Array.from({ length: 16 }, (_, k) => rectangle(k, k / 2, k + 3, 16 - k / 3));
    const found = expectCovers(boxes, lattice);
    expect(found[0]).toEqual([0]);
    expect(found[16 * 17 + 16]).toEqual([]);
  });
  it('lie on a vertex of four areas, on the edges they share and on level edges', () => {
    const quarters = [rectangle(0, 0, 1, 1), rectangle(1, 0, 2, 1), rectangle(0, 1, 1, 2), rectangle(1, 1, 2, 2)];
    const found = expectCovers(quarters, [
      [1, 1],
      [1, 0.5],
      [0.3, 1],
      [0.5, 0],
      [2, 2],
      [2, 2.1],
    ]);
    expect(found.map((rows) => rows.length)).toEqual([4, 2, 2, 1, 1, 0]);
  });
  it('lie in slivers, on doubled vertices and on overlapping edges of one area', () => {
    const sliver = multiPolygon([
      [
        [0, 0],
        [10, 1e-13],
        [10, 0],
      ],
    ]);
    const doubled = multiPolygon([
      [
        [0, 0],
        [0, 0],
        [5, 0],
        [5, 5],
        [5, 5],
        [5, 0],
        [0, 5],
      ],
    ]);
    expectCovers(
      [sliver, doubled],
      [0, 1, 2.5, 5, 10].flatMap((x): [number, number][] => [0, 5e-14, 1e-13, 2.5, 5].map((y) => [x, y])),
    );
  });
});

describe('a grid of points', () => {
  it('has every point of a box near it, each once', () => {
    fc.assert(
      fc.property(points, position, position, (positions, [a, b], [c, d]) => {
        const { lng, lat } = columnsOf(positions);
        const [west, east, south, north] = [Math.min(a, c), Math.max(a, c), Math.min(b, d), Math.max(b, d)];
        const into = new Uint32Array(positions.length);
        const near = [...into.subarray(0, buildPointGrid(lng, lat).near(west, south, east, north, into))];
        expect(new Set(near).size).toBe(near.length);
        positions.forEach(([x, y], i) => {
          if (x >= west && x <= east && y >= south && y <= north) expect(near).toContain(i);
        });
      }),
    );
  });
});

describe('the order along a Hilbert curve', () => {
  it('has every point once', () => {
    fc.assert(
      fc.property(points, (positions) => {
        const { lng, lat } = columnsOf(positions);
        expect([...hilbertOrder(lng, lat)].sort((a, b) => a - b)).toEqual([...positions.keys()]);
      }),
    );
  });
  it('goes from each place of a lattice to a neighbour', () => {
    const lattice = Array.from({ length: 256 }, (_, k): [number, number] => [k % 16, k >> 4]);
    const { lng, lat } = columnsOf(lattice);
    const order = hilbertOrder(lng, lat);
    for (let k = 1; k < order.length; k++)
      expect(Math.abs(lng[order[k]] - lng[order[k - 1]]) + Math.abs(lat[order[k]] - lat[order[k - 1]])).toBe(1);
  });
});
