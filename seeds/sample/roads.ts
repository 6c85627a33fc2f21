import type { Areas } from './communes.ts';
import { travelCost } from './communes.ts';
import { cellX, cellY, type Grid, NEIGHBOUR_STEP, neighbour } from './grid.ts';
import { makeHeap } from './heap.ts';
import { type LngLat, type Plane, toLngLat } from './plane.ts';
import { hashUnit } from './random.ts';
import type { Settlement } from './settlements.ts';
import type { Terrain } from './terrain.ts';

/** The rank of a way: 0 national, 1 provincial, 2 inter-district, 3 local between communes, 4 local to a village. */
export type Rank = 0 | 1 | 2 | 3 | 4;

/** A piece of road between two neighbouring cells, the same for every road and cable that follows it. */
export interface Link {
  readonly a: number;
  readonly b: number;
  rank: Rank;
  /** Whether it lies on the way from some commune to the capital. */
  isTrunk: boolean;
}

/** All roads of the province as a net of links between cells. */
export interface RoadNet {
  readonly grid: Grid;
  readonly links: readonly Link[];
  /** The links at each cell that has any. */
  readonly at: ReadonlyMap<number, readonly number[]>;
  /** The written line of each link from its cell a to its cell b, three positions. */
  readonly line: readonly (readonly LngLat[])[];
  /** For each settlement the links of its way to a trunk road, empty where it lies on one. */
  readonly wayOut: readonly (readonly number[])[];
  /** For each settlement the cost of travel to the nearest district seat. */
  readonly remoteness: Float64Array;
}

interface Ways {
  readonly cost: Float64Array;
  readonly parent: Int32Array;
  readonly origin: Int32Array;
}

/** The cheapest ways from the nearest of the sources to every cell of the province. */
function waysFrom(grid: Grid, cost: Float64Array, inside: Int32Array, sources: readonly number[]): Ways {
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

/** The cheapest crossing between each pair of neighbouring centres: [cost, cell of one, cell of the other]. */
function crossingsOf(grid: Grid, ways: Ways): { cost: number; from: number; to: number }[] {
  const best = new Map<number, { cost: number; from: number; to: number }>();
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

/** Collects links between cells, one per pair, keeping the best rank. */
function makeLinkSet() {
  const links: Link[] = [];
  const at = new Map<number, number[]>();
  const known = new Map<string, number>();
  const note = (cell: number, link: number): void => {
    const list = at.get(cell);
    if (list === undefined) at.set(cell, [link]);
    else list.push(link);
  };
  return {
    links,
    at,
    add(p: number, q: number, rank: Rank): number {
      const a = Math.min(p, q);
      const b = Math.max(p, q);
      const key = `${a} ${b}`;
      const old = known.get(key);
      if (old !== undefined) {
        if (rank < links[old]!.rank) links[old]!.rank = rank;
        return old;
      }
      known.set(key, links.length);
      links.push({ a, b, rank, isTrunk: false });
      note(a, links.length - 1);
      note(b, links.length - 1);
      return links.length - 1;
    },
  };
}

/** Which crossings become roads: a spanning tree of the cheapest, and the next cheapest as loops. */
function chooseCrossings<T>(crossings: readonly T[], ends: (c: T) => [number, number], count: number, loops: number) {
  const root = Array.from({ length: count }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at] = root[root[at]!]!;
    return at;
  };
  const tree: T[] = [];
  const rest: T[] = [];
  for (const crossing of crossings) {
    const [a, b] = ends(crossing).map(find) as [number, number];
    if (a === b) rest.push(crossing);
    else {
      root[a] = b;
      tree.push(crossing);
    }
  }
  return [...tree, ...rest.slice(0, Math.round(loops * count))];
}

/** The road net: valley roads between commune centres, ranked by what they connect, and ways to every village. */
export function makeRoads(
  terrain: Terrain,
  plane: Plane,
  areas: Areas,
  settlements: readonly Settlement[],
  seed: number,
): RoadNet {
  const { grid } = terrain;
  const cost = travelCost(terrain);
  const set = makeLinkSet();
  const between = waysFrom(grid, cost, areas.commune, areas.centres);
  const chosen = chooseCrossings(
    crossingsOf(grid, between),
    (c) => [between.origin[c.from]!, between.origin[c.to]!],
    areas.centres.length,
    0.12,
  );
  for (const { from, to } of chosen) {
    set.add(from, to, 3);
    for (const end of [from, to]) {
      for (let cell = end; between.parent[cell]! >= 0; cell = between.parent[cell]!) {
        set.add(cell, between.parent[cell]!, 3);
      }
    }
  }
  rankLinks(cost, set, areas);
  const wayOut = waysOut(grid, cost, set, areas, settlements);
  const seats = areas.districtSeat.map((c) => areas.centres[c]!);
  const travel = waysFrom(grid, cost, areas.commune, seats).cost;
  return {
    grid,
    links: set.links,
    at: set.at,
    line: drawLinks(grid, plane, set.links, set.at, settlements, seed),
    wayOut,
    remoteness: Float64Array.from(settlements, (s) => travel[s.cell]!),
  };
}

/** Raises the rank of the links that join the capital to the district seats, and each commune to its seat. */
function rankLinks(cost: Float64Array, set: ReturnType<typeof makeLinkSet>, areas: Areas): void {
  const capital = areas.centres[0]!;
  const toParent = new Map<number, number>([[capital, -1]]);
  const reached = new Map<number, number>([[capital, 0]]);
  const heap = makeHeap(4096);
  heap.push(capital, 0);
  for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
    const so = heap.lastPriority;
    if (so > reached.get(cell)!) continue;
    for (const link of set.at.get(cell)!) {
      const { a, b } = set.links[link]!;
      const next = a === cell ? b : a;
      const total = so + Math.sqrt(cost[cell]! + cost[next]!);
      if (total >= (reached.get(next) ?? Number.POSITIVE_INFINITY)) continue;
      reached.set(next, total);
      toParent.set(next, link);
      heap.push(next, total);
    }
  }
  const climb = (start: number, rank: Rank): void => {
    for (let cell = start; toParent.get(cell)! >= 0; ) {
      const link = set.links[toParent.get(cell)!]!;
      link.rank = Math.min(link.rank, rank) as Rank;
      cell = link.a === cell ? link.b : link.a;
    }
  };
  areas.districtSeat.forEach((commune, district) => {
    climb(areas.centres[commune]!, district <= areas.districtSeat.length / 2 ? 0 : 1);
  });
  const traffic = new Int32Array(set.links.length);
  for (const centre of areas.centres) {
    for (let cell = centre; toParent.get(cell)! >= 0; ) {
      const link = toParent.get(cell)!;
      traffic[link]!++;
      cell = set.links[link]!.a === cell ? set.links[link]!.b : set.links[link]!.a;
    }
  }
  set.links.forEach((link, i) => {
    link.isTrunk = traffic[i]! > 0;
    if (link.rank === 3 && traffic[i]! >= 3) link.rank = 2;
  });
}

