import { type BorderNet, makeBorderNet, ringsOf } from './borders.ts';
import { boxMean, cellX, cellY, type Grid } from './grid.ts';
import { makeHeap } from './heap.ts';
import { valueNoise } from './noise.ts';
import { makeAreasSimple, OUTSIDE, partitionByCost } from './partition.ts';
import { type LngLat, type Plane, toX, toY } from './plane.ts';
import { cornerUnit, hashUnit, orderByDescending } from './random.ts';
import type { SettlementShape } from './spec.ts';
import type { Terrain } from './terrain.ts';

/** The areas of a province. A commune's number is its position in `centres`. */
export interface Areas {
  readonly net: BorderNet;
  /** The commune of each cell, {@link OUTSIDE} beyond the province. */
  readonly commune: Int32Array;
  /** The cell of each commune's centre. */
  readonly centres: readonly number[];
  /** The district of each commune; district 0 holds the capital. */
  readonly district: readonly number[];
  /** The commune at the centre of each district. */
  readonly districtSeat: readonly number[];
}

/** How much people like to live in each cell, 0 for none: low, level valley land. */
export function suitabilityOf(terrain: Terrain, mask: Uint8Array, seed: number): Float64Array {
  const { grid, heightM, slope, standM, sea } = terrain;
  return Float64Array.from(mask, (inside, cell) => {
    if (inside === 0 || sea[cell] === 1) return 0;
    const level = 1 / (1 + (slope[cell]! / 0.12) * (slope[cell]! / 0.12));
    const low = 1 / (1 + Math.max(0, heightM[cell]!) / 900);
    const valley = standM[cell]! < 0 ? 1 + Math.min(2, -standM[cell]! / 90) : 1 / (1 + standM[cell]! / 60);
    const uneven = 1 + 0.5 * valueNoise(seed, cellX(grid, cell) / 6000, cellY(grid, cell) / 6000);
    return level * low * valley * uneven + 0.004;
  });
}

/**
 * `count` of the cells, high scores first and as far apart as they can be: the spacing starts at `startM` and gives
 * way as needed. The cells of `first` come first whatever their score.
 */
export function scatter(
  grid: Grid,
  cells: ArrayLike<number>,
  scores: ArrayLike<number>,
  count: number,
  startM: number,
  first: readonly number[],
): number[] {
  const order = orderByDescending(scores);
  for (let spacingM = startM; ; spacingM *= 0.93) {
    const chosen = [...first];
    const block = makeBlocker(grid, spacingM);
    for (const cell of first) block.take(cell);
    for (const at of order) {
      if (chosen.length >= count) break;
      const cell = cells[at]!;
      if (block.isFree(cell)) {
        block.take(cell);
        chosen.push(cell);
      }
    }
    if (chosen.length >= count) return chosen.slice(0, count);
    if (spacingM < grid.cellM / 2) throw new Error(`no room for ${count} places`);
  }
}

/** Keeps taken cells at least `spacingM` apart, centre to centre. */
function makeBlocker(grid: Grid, spacingM: number) {
  const bucketM = Math.max(spacingM, grid.cellM);
  const buckets = new Map<number, number[]>();
  const keyOf = (x: number, y: number, i: number, j: number): number =>
    (Math.floor((y - grid.south) / bucketM) + j) * 65536 + Math.floor((x - grid.west) / bucketM) + i;
  return {
    take(cell: number): void {
      const key = keyOf(cellX(grid, cell), cellY(grid, cell), 0, 0);
      const list = buckets.get(key);
      if (list === undefined) buckets.set(key, [cell]);
      else list.push(cell);
    },
    isFree(cell: number): boolean {
      const x = cellX(grid, cell);
      const y = cellY(grid, cell);
      for (let j = -1; j <= 1; j++) {
        for (let i = -1; i <= 1; i++) {
          for (const other of buckets.get(keyOf(x, y, i, j)) ?? []) {
            const dx = cellX(grid, other) - x;
            const dy = cellY(grid, other) - y;
            if (dx * dx + dy * dy < spacingM * spacingM) return false;
          }
        }
      }
      return true;
    },
  };
}

/** The cost of crossing each cell: steep land is slow, and no land is quite even, so that ways over plains bend. */
export function travelCost(terrain: Terrain, seed: number): Float64Array {
  const { grid, slope } = terrain;
  return slope.map((s, cell) => {
    const bend = 1 + 0.45 * valueNoise(seed + 5, cellX(grid, cell) / 1700, cellY(grid, cell) / 1700);
    return (1 + (s / 0.1) * (s / 0.1)) * (bend + 0.35 * cornerUnit(seed, cell, 6));
  });
}

