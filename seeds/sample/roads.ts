import { type Areas, travelCost } from './communes.ts';
import { cellX, cellY, type Grid } from './grid.ts';
import { makeHeap } from './heap.ts';
import { type LngLat, type Plane, toLngLat } from './plane.ts';
import { hashUnit } from './random.ts';
import type { Settlement } from './settlements.ts';
import type { Terrain } from './terrain.ts';
import { chooseCrossings, crossingsOf, waysFrom } from './ways.ts';

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

/** The road net: valley roads between commune centres, ranked by what they connect, and ways to every village. */
export function makeRoads(
  terrain: Terrain,
  plane: Plane,
  areas: Areas,
  settlements: readonly Settlement[],
  seed: number,
): RoadNet {
  const { grid } = terrain;
  const cost = travelCost(terrain, seed);
  const set = makeLinkSet();
  const between = waysFrom(grid, cost, areas.commune, areas.centres);
  const chosen = chooseCrossings(between, crossingsOf(grid, between), areas.centres.length);
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
