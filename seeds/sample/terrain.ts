import { boxMean, cellX, cellY, type Grid, NEIGHBOUR_STEP, neighbour, sampleGrid } from './grid.ts';
import { makeHeap } from './heap.ts';
import { fractalNoise, ridgeNoise } from './noise.ts';
import { type LngLat, type Plane, toX, toY } from './plane.ts';
import { cornerUnit } from './random.ts';
import type { ReliefShape } from './spec.ts';

/** The heights of the province and its surroundings. */
export interface Terrain {
  readonly grid: Grid;
  /** Metres above the sea, per cell. */
  readonly heightM: Float64Array;
  /** Metres above (positive) or below the mean of the surroundings: valleys are negative. */
  readonly standM: Float64Array;
  /** Rise over run, per cell. */
  readonly slope: Float64Array;
  /** 1 where the cell is sea. */
  readonly sea: Uint8Array;
}

/** Rounds of routing the rivers and cutting the valleys to them. */
const CARVINGS = 3;
/** Cells of hillside above which water gathers in a channel. */
const HILLSIDE_CELLS = 5;

export const heightAt = (terrain: Terrain, x: number, y: number): number =>
  sampleGrid(terrain.grid, terrain.heightM, x, y);

/** The share of a range's height that is left at a distance from its crest line. */
function falloff(x: number, y: number, a: LngLat, b: LngLat, widthM: number): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const t = Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)));
  const ex = x - a[0] - t * dx;
  const ey = y - a[1] - t * dy;
  return 1 / (1 + (ex * ex + ey * ey) / (widthM * widthM));
}

/** How strongly each cell is raised: the ranges of the relief, broken up by noise. */
function upliftOf(grid: Grid, plane: Plane, relief: ReliefShape, sea: Uint8Array, seed: number): Float64Array {
  const ranges = relief.ranges.map((range) => ({
    a: [toX(plane, range.from[0]), toY(plane, range.from[1])] as LngLat,
    b: [toX(plane, range.to[0]), toY(plane, range.to[1])] as LngLat,
    widthM: range.widthKm * 1000,
    strength: range.strength,
  }));
  const uplift = new Float64Array(grid.cols * grid.rows);
  for (let cell = 0; cell < uplift.length; cell++) {
    if (sea[cell] === 1) continue;
    const x = cellX(grid, cell);
    const y = cellY(grid, cell);
    let rise = relief.base;
    for (const range of ranges) rise += range.strength * falloff(x, y, range.a, range.b, range.widthM);
    const broken = 1 + 0.55 * fractalNoise(seed, x / 14000, y / 14000, 4);
    const towers = relief.karst * ridgeNoise(seed + 7, x / 2600, y / 2600, 2);
    uplift[cell] = Math.max(0.02, rise * broken) * (1 + towers);
  }
  return uplift;
}

/** 1 for the cells beyond the coast: outside the outline, on the left of the line that the relief names. */
function seaOf(grid: Grid, plane: Plane, relief: ReliefShape, mask: Uint8Array): Uint8Array {
  const sea = new Uint8Array(mask.length);
  if (relief.coast === undefined) return sea;
  const [a, b] = relief.coast.map(([lng, lat]): LngLat => [toX(plane, lng), toY(plane, lat)]) as [LngLat, LngLat];
  for (let cell = 0; cell < mask.length; cell++) {
    const side = (b[0] - a[0]) * (cellY(grid, cell) - a[1]) - (b[1] - a[1]) * (cellX(grid, cell) - a[0]);
    if (mask[cell] === 0 && side > 0) sea[cell] = 1;
  }
  return sea;
}

/** The cells where water leaves the map: the sea, or the edge of the map near the named river mouths. */
function outletsOf(grid: Grid, plane: Plane, relief: ReliefShape, sea: Uint8Array): number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < sea.length; cell++) if (sea[cell] === 1) cells.push(cell);
  for (const [lng, lat] of relief.mouths) {
    const col = Math.floor((toX(plane, lng) - grid.west) / grid.cellM);
    const row = Math.floor((toY(plane, lat) - grid.south) / grid.cellM);
    const clamped = Math.max(0, Math.min(grid.rows - 1, row)) * grid.cols + Math.max(0, Math.min(grid.cols - 1, col));
    cells.push(clamped);
  }
  return cells;
}

/** Water's way out of every cell: the cells from the outlets up, each one's receiver and the direction it came from. */
interface Routes {
  readonly order: Int32Array;
  readonly receiver: Int32Array;
  readonly step: Uint8Array;
}

/**
 * Routes every cell down the steepest way, over the rim where it lies in a hollow (priority flood). A filled hollow
 * rises from its rim by uneven steps of up to `unevenM`, so that water crosses it in bends and not in straight lines.
 */
