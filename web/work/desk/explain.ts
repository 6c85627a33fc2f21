/** What has to be computed to tell the why of a site, a dead zone or an area. Pure; the worker keeps the indexes. */

import { distanceM } from '../../../engine/geodesy/distance.ts';
import { nearestOnSegment } from '../../../engine/geodesy/point-segment.ts';
import { type BoxIndex, buildBoxIndex, searchBoxes } from '../../../engine/index/box-index.ts';
import { type Analysis, type Dataset, NO_ROW, type PolygonSet } from '../../../engine/index.ts';
import { countedCoverage, mobileOperators } from '../../../engine/measure/evidence.ts';
import { boxOf } from '../../../engine/measure/land.ts';
import { standingSiteId, standingSites } from '../../../engine/measure/locations.ts';
import { polygonsAreaKm2 } from '../../../engine/overlay/area.ts';
import { overlay } from '../../../engine/overlay/index.ts';
import { covers } from '../../../engine/predicates/point-in-polygon.ts';
import { minTechnologyIndex } from '../../../engine/profile.ts';
import { LIFECYCLES, TECHNOLOGIES, type Technology } from '../../../engine/vocabulary.ts';
import { insideZone } from '../../map/layers/coverage-layers.ts';
import { asOneFeature } from '../../map/layers/features.ts';

/** Something near: where, what, and how far. */
export interface Near {
  readonly at: readonly [number, number];
  readonly id: string;
  readonly distanceM: number;
}

export interface SiteDetails {
  /** Who has stations in use there, by operator and generation, with the date of the first where one is given. */
  readonly tenants: readonly {
    readonly operator: string;
    readonly technologies: readonly Technology[];
    readonly since: string | null;
  }[];
  /** Coverage rows that name the site. */
  readonly polygons: Uint32Array;
  /** Villages whose centre no counted polygon of the minimum generation holds but those of this site. */
  readonly alone: Uint32Array;
  readonly fiber: Near | null;
}

export interface ZoneDetails {
  /** A position well inside, from which distances are told. */
  readonly at: readonly [number, number];
  readonly villages: Uint32Array;
  readonly site: Near | null;
  readonly fiber: Near | null;
  /** Each operator's nearest counted coverage, nearest first; those without any are left out. */
  readonly operators: readonly { readonly operator: string; readonly distanceM: number }[];
}

export interface AreaDetails {
  /** The dead zones in the area with how much of each lies there, largest first. */
  readonly zones: readonly { readonly zone: number; readonly areaKm2: number }[];
}

/** What questions about one analysis share. */
export interface Explainer {
  readonly dataset: Dataset;
  readonly analysis: Analysis;
  readonly counts: Uint8Array;
  readonly coverage: BoxIndex;
  readonly fiber: BoxIndex;
}

const OPERATIONAL = LIFECYCLES.indexOf('operational');

/** The indexes of an analysis. */
export const createExplainer = (dataset: Dataset, analysis: Analysis): Explainer => ({
  dataset,
  analysis,
  counts: countedCoverage(dataset, analysis.profile),
  coverage: buildBoxIndex(dataset.coverage?.shapes.box ?? []),
  fiber: buildBoxIndex(dataset.fiber?.shapes.box ?? []),
});

/** What there is to tell about a site. */
export function explainSite(explainer: Explainer, site: number): SiteDetails {
  const { dataset, counts } = explainer;
  const { sites, coverage } = dataset;
  const id = sites!.id[site];
  const polygons: number[] = [];
  for (let row = 0; row < (coverage?.count ?? 0); row++) if (coverage!.siteId[row] === id) polygons.push(row);
  const minimum = minTechnologyIndex(explainer.analysis.profile);
  const counted = polygons.filter((row) => counts[row] === 1 && coverage!.technology[row] >= minimum);
  return {
    tenants: tenantsOf(dataset, site),
    polygons: Uint32Array.from(polygons),
    alone: aloneUnder(explainer, counted, id, minimum),
    fiber: nearestRoute(explainer, sites!.lng[site], sites!.lat[site]),
  };
}

