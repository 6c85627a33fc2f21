import { chooseFringe, FAR_OUT, type Fringe, type Ground, type Mast } from './fringe.ts';
import { makeHeap } from './heap.ts';
import { makeNeighbourhood, type Spot } from './neighbourhood.ts';
import { hashUnit, orderByDescending } from './random.ts';
import { gapsOf, reachOrder, type Shortfall } from './reach-sets.ts';
import type { Settlement } from './settlements.ts';
import type { MobileShape, NetworkShape } from './spec.ts';
import { holds, keepOut, makeStar } from './star.ts';
import { heightAt, type Terrain } from './terrain.ts';
import { cosine, sine, TWO_PI } from './trig.ts';
import { viewsheds, wavesOf } from './viewshed.ts';

/** An operator's equipment at one mast. */
export interface Placement extends Spot {
  readonly network: number;
  /** The village that the mast stands by. */
  readonly village: number;
  /** Generations on the air, ascending. */
  readonly generations: readonly number[];
  /** Whether a village depends on this very mast, so that it must not move. */
  readonly isPinned: boolean;
}

/** The masts of all networks and what they must reach. */
export interface Networks {
  readonly placements: readonly Placement[];
  /**
   * For each network the best generation (2 to 5) that each village has, 0 for none; and after the villages the best
   * that each cluster may have.
   */
  readonly level: readonly Uint8Array[];
}

/** Masts are this far apart, metres, unless they are made one location on purpose. */
const APART_M = 90;

/** The masts of every network: as many as the plan says, first where they reach villages, then where people are. */
export function makeNetworks(
  terrain: Terrain,
  settlements: readonly Settlement[],
  clusters: readonly Spot[],
  shortfall: Shortfall,
  remote: Float64Array,
  mobile: MobileShape,
  seed: number,
): Networks {
  const points: readonly Spot[] = [...settlements, ...clusters];
  const ground: Ground = {
    terrain,
    settlements,
    points,
    near: makeNeighbourhood(points, 2500),
    gaps: gapsOf(settlements),
    taken: makeNeighbourhood([], 200),
    mobile,
    seed,
  };
  const level: Uint8Array[] = [];
  const placements = mobile.networks.flatMap((network, n) => {
    const before = new Set(n === 1 ? shortfall.served.filter((v) => level[0]![v]! < 3) : []);
    const order = reachOrder(settlements, shortfall.served, before, remote, network.townBias, seed + 10 + n);
    const mine = new Uint8Array(points.length);
    mine.set(shortfall.ofClusters, settlements.length);
    level.push(mine);
    return placeNetwork(ground, network, n, order, n === 0 ? shortfall.basic : new Set<number>(), mine);
  });
  return { placements, level };
}

/** High ground near a village, another spot for each number; never more than a third of the way to a neighbour. */
function spotNear(terrain: Terrain, home: Settlement, gapM: number, number: number): Spot {
  const ring = Math.floor(number / 8);
  const away = Math.min(230, 0.34 * gapM) * (1 - 0.6 * (ring % 2)) + 260 * Math.floor(ring / 2);
  const spots = Array.from({ length: 8 }, (_, k) => {
    const angle = ((k + 0.5 * (ring % 2)) * TWO_PI) / 8;
    const x = home.x + away * cosine(angle);
    const y = home.y + away * sine(angle);
    return { x, y, height: heightAt(terrain, x, y) };
  });
  spots.sort((a, b) => b.height - a.height || a.x - b.x);
  return spots[number % 8]!;
}

/** The first spot near a village, from `number` on, that is far enough from every mast; it is then taken. */
function freeSpot(ground: Ground, village: number, number: number): Spot {
  for (let n = number; ; n++) {
    const spot = spotNear(ground.terrain, ground.settlements[village]!, ground.gaps[village]!, n);
    if (ground.taken.within(spot.x, spot.y, APART_M).length > 0) continue;
    ground.taken.add(spot);
    return spot;
  }
}