function routeWater(grid: Grid, heights: Float64Array, outlets: readonly number[], unevenM: Float64Array): Routes {
  const n = heights.length;
  const order = new Int32Array(n);
  const receiver = new Int32Array(n).fill(-1);
  const step = new Uint8Array(n);
  const level = new Float64Array(n).fill(Number.NaN);
  const heap = makeHeap(n);
  for (const cell of outlets) {
    if (level[cell]! >= 0) continue;
    level[cell] = Math.max(0, heights[cell]!);
    heap.push(cell, level[cell]!);
  }
  let count = 0;
  for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
    order[count++] = cell;
    let steepest = 0;
    for (let k = 0; k < 8; k++) {
      const next = neighbour(grid, cell, k);
      if (next < 0) continue;
      if (!(level[next]! >= 0)) {
        level[next] = Math.max(level[cell]! + unevenM[next]!, heights[next]!);
        receiver[next] = cell;
        step[next] = k;
        heap.push(next, level[next]!);
      } else if (receiver[cell]! >= 0 && (level[cell]! - level[next]!) / NEIGHBOUR_STEP[k]! > steepest) {
        steepest = (level[cell]! - level[next]!) / NEIGHBOUR_STEP[k]!;
        receiver[cell] = next;
        step[cell] = k;
      }
    }
  }
  return { order, receiver, step };
}

/** Heights in balance with the rivers: each cell above its receiver by uplift over the root of the water it carries. */
function carve(uplift: Float64Array, routes: Routes): Float64Array {
  const { order, receiver, step } = routes;
  const drainage = new Float64Array(order.length).fill(1);
  for (let i = order.length - 1; i >= 0; i--) {
    const cell = order[i]!;
    if (receiver[cell]! >= 0) drainage[receiver[cell]!]! += drainage[cell]!;
  }
  const carved = new Float64Array(order.length);
  for (const cell of order) {
    const down = receiver[cell]!;
    if (down < 0) continue;
    const fall = (uplift[cell]! * NEIGHBOUR_STEP[step[cell]!]!) / Math.sqrt(drainage[cell]! + HILLSIDE_CELLS);
    carved[cell] = carved[down]! + fall;
  }
  return carved;
}

/** Terrain with a river network: valleys in balance between uplift and the water that gathers in them. */
export function makeTerrain(grid: Grid, plane: Plane, relief: ReliefShape, mask: Uint8Array, seed: number): Terrain {
  const n = grid.cols * grid.rows;
  const sea = seaOf(grid, plane, relief, mask);
  const uplift = upliftOf(grid, plane, relief, sea, seed);
  const outlets = outletsOf(grid, plane, relief, sea);
  const noise = new Float64Array(n).map((_, cell) =>
    fractalNoise(seed, cellX(grid, cell) / 7000, cellY(grid, cell) / 7000, 6),
  );
  let heights: Float64Array = new Float64Array(n);
  for (let round = 0; round < CARVINGS; round++) {
    const roughM = round === 0 ? 1 : 0.05 * meanOf(heights);
    const rough = heights.map((height, cell) => {
      if (sea[cell] === 1) return 0;
      const uneven = noise[cell]! + 0.5 * cornerUnit(seed, cell, round);
      return height + roughM * (1.6 + uneven) + (round === 0 ? 0.5 * uplift[cell]! : 0);
    });
    const unevenM = rough.map((_, cell) => roughM * 0.05 * (0.02 + cornerUnit(seed, cell, round + 50)));
    heights = carve(uplift, routeWater(grid, rough, outlets, unevenM));
  }
  const heightM = scaleHeights(grid, boxMean(grid, heights, 1), mask, sea, relief);
  const around = boxMean(grid, heightM, Math.max(3, Math.round(2500 / grid.cellM)));
  const standM = heightM.map((height, cell) => height - around[cell]!);
  return { grid, heightM, standM, slope: slopeOf(grid, heightM), sea };
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Heights in metres: the relief's floor at the lowest land, its summit height near the highest. */
function scaleHeights(
  grid: Grid,
  heights: Float64Array,
  mask: Uint8Array,
  sea: Uint8Array,
  relief: ReliefShape,
): Float64Array {
  const inside = heights.filter((_, cell) => mask[cell] === 1).sort();
  const low = inside[0]!;
  const high = inside[Math.floor(inside.length * 0.999)]!;
  const scale = (relief.summitM - relief.floorM) / (high - low);
  return new Float64Array(grid.cols * grid.rows).map((_, cell) =>
    sea[cell] === 1 ? 0 : Math.max(1, relief.floorM + (heights[cell]! - low) * scale),
  );
}

/** Rise over run of each cell, by central differences. */
function slopeOf(grid: Grid, heightM: Float64Array): Float64Array {
  const out = new Float64Array(heightM.length);
  for (let cell = 0; cell < out.length; cell++) {
    const col = cell % grid.cols;
    const east = heightM[col + 1 < grid.cols ? cell + 1 : cell]!;
    const west = heightM[col > 0 ? cell - 1 : cell]!;
    const north = heightM[cell + grid.cols < out.length ? cell + grid.cols : cell]!;
    const south = heightM[cell >= grid.cols ? cell - grid.cols : cell]!;
    const dx = (east - west) / (2 * grid.cellM);
    const dy = (north - south) / (2 * grid.cellM);
    out[cell] = Math.sqrt(dx * dx + dy * dy);
  }
  return out;
}