function tenantsOf({ stations, companies }: Dataset, site: number): SiteDetails['tenants'] {
  const found = new Map<number, { technologies: Set<number>; since: string | null }>();
  for (let row = 0; row < (stations?.count ?? 0); row++) {
    if (stations!.site[row] !== site || stations!.status[row] !== OPERATIONAL) continue;
    const tenant = found.get(stations!.operator[row]) ?? { technologies: new Set(), since: null };
    const since = stations!.since[row];
    if (since !== null && (tenant.since === null || since < tenant.since)) tenant.since = since;
    tenant.technologies.add(stations!.technology[row]);
    found.set(stations!.operator[row], tenant);
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([company, { technologies, since }]) => ({
      operator: companies[company],
      technologies: TECHNOLOGIES.filter((_, technology) => technologies.has(technology)),
      since,
    }));
}

/** The villages under these polygons and under no other counted one of the generation. */
function aloneUnder(
  { dataset, counts, coverage: index }: Explainer,
  rows: readonly number[],
  siteId: string,
  minimum: number,
): Uint32Array {
  const { villages, coverage } = dataset;
  const alone: number[] = [];
  if (rows.length === 0) return new Uint32Array(0);
  const { box, ...shapes } = coverage!.shapes;
  const near = (row: number, lng: number, lat: number) =>
    lng >= box[row * 4] && lat >= box[row * 4 + 1] && lng <= box[row * 4 + 2] && lat <= box[row * 4 + 3];
  for (let village = 0; village < (villages?.count ?? 0); village++) {
    const [lng, lat] = [villages!.lng[village], villages!.lat[village]];
    if (!rows.some((row) => near(row, lng, lat) && covers({ box, ...shapes }, row, lng, lat))) continue;
    const isOther = (row: number) =>
      counts[row] === 1 && coverage!.technology[row] >= minimum && coverage!.siteId[row] !== siteId;
    const others = searchBoxes(index, lng, lat, lng, lat, isOther);
    if (!others.some((row) => covers(coverage!.shapes, row, lng, lat))) alone.push(village);
  }
  return Uint32Array.from(alone);
}

/** What there is to tell about a dead zone. */
export function explainZone(explainer: Explainer, zone: number): ZoneDetails {
  const { dataset, analysis } = explainer;
  const found = analysis.deadZones[zone];
  const at = insideZone(found);
  return {
    at,
    villages: villagesIn(explainer, found.polygons),
    site: nearestSite(dataset, ...at),
    fiber: nearestRoute(explainer, ...at),
    operators: nearestCoverage(explainer, ...at),
  };
}

/** The villages in a zone or on its edge, as far as no counted polygon holds them. */
function villagesIn({ dataset, counts, coverage: index }: Explainer, polygons: PolygonSet): Uint32Array {
  const { villages, coverage } = dataset;
  const zone = asOneFeature(polygons);
  const [west, south, east, north] = zone.box;
  const isUncovered = (lng: number, lat: number) =>
    coverage === null ||
    !searchBoxes(index, lng, lat, lng, lat, (row) => counts[row] === 1).some((row) =>
      covers(coverage.shapes, row, lng, lat),
    );
  const found: number[] = [];
  for (let village = 0; village < (villages?.count ?? 0); village++) {
    const [lng, lat] = [villages!.lng[village], villages!.lat[village]];
    if (lng < west || lat < south || lng > east || lat > north) continue;
    if (covers(zone, 0, lng, lat) && isUncovered(lng, lat)) found.push(village);
  }
  return Uint32Array.from(found);
}

function nearestSite(dataset: Dataset, lng: number, lat: number): Near | null {
  const standing = standingSites(dataset);
  let best = -1;
  let bestM = Infinity;
  for (let i = 0; i < standing.lng.length; i++) {
    const metres = distanceM(lng, lat, standing.lng[i], standing.lat[i]);
    if (metres < bestM) [best, bestM] = [i, metres];
  }
  return best < 0
    ? null
    : { at: [standing.lng[best], standing.lat[best]], id: standingSiteId(dataset, standing, best), distanceM: bestM };
}

/** How far around a place is looked, kilometres: further each time until something is found. */
const RADII_KM = [5, 25, 125, 1000];
const KM_PER_DEGREE = 111;

