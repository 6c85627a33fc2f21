import { type Grid, NEIGHBOUR_STEP, neighbour } from './grid.ts';
import { makeHeap } from './heap.ts';

/** The cheapest ways over a raster from the nearest of several sources. */
export interface Ways {
  /** The cost from the source, per cell. */
  readonly cost: Float64Array;
  /** The cell before, -1 at a source and where no way leads. */
  readonly parent: Int32Array;
  /** The number of the source, -1 where no way leads. */
  readonly origin: Int32Array;
}

/** The cheapest ways from the nearest of the sources to every cell of the province. */
export function waysFrom(grid: Grid, cost: Float64Array, inside: Int32Array, sources: readonly number[]): Ways {
  const n = cost.length;
  const reached = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const parent = new Int32Array(n).fill(-1);
  const origin = new Int32Array(n).fill(-1);
  const heap = makeHeap(n);
  sources.forEach((cell, i) => {
    reached[cell] = 0;
    origin[cell] = i;
    heap.push(cell, 0);
  });
  for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
    const so = heap.lastPriority;
    if (so > reached[cell]!) continue;
    for (let k = 0; k < 8; k++) {
      const next = neighbour(grid, cell, k);
      if (next < 0 || inside[next]! < 0) continue;
      const total = so + (NEIGHBOUR_STEP[k]! * (cost[cell]! + cost[next]!)) / 2;
      if (total >= reached[next]!) continue;
      reached[next] = total;
      parent[next] = cell;
      origin[next] = origin[cell]!;
      heap.push(next, total);
    }
  }
  return { cost: reached, parent, origin };
}

/** Two neighbouring cells that are nearest to different centres, and the cost of the way between those over them. */
export interface Crossing {
  readonly cost: number;
  readonly from: number;
  readonly to: number;
}

/** The cheapest crossing between each pair of neighbouring centres, cheapest first. */
export function crossingsOf(grid: Grid, ways: Ways): Crossing[] {
  const best = new Map<number, Crossing>();
  for (let cell = 0; cell < ways.origin.length; cell++) {
    const mine = ways.origin[cell]!;
    if (mine < 0) continue;
    for (let k = 0; k < 8; k++) {
      const next = neighbour(grid, cell, k);
      if (next < 0 || ways.origin[next]! <= mine) continue;
      const key = mine * 65536 + ways.origin[next]!;
      const total = ways.cost[cell]! + ways.cost[next]! + NEIGHBOUR_STEP[k]!;
      const known = best.get(key);
      if (known === undefined || total < known.cost) best.set(key, { cost: total, from: cell, to: next });
    }
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost || a.from - b.from || a.to - b.to);
}

/** A way round is borne up to this many times the direct way before a direct road is built. */
const DETOUR = 1.9;

/** Which crossings become roads, cheapest first: those without which the way round would be too long (a spanner). */
export function chooseCrossings(ways: Ways, crossings: readonly Crossing[], centres: number): Crossing[] {
  const roads: { readonly to: number; readonly cost: number }[][] = Array.from({ length: centres }, () => []);
  const heap = makeHeap(centres);
  const isNear = (from: number, to: number, limit: number): boolean => {
    const best = new Float64Array(centres).fill(Number.POSITIVE_INFINITY);
    while (heap.pop() >= 0);
    best[from] = 0;
    heap.push(from, 0);
    for (let at = heap.pop(); at >= 0; at = heap.pop()) {
      if (at === to) return true;
      if (heap.lastPriority > best[at]!) continue;
      for (const road of roads[at]!) {
        const total = best[at]! + road.cost;
        if (total > limit || total >= best[road.to]!) continue;
        best[road.to] = total;
        heap.push(road.to, total);
      }
    }
    return false;
  };
  return crossings.filter(({ from, to, cost }) => {
    const [a, b] = [ways.origin[from]!, ways.origin[to]!];
    if (isNear(a, b, DETOUR * cost)) return false;
    roads[a]!.push({ to: b, cost });
    roads[b]!.push({ to: a, cost });
    return true;
  });
}
