import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  covers,
  createKernelContext,
  type Dataset,
  defaultProfile,
  distanceM,
  TECHNOLOGIES,
} from '../../../engine/index.ts';
import { buildAreaTable } from '../../../engine/measure/areas.ts';
import { createRoadTable, roadCounts } from '../../../engine/measure/roads.ts';
import { addSparse } from '../../../engine/measure/sparse-counts.ts';
import { ANY, cellOf } from '../../../engine/measure/table.ts';
import { datasetOf, line, multiPolygon, polygon, rectangle } from '../dataset-builder.ts';

type Position = readonly [lng: number, lat: number];

/** Metres of road, and of it under any operator by floor, as the kernel counts them. */
function countedMetres(dataset: Dataset): { coveredM: number[]; roadM: number } {
  const { context } = createKernelContext(dataset, defaultProfile);
  const table = createRoadTable(dataset, buildAreaTable(dataset.admin));
  addSparse(table, [roadCounts(context, { from: 0, to: dataset.roads!.count }).mobile]);
  const cells = TECHNOLOGIES.map((_, floor) => cellOf(table, 0, table.operators.indexOf(ANY), floor, 0, 0));
  return { coveredM: cells.map((cell) => table.numerator[cell]), roadM: table.denominator[cells[0]] };
}

/** The same by cutting each edge of a road with every edge of every polygon and asking about the middle of each piece. */
function metresByBruteForce({ coverage, roads }: Dataset): { coveredM: number[]; roadM: number } {
  const coveredM = TECHNOLOGIES.map(() => 0);
  let roadM = 0;
  const { ringStart, coords } = roads!.shapes;
  for (let path = 0; path + 1 < ringStart.length; path++) {
    for (let v = ringStart[path]; v + 1 < ringStart[path + 1]; v++) {
      const [ax, ay, bx, by] = coords.subarray(2 * v, 2 * v + 4);
      const cuts = cutsWith(coverage!.shapes, ax, ay, bx, by);
      for (let k = 0; k + 1 < cuts.length; k++) {
        const at = (t: number): Position => [ax + (bx - ax) * t, ay + (by - ay) * t];
        const [from, middle, to] = [at(cuts[k]), at((cuts[k] + cuts[k + 1]) / 2), at(cuts[k + 1])];
        const pieceM = distanceM(...from, ...to);
        roadM += pieceM;
        const over = Array.from({ length: coverage!.count }, (_, row) => row).filter(
          (row) => covers(coverage!.shapes, row, ...middle) || runsAlong(coverage!.shapes, row, middle),
        );
        const best = Math.max(-1, ...over.map((row) => coverage!.technology[row]));
        for (let floor = 0; floor <= best; floor++) coveredM[floor] += pieceM;
      }
    }
  }
  return { coveredM, roadM };
}

type Shapes = NonNullable<Dataset['coverage']>['shapes'];

function* edgesOf({ ringStart, coords }: Shapes): Generator<readonly number[]> {
  for (let ring = 0; ring + 1 < ringStart.length; ring++)
    for (let v = ringStart[ring]; v + 1 < ringStart[ring + 1]; v++) yield [...coords.subarray(2 * v, 2 * v + 4)];
}

/** Fractions of the edge a→b, from 0 to 1, where the line of an edge of a polygon crosses it or a vertex lies on it. */
function cutsWith(shapes: Shapes, ax: number, ay: number, bx: number, by: number): number[] {
  const cuts = [0, 1];
  const [dx, dy] = [bx - ax, by - ay];
  for (const [px, py, qx, qy] of edgesOf(shapes)) {
    const across = dx * (qy - py) - dy * (qx - px);
    if (across !== 0) cuts.push(((px - ax) * (qy - py) - (py - ay) * (qx - px)) / across);
    else if (dx * (py - ay) === dy * (px - ax) && (dx !== 0 || dy !== 0))
      for (const [x, y] of [
        [px, py],
        [qx, qy],
      ])
        cuts.push(dx !== 0 ? (x - ax) / dx : (y - ay) / dy);
  }
  return cuts.filter((t) => t >= 0 && t <= 1).sort((t, u) => t - u);
}

/** Whether a place lies on an edge of a feature but for the rounding of its coordinates. */
function runsAlong(shapes: Shapes, row: number, [x, y]: Position): boolean {
  const first = shapes.partStart[shapes.featureStart[row]];
  const end = shapes.partStart[shapes.featureStart[row + 1]];
  const own = { ...shapes, ringStart: shapes.ringStart.slice(first, end + 1) };
  for (const [px, py, qx, qy] of edgesOf(own)) {
    const length = Math.hypot(qx - px, qy - py);
    const along = ((x - px) * (qx - px) + (y - py) * (qy - py)) / length;
    const aside = Math.abs((x - px) * (qy - py) - (y - py) * (qx - px)) / length;
    if (along >= 0 && along <= length && aside < 1e-12) return true;
  }
  return false;
}