/** Adds the ways from villages to the trunk roads; the links of each village's way. */
function waysOut(
  grid: Grid,
  cost: Float64Array,
  set: ReturnType<typeof makeLinkSet>,
  areas: Areas,
  settlements: readonly Settlement[],
): number[][] {
  const onTrunk = new Set(set.links.filter((link) => link.isTrunk).flatMap((link) => [link.a, link.b]));
  const onRoad = [...onTrunk].sort((a, b) => a - b);
  const local = waysFrom(grid, cost, areas.commune, onRoad);
  return settlements.map(({ cell }) => {
    const way: number[] = [];
    for (let at = cell; local.parent[at]! >= 0; at = local.parent[at]!) way.push(set.add(at, local.parent[at]!, 4));
    return way;
  });
}

/** The written line of every link: cell points drawn aside and smoothed, villages held, middles roughened. */
function drawLinks(
  grid: Grid,
  plane: Plane,
  links: readonly Link[],
  at: ReadonlyMap<number, readonly number[]>,
  settlements: readonly Settlement[],
  seed: number,
): LngLat[][] {
  const held = new Map<number, [number, number]>();
  for (const s of settlements) held.set(s.cell, [s.x + 20, s.y - 15]);
  const raw = new Map<number, [number, number]>();
  for (const cell of at.keys()) {
    const aside = (salt: number): number => (hashUnit(seed, cell, salt) - 0.5) * 0.5 * grid.cellM;
    raw.set(cell, held.get(cell) ?? [cellX(grid, cell) + aside(1), cellY(grid, cell) + aside(2)]);
  }
  const smooth = new Map<number, [number, number]>();
  for (const [cell, point] of raw) {
    const ends = at.get(cell)!.map((link) => raw.get(links[link]!.a === cell ? links[link]!.b : links[link]!.a)!);
    if (held.has(cell) || ends.length !== 2) smooth.set(cell, point);
    else {
      smooth.set(cell, [
        (ends[0]![0] + 2 * point[0] + ends[1]![0]) / 4,
        (ends[0]![1] + 2 * point[1] + ends[1]![1]) / 4,
      ]);
    }
  }
  return links.map(({ a, b }) => {
    const [ax, ay] = smooth.get(a)!;
    const [bx, by] = smooth.get(b)!;
    const bend = (hashUnit(seed, a, b, 3) - 0.5) * 0.3;
    const middle = toLngLat(plane, (ax + bx) / 2 - (by - ay) * bend, (ay + by) / 2 + (bx - ax) * bend);
    return [toLngLat(plane, ax, ay), middle, toLngLat(plane, bx, by)];
  });
}
