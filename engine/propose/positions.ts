import type { Dataset } from '../dataset.ts';
import { buildPointIndex, nearestPoint } from '../index/nearest-point.ts';
import { buildSegmentIndex, nearestSegment } from '../index/nearest-segment.ts';
import { LIFECYCLES, YES } from '../vocabulary.ts';
import type { CostRules, PositionKind } from './costs.ts';
import { createSpacing } from './spacing.ts';
import { demandSpots, mountSpots, newSpots, plannedSpots, type Spot } from './spots.ts';
import type { StandingLocation } from './standing.ts';
import type { Terrain } from './terrain.ts';

/** A place where a site could stand. */
export interface Position {
  /** `standing/ID`, `planned/ID`, `pole/ID`, `place/ID`, `new/lng,lat`, or `own/lng,lat`: what --pin and --forbid name. */
  readonly id: string;
  readonly kind: PositionKind;
  readonly lng: number;
  readonly lat: number;
  readonly heightM: number;
  /** The standing location; -1 for the others. */
  readonly location: number;
  /** The planned site's id, `null` for the others. */
  readonly plannedSiteId: string | null;
  /** Who owns what stands or is planned there, `null` where nobody is known to. */
  readonly owner: string | null;
  /** What speaks for it. */
  readonly reason: string;
  readonly fiberM: number;
  readonly powerM: number;
}

/** New positions nearer to another than this say nothing new, metres. */
const SPACING_M = 150;
/** Of a road without coverage every so many metres are looked at. */
const ROAD_SPACING_M = 300;
/** No more positions than this are looked at beside the standing ones; a country's are spaced wider. */
const MOST_NEW = 5000;
/** Positions of different kinds are at least as far apart, metres, so that two sites are two locations. */
const LEAST_APART_M = 100;

/** Positions of different kinds are at least as far apart, so that two sites are two locations. */
export const apartM = (mergeM: number): number => Math.max(LEAST_APART_M, 2 * mergeM);

export interface PositionSearch {
  readonly dataset: Dataset;
  readonly standing: readonly StandingLocation[];
  /** Where coverage is missing: points, then from `roadFrom` on the middles of pieces of road. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly roadFrom: number;
  readonly rules: CostRules;
  readonly terrain: Terrain | null;
  /** The longest reach of what is put up, metres. */
  readonly radiusM: number;
  /** Positions nearer than this to a standing site would be one location with it. */
  readonly mergeM: number;
  /** How many standing locations out of reach are kept for the sharing targets, cheapest first. */
  readonly spares: number;
}

/**
 * The positions that could help: standing locations, planned sites, poles and public buildings with power within reach
 * of a demand, and new ground: at the demand, half way to its neighbours, on high ground round it, at the nearest road and fiber.
 * Those too near to an earlier one are left out; new ground in the villages themselves is never thinned out, so that each can be reached.
 */
export function findPositions(search: PositionSearch): Position[] {
  const { dataset, standing, rules, radiusM } = search;
  const demands = buildPointIndex(search.lng, search.lat);
  const isNear = (lng: number, lat: number) => nearestPoint(demands, lng, lat, radiusM).pointIndex >= 0;
  const describe = createDescriber(dataset);
  const found: Position[] = [];
  let spares = search.spares;
  standing.forEach((location, row) => {
    if (!isNear(location.lng, location.lat) && (location.placements.length !== 1 || spares-- <= 0)) return;
    found.push({ ...standingPosition(location, row, rules), ...describe(location.lng, location.lat) });
  });
  const masts = buildPointIndex(
    Float64Array.from(standing, ({ lng }) => lng),
    Float64Array.from(standing, ({ lat }) => lat),
  );
  // Twice the merging distance, since a location is more than its first site.
  const leastM = apartM(search.mergeM);
  const isFree = ({ lng, lat }: Spot) => isNear(lng, lat) && nearestPoint(masts, lng, lat, leastM).pointIndex < 0;
  const isApart = createSpacing(leastM);
  const seeds = thinRoads(search);
  const first = [plannedSpots(dataset, rules), mountSpots(seeds), demandSpots(seeds)].flatMap((spots) =>
    spots.filter(isFree).filter(createSpacing(SPACING_M)).filter(isApart),
  );
  for (const spot of [...first, ...spread(newSpots(seeds).filter(isFree), first)]) {
    const id = spot.id ?? `new/${spot.lng},${spot.lat}`;
    found.push({ ...describe(spot.lng, spot.lat), ...spot, id, location: -1 });
  }
  return found;
}

/** A standing location as a position, without its distances to fiber and power, which a mast that stands does not need. */
export const standingPosition = (location: StandingLocation, row: number, rules: CostRules): Position => ({
  id: `standing/${location.siteId ?? `${location.lng},${location.lat}`}`,
  kind: 'standing',
  lng: location.lng,
  lat: location.lat,
  heightM: Number.isNaN(location.heightM) ? rules.tower_height_m : location.heightM,
  location: row,
  plannedSiteId: null,
  owner: null,
  reason: 'a mast that stands',
  fiberM: Number.NaN,
  powerM: Number.NaN,
});

/** The search with pieces of road only as dense as masts may come to stand there. */
function thinRoads(search: PositionSearch): PositionSearch {
  const claim = createSpacing(ROAD_SPACING_M);
  const kept = Array.from(search.lng.keys()).filter(
    (d) => d < search.roadFrom || claim({ lng: search.lng[d], lat: search.lat[d] }),
  );
  return {
    ...search,
    lng: Float64Array.from(kept, (d) => search.lng[d]),
    lat: Float64Array.from(kept, (d) => search.lat[d]),
  };
}

/** How far fiber and power are from a position. */
export function createDescriber({
  fiber,
  villages,
  poles,
}: Dataset): (lng: number, lat: number) => { fiberM: number; powerM: number } {
  const operational = LIFECYCLES.indexOf('operational');
  const routes = fiber && buildSegmentIndex(fiber.shapes, (row) => fiber.status[row] === operational);
  const powered: [number, number][] = [];
  for (let row = 0; row < (villages?.count ?? 0); row++)
    if (villages!.hasGrid[row] === YES) powered.push([villages!.lng[row], villages!.lat[row]]);
  for (let row = 0; row < (poles?.count ?? 0); row++) powered.push([poles!.lng[row], poles!.lat[row]]);
  const grid = buildPointIndex(
    Float64Array.from(powered, ([lng]) => lng),
    Float64Array.from(powered, ([, lat]) => lat),
  );
  return (lng, lat) => ({
    fiberM: routes === null ? Number.NaN : nearestSegment(routes, lng, lat).distanceM,
    powerM: nearestPoint(grid, lng, lat).distanceM,
  });
}

/** As many of the spots, in their order, as stay apart by the least spacing that leaves at most `MOST_NEW` of them. */
function spread(spots: readonly Spot[], before: readonly Spot[]): Spot[] {
  for (let spacingM = SPACING_M; ; spacingM *= 1.5) {
    const claim = createSpacing(spacingM);
    // Those that come first are kept as they are, and keep others away as at the usual spacing.
    const near = createSpacing(SPACING_M);
    for (const spot of before) near(spot);
    const kept = spots.filter((spot) => near(spot) && claim(spot));
    if (kept.length <= MOST_NEW) return kept;
  }
}
