import { type Dataset, NO_COMPANY } from '../dataset.ts';
import { distanceM } from '../geodesy/distance.ts';
import { createLocalFrame } from '../geodesy/local-frame.ts';
import { buildPointIndex, nearestPoint, type PointIndex } from '../index/nearest-point.ts';
import { buildSegmentIndex, nearestSegment } from '../index/nearest-segment.ts';
import { LIFECYCLES, PLACE_KINDS, YES } from '../vocabulary.ts';
import type { CostRules, PositionKind } from './costs.ts';
import { sevenDecimals } from './polar-outline.ts';
import type { StandingLocation } from './standing.ts';
import type { Terrain } from './terrain.ts';

/** A place where a site could stand. */
export interface Position {
  /** `standing/ID`, `planned/ID`, `pole/ID`, `place/ID`, or `new/lng,lat`: what --pin and --forbid name. */
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
/** No more positions than this are looked at beside the standing ones; a country's are spaced wider. */
const MOST_NEW = 5000;
/** High ground is looked for this far from a demand, metres, and no farther than this share of the reach. */
const CLIMBS_M = [700, 1500, 3000];
const CLIMB_SHARE = 0.7;
const IN_THE_VILLAGE = 'in the village';
/** At most so many poles and public buildings are looked at for each demand. */
const MOUNTS_PER_DEMAND = 3;
/** Public buildings that are taken to have power where their village has. */
const POWERED_PLACES = ['school', 'hospital', 'clinic', 'commune-office'];

export interface PositionSearch {
  readonly dataset: Dataset;
  readonly standing: readonly StandingLocation[];
  /** Where coverage is missing. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
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
 * Those too near to an earlier one are left out; what lies in a village itself comes first, so that every one can be reached.
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
    const { lng, lat } = location;
    found.push({
      ...describe(lng, lat),
      id: `standing/${location.siteId ?? `${lng},${lat}`}`,
      kind: 'standing',
      lng,
      lat,
      heightM: Number.isNaN(location.heightM) ? rules.tower_height_m : location.heightM,
      location: row,
      plannedSiteId: null,
      owner: null,
      reason: 'a mast that stands',
    });
  });
  const spots = [...plannedSpots(dataset, rules), ...mountSpots(search), ...newSpots(search, demands)].map(
    (spot): Spot => ({ ...spot, lng: sevenDecimals(spot.lng), lat: sevenDecimals(spot.lat) }),
  );
  const masts = buildPointIndex(
    Float64Array.from(standing, ({ lng }) => lng),
    Float64Array.from(standing, ({ lat }) => lat),
  );
  const isFree = ({ lng, lat }: Spot) =>
    // Twice the merging distance, since a location is more than its first site.
    isNear(lng, lat) && nearestPoint(masts, lng, lat, Math.max(SPACING_M, 2 * search.mergeM)).pointIndex < 0;
  const open = spots.filter(isFree);
  const isFirst = ({ reason }: Spot) => reason === IN_THE_VILLAGE;
  const [first, others] = [open.filter(isFirst), open.filter((spot) => !isFirst(spot))];
  for (const spot of [...first.filter(createSpacing(SPACING_M)), ...spread(others, first)]) {
    const [lng, lat] = [spot.lng, spot.lat];
    const id = spot.id ?? `new/${lng},${lat}`;
    found.push({ ...describe(lng, lat), ...spot, id, location: -1 });
  }
  return found;
}

/** A position before it is known to be of use. */
interface Spot {
  readonly id?: string;
  readonly kind: PositionKind;
  readonly lng: number;
  readonly lat: number;
  readonly heightM: number;
  readonly plannedSiteId: string | null;
  readonly owner: string | null;
  readonly reason: string;
}

function plannedSpots({ sites, companies }: Dataset, rules: CostRules): Spot[] {
  const planned = LIFECYCLES.indexOf('planned');
  const rows = Array.from({ length: sites?.count ?? 0 }, (_, row) => row).filter(
    (row) => sites!.status[row] === planned,
  );
  return rows.map((row) => ({
    id: `planned/${sites!.id[row]}`,
    kind: 'planned',
    lng: sites!.lng[row],
    lat: sites!.lat[row],
    heightM: Number.isNaN(sites!.heightM[row]) ? rules.tower_height_m : sites!.heightM[row],
    plannedSiteId: sites!.id[row],
    owner: nameOf(companies, sites!.owner[row]),
    reason: 'a site that is planned',
  }));
}

const nameOf = (companies: readonly string[], code: number): string | null =>
  code === NO_COMPANY ? null : companies[code];

/** Poles, and public buildings in villages with grid power: the nearest few to each demand. */
function mountSpots({ dataset, lng, lat, rules, radiusM }: PositionSearch): Spot[] {
  const { poles, places, villages } = dataset;
  const spots = new Map<string, Spot>();
  const nearFew = (
    points: { lng: Float64Array; lat: Float64Array },
    rows: readonly number[],
    make: (row: number) => Spot,
  ) => {
    const index = buildPointIndex(
      Float64Array.from(rows, (row) => points.lng[row]),
      Float64Array.from(rows, (row) => points.lat[row]),
    );
    for (let d = 0; d < lng.length; d++) {
      for (let k = 0; k < MOUNTS_PER_DEMAND; k++) {
        // The nearest to the demand itself and to two points beside it stand for the nearest few.
        const { pointIndex } = nearestPoint(
          index,
          lng[d] + (k === 1 ? 0.01 : 0),
          lat[d] + (k === 2 ? 0.01 : 0),
          radiusM,
        );
        if (pointIndex < 0) continue;
        const spot = make(rows[pointIndex]);
        spots.set(spot.id!, spot);
      }
    }
  };
  const mount = { heightM: rules.mount_height_m, plannedSiteId: null };
  if (poles !== null)
    nearFew(
      poles,
      Array.from({ length: poles.count }, (_, row) => row),
      (row) => ({
        ...mount,
        id: `pole/${poles.id[row]}`,
        owner: nameOf(dataset.companies, poles.owner[row]),
        kind: 'pole',
        lng: poles.lng[row],
        lat: poles.lat[row],
        reason: 'a pole with power',
      }),
    );
  if (places !== null && villages !== null) {
    const powered = Array.from({ length: villages.count }, (_, row) => row).filter(
      (row) => villages.hasGrid[row] === YES,
    );
    const grid = buildPointIndex(
      Float64Array.from(powered, (row) => villages.lng[row]),
      Float64Array.from(powered, (row) => villages.lat[row]),
    );
    const rows = Array.from({ length: places.count }, (_, row) => row).filter(
      (row) =>
        POWERED_PLACES.includes(PLACE_KINDS[places.kind[row]]) &&
        nearestPoint(grid, places.lng[row], places.lat[row], 2000).pointIndex >= 0,
    );
    nearFew(places, rows, (row) => ({
      ...mount,
      id: `place/${places.id[row]}`,
      owner: null,
      kind: 'place',
      lng: places.lng[row],
      lat: places.lat[row],
      reason: `a public building with power: ${PLACE_KINDS[places.kind[row]]}`,
    }));
  }
  return [...spots.values()].sort((a, b) => (a.id! < b.id! ? -1 : 1));
}

function newSpots({ dataset, lng, lat, rules, terrain, radiusM }: PositionSearch, demands: PointIndex): Spot[] {
  const roads = dataset.roads && buildSegmentIndex(dataset.roads.shapes);
  const operational = LIFECYCLES.indexOf('operational');
  const fiber =
    dataset.fiber && buildSegmentIndex(dataset.fiber.shapes, (row) => dataset.fiber!.status[row] === operational);
  const spots: Spot[] = [];
  const add = (reason: string, at: { lng: number; lat: number }) =>
    spots.push({
      kind: 'new',
      lng: at.lng,
      lat: at.lat,
      heightM: rules.tower_height_m,
      plannedSiteId: null,
      owner: null,
      reason,
    });
  for (let d = 0; d < lng.length; d++) {
    const here = { lng: lng[d], lat: lat[d] };
    if (terrain !== null)
      for (const climbM of CLIMBS_M)
        if (climbM <= radiusM * CLIMB_SHARE)
          add(`the highest ground within ${climbM} m of a village`, highestNear(terrain, here, climbM));
    add(IN_THE_VILLAGE, here);
    for (const other of neighboursOf(demands, d, radiusM))
      add('half way between two villages', { lng: (lng[d] + lng[other]) / 2, lat: (lat[d] + lat[other]) / 2 });
    for (const [lines, reason] of [
      [roads, 'at a road'],
      [fiber, 'at fiber'],
    ] as const) {
      if (lines === null) continue;
      const near = nearestSegment(lines, here.lng, here.lat, radiusM * CLIMB_SHARE);
      if (near.featureIndex >= 0) add(reason, near);
    }
  }
  return spots;
}

/** The demands nearest in four directions, within one and a half reaches. */
function neighboursOf(demands: PointIndex, d: number, radiusM: number): number[] {
  const { metresPerDegLng, metresPerDegLat } = createLocalFrame(demands.lat[d]);
  const found = new Set<number>();
  for (let k = 0; k < 4; k++) {
    const angle = (k * Math.PI) / 2;
    const lng = demands.lng[d] + (0.75 * radiusM * Math.cos(angle)) / metresPerDegLng;
    const lat = demands.lat[d] + (0.75 * radiusM * Math.sin(angle)) / metresPerDegLat;
    const { pointIndex } = nearestPoint(demands, lng, lat, 0.75 * radiusM);
    if (pointIndex >= 0 && pointIndex !== d) found.add(pointIndex);
  }
  return [...found];
}

/** The highest known ground within a distance, looked at in 24 directions every 90 m. */
function highestNear(
  terrain: Terrain,
  at: { lng: number; lat: number },
  withinM: number,
): { lng: number; lat: number } {
  const { metresPerDegLng, metresPerDegLat } = createLocalFrame(at.lat);
  let best = at;
  let highest = terrain.heightM(at.lng, at.lat);
  for (let awayM = 90; awayM <= withinM; awayM += 90) {
    for (let k = 0; k < 24; k++) {
      const angle = (k * Math.PI) / 12;
      const lng = at.lng + (awayM * Math.cos(angle)) / metresPerDegLng;
      const lat = at.lat + (awayM * Math.sin(angle)) / metresPerDegLat;
      const heightM = terrain.heightM(lng, lat);
      if (!(heightM <= highest) && !Number.isNaN(heightM)) {
        highest = heightM;
        best = { lng, lat };
      }
    }
  }
  return best;
}

/** How far fiber and power are from a position. */
function createDescriber({
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

/** Whether a position is as far as that from every one that was let in before; lets it in if so. */
function createSpacing(spacingM: number): (spot: { readonly lng: number; readonly lat: number }) => boolean {
  const cells = new Map<string, [number, number][]>();
  return ({ lng, lat }) => {
    // Cells as large as the spacing, so that only neighbours are compared.
    const { metresPerDegLng, metresPerDegLat } = createLocalFrame(Math.round(lat));
    const x = Math.floor((lng * metresPerDegLng) / spacingM);
    const y = Math.floor((lat * metresPerDegLat) / spacingM);
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const [otherLng, otherLat] of cells.get(`${x + dx} ${y + dy}`) ?? [])
          if (distanceM(lng, lat, otherLng, otherLat) < spacingM) return false;
    const cell = cells.get(`${x} ${y}`);
    if (cell === undefined) cells.set(`${x} ${y}`, [[lng, lat]]);
    else cell.push([lng, lat]);
    return true;
  };
}