/** Communes around valley settlements, their borders on the ridges, and districts of neighbouring communes. */
export function makeAreas(
  terrain: Terrain,
  plane: Plane,
  mask: Uint8Array,
  suitability: Float64Array,
  shape: SettlementShape,
  seed: number,
): Areas {
  const { grid } = terrain;
  const capital = bestNear(grid, suitability, toX(plane, shape.capital[0]), toY(plane, shape.capital[1]));
  const land = cellsWhere(mask, (inside) => inside === 1);
  const share = boxMean(grid, Float64Array.from(mask), 2);
  const deep = land.filter((cell) => share[cell]! > 0.999);
  const scores = deep.map((cell) => suitability[cell]! * (0.4 + hashUnit(seed, cell)));
  const startM = 1.05 * grid.cellM * Math.sqrt(land.length / shape.communes);
  const centres = scatter(grid, deep, scores, shape.communes, startM, [capital]);
  const districtSeat = spreadOut(grid, centres, shape.districts);
  const weight = centres.map((_, i) => (i === 0 ? 0.85 : 0.75 + 0.5 * hashUnit(seed, i, 77)));
  const commune = partitionByCost(grid, mask, travelCost(terrain, seed), centres, weight);
  makeAreasSimple(grid, commune, centres);
  const district = districtsOf(grid, commune, centres, districtSeat);
  return { net: makeBorderNet(grid, plane, commune, seed), commune, centres, district, districtSeat };
}

/** The cells whose value passes a test. */
function cellsWhere(values: Uint8Array, test: (value: number) => boolean): number[] {
  const out: number[] = [];
  for (let cell = 0; cell < values.length; cell++) if (test(values[cell]!)) out.push(cell);
  return out;
}

/** The most suitable cell within 6 km of a point. */
function bestNear(grid: Grid, suitability: Float64Array, x: number, y: number): number {
  let best = -1;
  for (let cell = 0; cell < suitability.length; cell++) {
    const dx = cellX(grid, cell) - x;
    const dy = cellY(grid, cell) - y;
    if (dx * dx + dy * dy < 6000 * 6000 && (best < 0 || suitability[cell]! > suitability[best]!)) best = cell;
  }
  return best;
}

/**
 * `count` of the places, the first one first: far from one another to begin with, then each moved to the middle of
 * the places that are nearest to it.
 */
function spreadOut(grid: Grid, places: readonly number[], count: number): number[] {
  const x = places.map((cell) => cellX(grid, cell));
  const y = places.map((cell) => cellY(grid, cell));
  const apart = (i: number, px: number, py: number): number =>
    (x[i]! - px) * (x[i]! - px) + (y[i]! - py) * (y[i]! - py);
  const chosen = [0];
  while (chosen.length < count) {
    const gap = places.map((_, i) => Math.min(...chosen.map((c) => apart(i, x[c]!, y[c]!))));
    chosen.push(gap.indexOf(Math.max(...gap)));
  }
  for (let round = 0; round < 8; round++) {
    const owner = places.map((_, i) => {
      const gaps = chosen.map((c) => apart(i, x[c]!, y[c]!));
      return gaps.indexOf(Math.min(...gaps));
    });
    for (let d = 1; d < count; d++) {
      const mine = places.map((_, i) => i).filter((i) => owner[i] === d);
      const mx = mine.reduce((sum, i) => sum + x[i]!, 0) / mine.length;
      const my = mine.reduce((sum, i) => sum + y[i]!, 0) / mine.length;
      chosen[d] = mine.reduce((best, i) => (apart(i, mx, my) < apart(best, mx, my) ? i : best));
    }
  }
  return chosen;
}

/** The district of each commune: the seat at the shortest way over neighbouring communes. */
function districtsOf(grid: Grid, commune: Int32Array, centres: readonly number[], seats: readonly number[]): number[] {
  const touching = centres.map(() => new Set<number>());
  for (let cell = 0; cell < commune.length; cell++) {
    for (const next of [cell + 1, cell + grid.cols]) {
      const a = commune[cell]!;
      const b = commune[next] ?? OUTSIDE;
      if (a === b || a === OUTSIDE || b === OUTSIDE) continue;
      touching[a]!.add(b);
      touching[b]!.add(a);
    }
  }
  const district = centres.map(() => -1);
  const best = centres.map(() => Number.POSITIVE_INFINITY);
  const heap = makeHeap(centres.length);
  seats.forEach((seat, d) => {
    best[seat] = 0;
    district[seat] = d;
    heap.push(seat, 0);
  });
  for (let at = heap.pop(); at >= 0; at = heap.pop()) {
    if (heap.lastPriority > best[at]!) continue;
    for (const next of [...touching[at]!].sort((a, b) => a - b)) {
      const dx = cellX(grid, centres[at]!) - cellX(grid, centres[next]!);
      const dy = cellY(grid, centres[at]!) - cellY(grid, centres[next]!);
      const total = best[at]! + Math.sqrt(dx * dx + dy * dy);
      if (total >= best[next]!) continue;
      best[next] = total;
      district[next] = district[at]!;
      heap.push(next, total);
    }
  }
  return district;
}

/** The rings of one commune, of one district, or of the whole province. */
export const communeRings = (areas: Areas, commune: number): LngLat[][] => ringsOf(areas.net, areas.commune, commune);
export const districtRings = (areas: Areas, district: number): LngLat[][] =>
  ringsOf(
    areas.net,
    areas.commune.map((c) => (c === OUTSIDE ? OUTSIDE : areas.district[c]!)),
    district,
  );
export const provinceRings = (areas: Areas): LngLat[][] =>
  ringsOf(
    areas.net,
    areas.commune.map((c) => (c === OUTSIDE ? OUTSIDE : 0)),
    0,
  );
