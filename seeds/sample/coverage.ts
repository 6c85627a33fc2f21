import { makeNeighbourhood, type Spot } from './neighbourhood.ts';
import { type LngLat, type Plane, toLngLat } from './plane.ts';
import { hashUnit } from './random.ts';
import type { Shortfall } from './reach-sets.ts';
import type { Settlement } from './settlements.ts';
import type { Tenancy } from './sharing.ts';
import type { MobileShape } from './spec.ts';
import { BEARING_X, BEARING_Y, holds, keepOut, makeStar, STAR_MARGIN_M, type Star, stretchTo } from './star.ts';
import type { Terrain } from './terrain.ts';
import { viewsheds, wavesOf } from './viewshed.ts';

/** The area that one station serves. */
export interface CoverageArea {
  /** Row of the tenancy. */
  readonly tenancy: number;
  readonly generation: number;
  readonly isWeak: boolean;
  readonly star: Star;
}

/** An area is never stretched further than this many times its reach. */
const STRETCH = 3;
/** How much further than a 4G area its weak fringe reaches, and the share of masts that state one. */
const WEAK_REACH = 1.35;
const WEAK_SHARE = 0.16;

/**
 * The coverage areas of all stations, shaped by the terrain and then bent so that every village lies in exactly the
 * generations of each network that `levels` gives it, by a margin on either side.
 *
 * Throws an Error when a village cannot be reached.
 */
export function makeCoverage(
  terrain: Terrain,
  settlements: readonly Settlement[],
  clusters: readonly Spot[],
  tenancies: readonly Tenancy[],
  levels: readonly Uint8Array[],
  shortfall: Shortfall,
  mobile: MobileShape,
  seed: number,
): CoverageArea[] {
  const waves = wavesOf(mobile.reachM);
  const weakWave = { ...waves[2]!, reachM: waves[2]!.reachM * WEAK_REACH, bend: 0.03, shadowM: 1000 };
  const points: readonly Spot[] = [...settlements, ...clusters];
  const near = makeNeighbourhood(points, 2500);
  const areas: CoverageArea[] = [];
  tenancies.forEach((tenancy, row) => {
    const level = levels[tenancy.network]!;
    const radii = viewsheds(terrain, tenancy.x, tenancy.y, [...waves, weakWave], seed + tenancy.village);
    for (const generation of tenancy.generations) {
      const star = makeStar(tenancy.x, tenancy.y, radii[generation - 2]!);
      for (const v of near.within(star.x, star.y, waves[generation - 2]!.reachM * STRETCH)) {
        if (level[v]! < generation) keepOut(star, points[v]!.x, points[v]!.y);
      }
      areas.push({ tenancy: row, generation, isWeak: false, star });
    }
    if (tenancy.generations.includes(4)) {
      const star = makeStar(tenancy.x, tenancy.y, radii[4]!);
      for (const v of near.within(star.x, star.y, weakWave.reachM * STRETCH)) {
        if (shortfall.white.has(v) || shortfall.basic.has(v)) keepOut(star, settlements[v]!.x, settlements[v]!.y);
      }
      areas.push({ tenancy: row, generation: 4, isWeak: true, star });
    }
  });
  mobile.networks.forEach((network, n) => {
    for (const generation of [2, 3, 4, 5]) {
      const wanted = settlements.map((_, v) => v).filter((v) => levels[n]![v] === generation);
      const mine = areas.filter((a) => !a.isWeak && a.generation === generation && tenancies[a.tenancy]!.network === n);
      reachAll(settlements, wanted, mine, waves[generation - 2]!.reachM, `${network.operator} ${generation}G`);
    }
  });
  const fringes = areas.filter((area) => area.isWeak);
  const needed = reachAll(settlements, [...shortfall.weak], fringes, weakWave.reachM, 'weak signal');
  return areas.filter(
    (a) =>
      !a.isWeak || needed.has(a) || (tenancies[a.tenancy]!.network === 0 && hashUnit(seed, a.tenancy, 11) < WEAK_SHARE),
  );
}

/** Stretches the nearest areas that allow it until each wanted village lies in one; the areas that villages need. */
function reachAll(
  settlements: readonly Settlement[],
  wanted: readonly number[],
  areas: readonly CoverageArea[],
  reachM: number,
  what: string,
): Set<CoverageArea> {
  const needed = new Set<CoverageArea>();
  const near = makeNeighbourhood(
    areas.map((area) => area.star),
    4000,
  );
  for (const v of wanted) {
    const { x, y } = settlements[v]!;
    const around = near.within(x, y, STRETCH * reachM - 2 * STAR_MARGIN_M).map((i) => areas[i]!);
    const away = (area: CoverageArea): number =>
      (area.star.x - x) * (area.star.x - x) + (area.star.y - y) * (area.star.y - y);
    const first = around.find((area) => holds(area.star, x, y));
    const second =
      first ??
      around.sort((a, b) => away(a) - away(b) || a.tenancy - b.tenancy).find((area) => stretchTo(area.star, x, y));
    if (second === undefined) throw new Error(`${what} cannot reach village ${v}`);
    needed.add(second);
  }
  return needed;
}

/** The written ring of a star: counter-clockwise and closed, neighbouring vertices distinct. */
export function ringOf(plane: Plane, star: Star): LngLat[] {
  const ring = Array.from(star.radiusM, (radius, k) =>
    toLngLat(plane, star.x + radius * BEARING_X[k]!, star.y + radius * BEARING_Y[k]!),
  );
  ring.push(ring[0]!);
  return ring;
}