/** The nearest place on the edges of the features of an index, within the smallest radius that holds one. */
function nearestEdge(
  index: BoxIndex,
  shapes: Parameters<typeof covers>[0],
  isMeant: (row: number) => boolean,
  lng: number,
  lat: number,
) {
  const foot = { t: 0, lng: 0, lat: 0 };
  for (const radiusKm of RADII_KM) {
    const reachLat = radiusKm / KM_PER_DEGREE;
    const reachLng = reachLat / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
    let best: { row: number; at: [number, number]; distanceM: number } | null = null;
    for (const row of searchBoxes(index, lng - reachLng, lat - reachLat, lng + reachLng, lat + reachLat, isMeant)) {
      const { featureStart, partStart, ringStart, coords } = shapes;
      for (let ring = partStart[featureStart[row]]; ring < partStart[featureStart[row + 1]]; ring++) {
        for (let v = ringStart[ring]; v + 1 < ringStart[ring + 1]; v++) {
          const metres = nearestOnSegment(
            lng,
            lat,
            coords[v * 2],
            coords[v * 2 + 1],
            coords[v * 2 + 2],
            coords[v * 2 + 3],
            foot,
          );
          if (best === null || metres < best.distanceM) best = { row, at: [foot.lng, foot.lat], distanceM: metres };
        }
      }
    }
    // Beyond the radius something nearer might lie outside the boxes that were looked at.
    if (best !== null && best.distanceM <= radiusKm * 1000) return best;
  }
  return null;
}

function nearestRoute({ dataset: { fiber }, fiber: index }: Explainer, lng: number, lat: number): Near | null {
  if (fiber === null) return null;
  const found = nearestEdge(index, fiber.shapes, (row) => fiber.status[row] === OPERATIONAL, lng, lat);
  return found && { at: found.at, id: fiber.id[found.row], distanceM: found.distanceM };
}

function nearestCoverage(
  { dataset, counts, coverage: index }: Explainer,
  lng: number,
  lat: number,
): ZoneDetails['operators'] {
  const { coverage, companies } = dataset;
  if (coverage === null) return [];
  return Array.from(mobileOperators(dataset))
    .flatMap((company) => {
      const isMeant = (row: number) => counts[row] === 1 && coverage.operator[row] === company;
      const found = nearestEdge(index, coverage.shapes, isMeant, lng, lat);
      return found === null ? [] : [{ operator: companies[company], distanceM: found.distanceM }];
    })
    .sort((a, b) => a.distanceM - b.distanceM);
}

/** What there is to tell about an area, a row of the area table. */
export function explainArea({ dataset, analysis }: Explainer, area: number): AreaDetails {
  const { admin } = dataset;
  const row = area - 1;
  if (admin === null || row <= NO_ROW) return { zones: [] };
  const { featureStart, partStart, ringStart, coords, box } = admin.shapes;
  const ground: PolygonSet = {
    partStart: partStart.slice(featureStart[row], featureStart[row + 1] + 1),
    ringStart,
    coords,
  };
  const own = trim(ground);
  const [west, south, east, north] = box.subarray(row * 4, row * 4 + 4);
  const zones = analysis.deadZones.flatMap(({ polygons }, zone) => {
    const [w, s, e, n] = boxOf(polygons);
    if (w > east || e < west || s > north || n < south) return [];
    const areaKm2 = polygonsAreaKm2(overlay([own, polygons], (mask) => mask === 3));
    return areaKm2 > 0 ? [{ zone, areaKm2 }] : [];
  });
  return { zones: zones.sort((a, b) => b.areaKm2 - a.areaKm2) };
}

/** Parts of a larger set as a set of their own. */
function trim({ partStart, ringStart, coords }: PolygonSet): PolygonSet {
  const [firstRing, lastRing] = [partStart[0], partStart[partStart.length - 1]];
  const [first, last] = [ringStart[firstRing], ringStart[lastRing]];
  return {
    partStart: partStart.map((ring) => ring - firstRing),
    ringStart: ringStart.slice(firstRing, lastRing + 1).map((vertex) => vertex - first),
    coords: coords.slice(first * 2, last * 2),
  };
}