/** A hundred metres apart, in steps that doubles hold exactly. */
const ordinate = fc.integer({ min: 0, max: 10 }).map((n) => n / 1024);
const position = fc.tuple(ordinate, ordinate);
const ring = fc.array(position, { minLength: 3, maxLength: 8 });
const area = fc.array(fc.array(ring, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 });
const path = fc.array(position, { minLength: 2, maxLength: 12 });

function expectSame(dataset: Dataset): void {
  const [counted, wanted] = [countedMetres(dataset), metresByBruteForce(dataset)];
  // Each piece is counted in whole quarters of a micrometre.
  expect(Math.abs(counted.roadM - wanted.roadM)).toBeLessThan(1e-4);
  counted.coveredM.forEach((metres, floor) => {
    expect(Math.abs(metres - wanted.coveredM[floor])).toBeLessThan(1e-4);
  });
}

describe('metres of road inside coverage', () => {
  it('are those of the pieces between all cuts, whatever overlaps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(area, fc.constantFrom(...TECHNOLOGIES), fc.constantFrom('A', 'B')), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.array(path, { minLength: 1, maxLength: 3 }),
        (areas, roads) => {
          const coverage = areas.map(([parts, technology, operator]) => ({
            geometry: multiPolygon(...parts),
            technology,
            operator,
          }));
          expectSame(datasetOf({ coverage, roads: roads.map((vertices) => ({ geometry: line(...vertices) })) }));
        },
      ),
      { numRuns: 100 },
    );
  });

  const square = rectangle(0, 0, 1, 1);
  const metres = (coverage: ReturnType<typeof polygon>[], ...vertices: Position[]) =>
    countedMetres(
      datasetOf({ coverage: coverage.map((geometry) => ({ geometry })), roads: [{ geometry: line(...vertices) }] }),
    );

  it('are counted once along an edge that two polygons share, and along their overlapping edges', () => {
    const shared = metres([square, rectangle(1, 0, 2, 1)], [1, 0], [1, 1]);
    expect(shared.coveredM[0]).toBe(shared.roadM);
    const overlapping = metres([square, rectangle(0.5, 0, 1.5, 0.5)], [0, 0], [1.5, 0]);
    expect(overlapping.coveredM[0]).toBeCloseTo(overlapping.roadM, 5);
  });
  it('do not change with vertices and segments that are there twice', () => {
    const once = metres([square], [-1, 0.5], [0.5, 0.5], [0.5, 2]);
    const twice = metres([square, square], [-1, 0.5], [-1, 0.5], [0.5, 0.5], [0.5, 0.5], [0.5, 2], [0.5, 2]);
    expect(twice.coveredM[0]).toBeCloseTo(once.coveredM[0], 5);
    expect(twice.roadM).toBeCloseTo(once.roadM, 5);
    const backAndForth = metres([square], [-1, 0.5], [0.5, 0.5], [-1, 0.5]);
    expect(backAndForth.coveredM[0]).toBeCloseTo(distanceM(0, 0.5, 0.5, 0.5) * 2, 5);
  });
  it('leave out a touch, a hole and the point where two holes touch', () => {
    expect(metres([square], [-1, 0], [1, 2]).coveredM[0]).toBe(0);
    const holes: Position[][] = [
      [
        [0.2, 0.5],
        [0.35, 0.6],
        [0.5, 0.5],
        [0.35, 0.4],
      ],
      [
        [0.5, 0.5],
        [0.65, 0.6],
        [0.8, 0.5],
        [0.65, 0.4],
      ],
    ];
    const outer: Position[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ];
    const through = metres([polygon(outer, ...holes)], [0, 0.5], [1, 0.5]);
    expect(through.coveredM[0]).toBeCloseTo(distanceM(0, 0.5, 0.2, 0.5) + distanceM(0.8, 0.5, 1, 0.5), 5);
  });
  it('are found in slivers, across and along', () => {
    const sliver = rectangle(0, 0, 1, 1e-12);
    expect(metres([sliver], [0, 0], [1, 0]).coveredM[0]).toBeCloseTo(distanceM(0, 0, 1, 0), 5);
    expect(metres([sliver], [0.5, -1], [0.5, 1]).coveredM[0]).toBeLessThan(1e-6);
  });
  it('are zero for a road without length', () => {
    expect(metres([square], [0.5, 0.5], [0.5, 0.5])).toEqual({ coveredM: [0, 0, 0, 0], roadM: 0 });
  });
});
