import { valueNoise } from './noise.ts';
import { hashUnit, orderByDescending } from './random.ts';
import type { RoadNet } from './roads.ts';
import type { ClusterPlace, Settlement } from './settlements.ts';
import type { MobileShape } from './spec.ts';

/** Which villages lack what, before any mast stands. */
export interface Shortfall {
  /** Villages without any signal, with weak signal only, with 2G only. */
  readonly white: ReadonlySet<number>;
  readonly weak: ReadonlySet<number>;
  readonly basic: ReadonlySet<number>;
  /** The other villages. */
  readonly served: readonly number[];
  /** The best generation that each cluster may have, {@link UNLIMITED} for most. */
  readonly ofClusters: Uint8Array;
}

/** The level of a cluster that any station may cover. */
export const UNLIMITED = 9;

/** The share of values below each value, 0..1. */
function ranksOf(values: Float64Array): Float64Array {
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  const ranks = new Float64Array(values.length);
  order.forEach((i, rank) => {
    ranks[i] = rank / values.length;
  });
  return ranks;
}

/** The metres from each settlement to the nearest other one. */
export function gapsOf(settlements: readonly Settlement[]): Float64Array {
  const order = settlements.map((_, i) => i).sort((a, b) => settlements[a]!.x - settlements[b]!.x || a - b);
  const gaps = new Float64Array(settlements.length).fill(1e9);
  for (let i = 0; i < order.length; i++) {
    const a = settlements[order[i]!]!;
    for (let j = i + 1; j < order.length; j++) {
      const b = settlements[order[j]!]!;
      const gap = Math.sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
      gaps[order[i]!] = Math.min(gaps[order[i]!]!, gap);
      gaps[order[j]!] = Math.min(gaps[order[j]!]!, gap);
      if (b.x - a.x > 4000) break;
    }
  }
  return gaps;
}

/** How remote each settlement is among all, 0 (a district seat) to 1. */
export const remotenessRanks = (net: RoadNet): Float64Array => ranksOf(net.remoteness);

/** Noise in [-1, 1] that is alike for neighbouring villages. */
const clump = (seed: number, home: Settlement): number => valueNoise(seed, home.x / 11000, home.y / 11000);

/** The villages that no network serves, as many as the plan says: remote and lonely ones without fiber. */
export function chooseShortfall(
  settlements: readonly Settlement[],
  clusters: readonly ClusterPlace[],
  remote: Float64Array,
  hasFiber: Uint8Array,
  mobile: MobileShape,
  seed: number,
): Shortfall {
  const gaps = gapsOf(settlements);
  const lost = settlements.map(
    (home, v) =>
      remote[v]! + 0.25 * clump(seed + 1, home) + 0.35 * Math.min(1, gaps[v]! / 2500) + 0.2 * hashUnit(seed, v, 2),
  );
  const lonely = settlements
    .map((_, v) => v)
    .filter((v) => hasFiber[v] === 0 && !settlements[v]!.isCentre && !settlements[v]!.isTown)
    .sort((a, b) => lost[b]! - lost[a]! || a - b);
  const count = mobile.white + mobile.weak + mobile.basic;
  if (lonely.length < count)
    throw new Error(`only ${lonely.length} villages without fiber can lack signal, not ${count}`);
  const uncovered = lonely.slice(0, count);
  const white = new Set(uncovered.slice(0, mobile.white));
  return {
    white,
    basic: new Set(uncovered.slice(mobile.white, mobile.white + mobile.basic)),
    weak: new Set(uncovered.slice(mobile.white + mobile.basic)),
    served: settlements.map((_, v) => v).filter((v) => !uncovered.includes(v)),
    ofClusters: clusterLevels(clusters, { white }, uncovered, remote, mobile.patchy, seed),
  };
}

/**
 * The served villages in the order in which a network reaches them: those of `before` first (villages that no earlier
 * network serves with mobile broadband), then near the towns, with gaps of its own.
 */
export function reachOrder(
  settlements: readonly Settlement[],
  served: readonly number[],
  before: ReadonlySet<number>,
  remote: Float64Array,
  townBias: number,
  seed: number,
): number[] {
  const score = new Float64Array(settlements.length);
  for (const v of served) {
    const home = settlements[v]!;
    const uneven = (0.55 - 0.35 * townBias) * clump(seed, home) + 0.15 * hashUnit(seed, v, 10);
    score[v] = before.has(v) ? -9 : (0.4 + 0.6 * townBias) * remote[v]! + uneven - (home.isTown ? 0.5 : 0);
  }
  return [...served].sort((a, b) => score[a]! - score[b]! || a - b);
}

/** The level of each cluster: none around villages without signal, 2G for one cluster of each patchy village. */
function clusterLevels(
  clusters: readonly ClusterPlace[],
  sets: { readonly white: ReadonlySet<number> },
  uncovered: readonly number[],
  remote: Float64Array,
  patchy: number,
  seed: number,
): Uint8Array {
  const levels = Uint8Array.from(clusters, ({ village }) =>
    sets.white.has(village) ? 0 : uncovered.includes(village) ? 2 : UNLIMITED,
  );
  const key = clusters.map(({ village }, i) => remote[village]! + hashUnit(seed, i, 33));
  const hollow = new Set<number>();
  for (const i of orderByDescending(key)) {
    if (hollow.size >= patchy) break;
    if (levels[i] !== UNLIMITED || hollow.has(clusters[i]!.village)) continue;
    hollow.add(clusters[i]!.village);
    levels[i] = 2;
  }
  if (hollow.size < patchy) throw new Error(`only ${hollow.size} villages can be patchy, not ${patchy}`);
  return levels;
}
