import type { PointRow } from './layers.ts';
import type { Namer } from './names.ts';
import type { LngLat } from './plane.ts';
import { hashUnit } from './random.ts';
import type { Shortfall } from './reach-sets.ts';
import type { RoadNet } from './roads.ts';
import type { ClusterPlace, Settlement } from './settlements.ts';
import type { SampleSpec } from './spec.ts';

/** The `count` candidates with the highest keys. */
function topOf(candidates: readonly number[], key: (v: number) => number, count: number): number[] {
  if (candidates.length < count) throw new Error(`${count} villages wanted, ${candidates.length} to choose from`);
  return [...candidates].sort((a, b) => key(b) - key(a) || a - b).slice(0, count);
}

/**
 * The villages without national grid electricity: as many as the plan says among those without mobile broadband, among
 * those out of reach of fiber, and the rest among the remote ones that have both.
 */
export function withoutGrid(
  settlements: readonly Settlement[],
  net: RoadNet,
  shortfall: Shortfall,
  hasFiber: Uint8Array,
  spec: SampleSpec,
): Set<number> {
  const { withoutGrid: total } = spec.settlement;
  const key = (v: number): number => net.remoteness[v]! * (0.6 + hashUnit(spec.seed, v, 91));
  const isUncovered = (v: number): boolean => shortfall.white.has(v) || shortfall.weak.has(v) || shortfall.basic.has(v);
  const rural = settlements.map((_, v) => v).filter((v) => !settlements[v]!.isTown && !settlements[v]!.isCentre);
  const dark = topOf(rural.filter(isUncovered), key, spec.mobile.uncoveredWithoutGrid);
  const away = rural.filter((v) => !isUncovered(v) && hasFiber[v] === 0);
  const darkAway = topOf(away, key, spec.fixed.unreachedWithoutGrid - dark.length);
  const rest = rural.filter((v) => !isUncovered(v) && hasFiber[v] === 1);
  return new Set([...dark, ...darkAway, ...topOf(rest, key, total - dark.length - darkAway.length)]);
}

/** The rows of the villages layer. */
export function makeVillageRows(
  settlements: readonly Settlement[],
  positions: readonly LngLat[],
  communeCodes: readonly string[],
  communeNames: readonly string[],
  offGrid: ReadonlySet<number>,
  net: RoadNet,
  namer: Namer,
  spec: SampleSpec,
): PointRow[] {
  const hard = new Set(
    topOf(
      settlements.map((_, v) => v).filter((v) => !settlements[v]!.isTown),
      (v) => net.remoteness[v]! * (0.4 + hashUnit(spec.seed, v, 92)) + (offGrid.has(v) ? 1e9 : 0),
      Math.round(spec.settlement.villages * spec.settlement.difficultShare),
    ),
  );
  const numbers = new Map<number, number>();
  return settlements.map((home, v) => {
    const number = (numbers.get(home.commune) ?? 0) + 1;
    numbers.set(home.commune, number);
    const [lng, lat] = positions[v]!;
    return {
      lng,
      lat,
      id: `${spec.code}-V${String(v + 1).padStart(4, '0')}`,
      name: home.isTown ? namer.group(number, communeNames[home.commune]!) : namer.village(),
      commune_code: communeCodes[home.commune]!,
      population: home.population,
      households: home.households,
      has_grid: !offGrid.has(v),
      extremely_difficult: hard.has(v),
      kind: home.isTown ? 'tổ dân phố' : spec.settlement.names === 'highland' ? 'bản' : 'thôn',
    };
  });
}

/** The rows of the clusters layer. */
export function makeClusterRows(
  clusters: readonly ClusterPlace[],
  villageRows: readonly PointRow[],
  positionOf: (x: number, y: number) => LngLat,
): PointRow[] {
  const numbers = new Map<number, number>();
  return clusters.map((cluster) => {
    const number = (numbers.get(cluster.village) ?? 0) + 1;
    numbers.set(cluster.village, number);
    const [lng, lat] = positionOf(cluster.x, cluster.y);
    const village_id = villageRows[cluster.village]!.id as string;
    const people = cluster.population === null ? {} : { population: cluster.population };
    return { lng, lat, id: `${village_id}-${number}`, village_id, ...people, households: cluster.households };
  });
}
