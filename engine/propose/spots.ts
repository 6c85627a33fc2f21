import { type Dataset, NO_COMPANY } from '../dataset.ts';
import { createLocalFrame } from '../geodesy/local-frame.ts';
import { buildPointIndex, nearestPoint, type PointIndex } from '../index/nearest-point.ts';
import { buildSegmentIndex, nearestSegment } from '../index/nearest-segment.ts';
import { LIFECYCLES, PLACE_KINDS, YES } from '../vocabulary.ts';
import type { CostRules, PositionKind } from './costs.ts';
import { sevenDecimals } from './polar-outline.ts';
import type { PositionSearch } from './positions.ts';
import type { Terrain } from './terrain.ts';

/** High ground is looked for this far from a demand, metres, and no farther than this share of the reach. */
const CLIMBS_M = [700, 1500, 3000];
const CLIMB_SHARE = 0.7;
/** At most so many poles and public buildings are looked at for each demand. */
const MOUNTS_PER_DEMAND = 3;
/** Public buildings that are taken to have power where their village has. */
const POWERED_PLACES = ['school', 'hospital', 'clinic', 'commune-office'];

/** A position before it is known to be of use. */
export interface Spot {
  readonly id?: string;
  readonly kind: PositionKind;
  readonly lng: number;
  readonly lat: number;
  readonly heightM: number;
  readonly plannedSiteId: string | null;
  readonly owner: string | null;
  readonly reason: string;
}

/** The planned sites. */
export function plannedSpots({ sites, companies }: Dataset, rules: CostRules): Spot[] {
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
export function mountSpots({ dataset, lng, lat, rules, radiusM }: PositionSearch): Spot[] {
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
      lng: sevenDecimals(places.lng[row]),
      lat: sevenDecimals(places.lat[row]),
      reason: `a public building with power: ${PLACE_KINDS[places.kind[row]]}`,
    }));
  }
  return [...spots.values()].sort((a, b) => (a.id! < b.id! ? -1 : 1));
}

/** New ground in the middle of each demand. */
export const demandSpots = ({ lng, lat, rules, roadFrom }: PositionSearch): Spot[] =>
  Array.from(lng, (_, d) => ({
    kind: 'new',
    lng: sevenDecimals(lng[d]),
    lat: sevenDecimals(lat[d]),
    heightM: rules.tower_height_m,
    plannedSiteId: null,
    owner: null,
    reason: d < roadFrom ? 'in the village' : 'at a road without coverage',
  }));

/** New ground round each demand: high ground, half way to neighbours, at a road and at fiber. */
export function newSpots({ dataset, lng, lat, roadFrom, rules, terrain, radiusM }: PositionSearch): Spot[] {
  const demands = buildPointIndex(lng, lat);
  const roads = dataset.roads && buildSegmentIndex(dataset.roads.shapes);
  const operational = LIFECYCLES.indexOf('operational');
  const fiber =
    dataset.fiber && buildSegmentIndex(dataset.fiber.shapes, (row) => dataset.fiber!.status[row] === operational);
  const spots: Spot[] = [];
  const add = (reason: string, at: { lng: number; lat: number }) =>
    spots.push({
      kind: 'new',
      lng: sevenDecimals(at.lng),
      lat: sevenDecimals(at.lat),
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
          add(
            `the highest ground within ${climbM} m of ${d < roadFrom ? 'a village' : 'a road'}`,
            highestNear(terrain, here, climbM),
          );
    if (d >= roadFrom) continue;
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