/** The masts of one network; fills `level` with what it reaches. */
function placeNetwork(
  ground: Ground,
  network: NetworkShape,
  number: number,
  order: readonly number[],
  basic: ReadonlySet<number>,
  level: Uint8Array,
): Placement[] {
  const stations = (generation: number): number => network.stations[`${generation}G` as '2G'] ?? 0;
  const villages = (generation: number): number => network.villages[`${generation}G` as '2G'] ?? 0;
  const masts: Mast[] = [];
  const build = (village: number, generations: number[]): void => {
    masts.push({ ...freeSpot(ground, village, number), village, generations });
  };
  for (const v of order.slice(0, villages(4))) level[v] = 4;
  for (const v of order.slice(0, villages(5))) level[v] = 5;
  for (const generation of [5, 4]) {
    for (const village of greedyVillages(ground, level, number, generation)) {
      if (masts.length < stations(generation)) build(village, generation === 5 ? [4, 5] : [4]);
    }
  }
  const pull = ground.settlements.map((s, v) =>
    level[v]! >= 4 ? s.population * (s.isTown ? 0.6 : 1) * (0.3 + hashUnit(ground.seed, v, 20 + number)) : 0,
  );
  const crowded = orderByDescending(pull);
  for (let i = 0; masts.length < stations(4); i++) build(crowded[i % villages(4)]!, [4]);
  const fringe: Fringe[] = [];
  for (const generation of [3, 2]) {
    const forced = generation === 2 ? basic : new Set<number>();
    const open = order.filter((v) => level[v] === 0).concat([...forced]);
    const count = villages(generation) - villages(generation + 1);
    for (const reach of chooseFringe(ground, masts, open, forced, level, generation, count)) {
      level[reach.village] = generation;
      fringe.push(reach);
    }
  }
  fringe.sort((a, b) => b.ratio - a.ratio || a.village - b.village);
  for (let i = 0; masts.length < network.sites; i++) {
    const thin = fringe[i];
    if (thin === undefined || thin.ratio < FAR_OUT) build(crowded[i]!, []);
    else build(thin.village, [level[thin.village]!]);
  }
  for (const generation of [5, 3, 2]) {
    const wanted = fringe.filter((reach) => level[reach.village] === generation);
    switchOn(ground, network, masts, wanted, generation, stations(generation));
  }
  const needed = new Set(fringe.map((reach) => reach.mast));
  return masts.map((mast, i) => ({
    ...mast,
    network: number,
    generations: mast.generations.sort((a, b) => a - b),
    isPinned: needed.has(i) || !mast.generations.includes(4),
  }));
}

/** Villages to stand a mast by for a generation, each time the one that newly serves most, until all are served. */
function greedyVillages(ground: Ground, level: Uint8Array, number: number, generation: number): number[] {
  const { settlements, points, near, terrain, mobile, seed } = ground;
  const wave = wavesOf(mobile.reachM)[generation - 2]!;
  const open = new Set(settlements.map((_, v) => v).filter((v) => level[v] === generation));
  const covers = new Map<number, number[]>();
  for (const village of open) {
    const spot = spotNear(terrain, settlements[village]!, ground.gaps[village]!, number);
    const star = makeStar(spot.x, spot.y, viewsheds(terrain, spot.x, spot.y, [wave], seed + village)[0]!);
    const around = near.within(spot.x, spot.y, wave.reachM * 1.1);
    for (const v of around) if (level[v]! < generation) keepOut(star, points[v]!.x, points[v]!.y);
    covers.set(
      village,
      around.filter((v) => open.has(v) && (v === village || holds(star, points[v]!.x, points[v]!.y))),
    );
  }
  const heap = makeHeap(covers.size);
  for (const [village, cover] of covers) heap.push(village, -cover.length);
  const order: number[] = [];
  while (open.size > 0) {
    const village = heap.pop();
    const gain = covers.get(village)!.filter((v) => open.has(v)).length;
    if (gain < -heap.lastPriority) {
      heap.push(village, -gain);
      continue;
    }
    order.push(village);
    for (const v of covers.get(village)!) open.delete(v);
  }
  return order;
}

/** Puts a generation on the air at `count` masts: those without any first, then where villages wait for it. */
function switchOn(
  ground: Ground,
  network: NetworkShape,
  masts: readonly Mast[],
  waiting: readonly Fringe[],
  generation: number,
  count: number,
): void {
  const useful = new Set(waiting.map((reach) => reach.mast));
  const turn = masts.map((mast, i) => {
    if (mast.generations.length === 0) return 3;
    return useful.has(i) ? 2 : hashUnit(ground.seed, mast.village, generation, i);
  });
  let on = masts.filter((mast) => mast.generations.includes(generation)).length;
  for (const i of orderByDescending(turn)) {
    if (on >= count) break;
    if (masts[i]!.generations.includes(generation)) continue;
    masts[i]!.generations.push(generation);
    on++;
  }
  if (on !== count) throw new Error(`${network.operator} has ${on} stations of ${generation}G, not ${count}`);
}
