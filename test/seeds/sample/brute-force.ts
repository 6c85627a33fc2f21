import { booleanPointInPolygon } from '@turf/turf';
import geodesic from 'geographiclib-geodesic';
import type { Feature, FeatureCollection, LineString, Point, Polygon, Position } from 'geojson';
import { makeSample, type PlanId, type SampleFile, writeSample } from '../../../seeds/sample/index.ts';

/** The figures of a sample by slow and simple means, from the text of its files alone. */

type Columns = Record<string, string | number | boolean>;
export type PointFeature = Feature<Point, Columns>;
export type LineFeature = Feature<LineString, Columns>;
export type PolygonFeature = Feature<Polygon, Columns>;

/** The files of a plan's sample, generated once per test file. */
const cache = new Map<PlanId, readonly SampleFile[]>();
export function filesOf(planId: PlanId): readonly SampleFile[] {
  const files = cache.get(planId) ?? writeSample(makeSample(planId));
  cache.set(planId, files);
  return files;
}

const textOf = (planId: PlanId, name: string): string => filesOf(planId).find((file) => file.name === name)!.text;

const parsed = new Map<string, unknown>();
function featuresOf<G extends Point | LineString | Polygon>(planId: PlanId, layer: string): Feature<G, Columns>[] {
  const key = `${planId}/${layer}`;
  if (!parsed.has(key)) parsed.set(key, JSON.parse(textOf(planId, `${layer}.geojson`)));
  return (parsed.get(key) as FeatureCollection<G, Columns>).features;
}

export const pointsOf = (planId: PlanId, layer: string): PointFeature[] => featuresOf<Point>(planId, layer);
export const linesOf = (planId: PlanId, layer: string): LineFeature[] => featuresOf<LineString>(planId, layer);
export const polygonsOf = (planId: PlanId, layer: string): PolygonFeature[] => featuresOf<Polygon>(planId, layer);

/** The rows of a CSV file without quoted line breaks. */
export function rowsOf(planId: PlanId, name: string): Record<string, string>[] {
  const [head, ...lines] = textOf(planId, name).trim().split('\n');
  const columns = head!.split(',');
  return lines.map((line) => {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((m) => m[1]!.replace(/^"|"$/g, ''));
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]!]));
  });
}

const box = (ring: readonly Position[]): [number, number, number, number] => [
  Math.min(...ring.map((p) => p[0]!)),
  Math.min(...ring.map((p) => p[1]!)),
  Math.max(...ring.map((p) => p[0]!)),
  Math.max(...ring.map((p) => p[1]!)),
];

/** For each point the polygons that hold it, edges included. */
export function holdersOf(points: readonly PointFeature[], polygons: readonly PolygonFeature[]): PolygonFeature[][] {
  const boxes = polygons.map((polygon) => box(polygon.geometry.coordinates[0]!));
  return points.map((point) => {
    const [lng, lat] = point.geometry.coordinates as [number, number];
    return polygons.filter((polygon, i) => {
      const [west, south, east, north] = boxes[i]!;
      if (lng < west || lng > east || lat < south || lat > north) return false;
      return booleanPointInPolygon(point, polygon);
    });
  });
}

/** Metres between two positions (GeographicLib). */
export const metresBetween = (a: Position, b: Position): number =>
  geodesic.Geodesic.WGS84.Inverse(a[1]!, a[0]!, b[1]!, b[0]!).s12!;

export function lengthKm(features: readonly LineFeature[]): number {
  let metres = 0;
  for (const feature of features) {
    const line = feature.geometry.coordinates;
    for (let i = 1; i < line.length; i++) metres += metresBetween(line[i - 1]!, line[i]!);
  }
  return metres / 1000;
}

/** Metres from a point to a line, on a tangent plane at the point: good to a few decimetres within some kilometres. */
function metresToLine(p: Position, line: readonly Position[]): number {
  const mLat = metresBetween([p[0]!, p[1]! - 0.005], [p[0]!, p[1]! + 0.005]) * 100;
  const mLng = metresBetween([p[0]! - 0.005, p[1]!], [p[0]! + 0.005, p[1]!]) * 100;
  let best = Number.POSITIVE_INFINITY;
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = [(line[i - 1]![0]! - p[0]!) * mLng, (line[i - 1]![1]! - p[1]!) * mLat];
    const [dx, dy] = [(line[i]![0]! - line[i - 1]![0]!) * mLng, (line[i]![1]! - line[i - 1]![1]!) * mLat];
    const t = dx === 0 && dy === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
    best = Math.min(best, Math.hypot(ax + t * dx, ay + t * dy));
  }
  return best;
}

/** For each point the metres to the nearest of the lines; anything beyond 800 m is 800. */
export function metresToLines(points: readonly PointFeature[], lines: readonly LineFeature[]): number[] {
  const boxes = lines.map((line) => box(line.geometry.coordinates));
  return points.map((point) => {
    const [lng, lat] = point.geometry.coordinates as [number, number];
    let best = 800;
    lines.forEach((line, i) => {
      const [west, south, east, north] = boxes[i]!;
      if (lng < west - 0.008 || lng > east + 0.008 || lat < south - 0.008 || lat > north + 0.008) return;
      best = Math.min(best, metresToLine([lng, lat], line.geometry.coordinates));
    });
    return best;
  });
}

/** For each point the metres to the nearest of the others; anything beyond 3 km is 3,000. */
export const metresToPoints = (points: readonly PointFeature[], others: readonly PointFeature[]): number[] =>
  points.map((point) => {
    const [lng, lat] = point.geometry.coordinates as [number, number];
    let best = 3000;
    for (const other of others) {
      const [a, b] = other.geometry.coordinates as [number, number];
      if (Math.abs(a - lng) < 0.03 && Math.abs(b - lat) < 0.03)
        best = Math.min(best, metresBetween([lng, lat], [a, b]));
    }
    return best;
  });

/** The location of each site: single-linkage clusters below 50 m. */
function clusterSites(sites: readonly PointFeature[]): number[] {
  const root = sites.map((_, i) => i);
  const find = (i: number): number => (root[i] === i ? i : find(root[i]!));
  for (let i = 0; i < sites.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [sites[i]!.geometry.coordinates, sites[j]!.geometry.coordinates];
      if (Math.abs(a[1]! - b[1]!) < 0.001 && Math.abs(a[0]! - b[0]!) < 0.001 && metresBetween(a, b) < 50) {
        root[find(i)] = find(j);
      }
    }
  }
  return sites.map((_, i) => find(i));
}

/** The users of each location: owners and station operators of its operational sites. */
export function locationsOf(planId: PlanId): Set<string>[] {
  const sites = pointsOf(planId, 'sites').filter((site) => site.properties.status === 'operational');
  const locationOf = clusterSites(sites);
  const users = new Map<number, Set<string>>();
  const rowOf = new Map(sites.map((site, i) => [site.properties.id, i]));
  const use = (i: number, operator: string): void => {
    users.set(locationOf[i]!, (users.get(locationOf[i]!) ?? new Set<string>()).add(operator));
  };
  sites.forEach((site, i) => {
    use(i, String(site.properties.owner));
  });
  for (const station of rowsOf(planId, 'stations.csv')) use(rowOf.get(station.site_id!)!, station.operator!);
  return [...users.values()];
}

/** A station's counted generation: 3 for 3G; 0 for a weak area. */
const generationOf = (area: PolygonFeature): number =>
  area.properties.service_class === 'weak' ? 0 : Number(String(area.properties.technology)[0]);

export interface MobileFigures {
  readonly villages: number;
  /** Villages covered by at least a generation of an operator (`any` is all of them together). */
  covered(operator: string, generation: number, scope?: 'grid'): number;
  readonly white: number;
  readonly weak: number;
  readonly basic: number;
  readonly patchy: number;
}

/** The mobile figures of a sample. */
export function mobileOf(planId: PlanId): MobileFigures {
  const villages = pointsOf(planId, 'villages');
  const areas = polygonsOf(planId, 'coverage');
  const holders = holdersOf(villages, areas);
  const clusters = pointsOf(planId, 'clusters');
  const clusterHolders = holdersOf(clusters, areas);
  const row = new Map(villages.map((village, v) => [village.properties.id, v]));
  const isCovered = holders.map((held) => held.some((area) => generationOf(area) >= 3));
  const patchy = new Set<number>();
  clusters.forEach((cluster, i) => {
    const v = row.get(cluster.properties.village_id)!;
    if (isCovered[v] && !clusterHolders[i]!.some((area) => generationOf(area) >= 3)) patchy.add(v);
  });
  const isWeak = (held: readonly PolygonFeature[]): boolean =>
    held.some((area) => area.properties.service_class === 'weak' && area.properties.technology !== '2G');
  return {
    villages: villages.length,
    covered: (operator, generation, scope) =>
      holders.filter(
        (held, v) =>
          (scope !== 'grid' || villages[v]!.properties.has_grid === true) &&
          held.some(
            (area) => generationOf(area) >= generation && (operator === 'any' || area.properties.operator === operator),
          ),
      ).length,
    white: holders.filter((held) => held.length === 0).length,
    weak: holders.filter((held, v) => !isCovered[v] && isWeak(held)).length,
    basic: holders.filter((held, v) => !isCovered[v] && held.length > 0 && !isWeak(held)).length,
    patchy: patchy.size,
  };
}

export interface FixedFigures {
  readonly reached: number;
  readonly reachedWithGrid: number;
  /** The nearest miss and the farthest hit of the 500 m rule, metres. */
  readonly nearestOutM: number;
  readonly farthestInM: number;
}

/** The fixed figures of a sample: villages within 500 m of an operational route or 1,500 m of an access node. */
export function fixedOf(planId: PlanId): FixedFigures {
  const villages = pointsOf(planId, 'villages');
  const routes = linesOf(planId, 'fiber').filter((cable) => cable.properties.status === 'operational');
  const toRoute = metresToLines(villages, routes);
  const toNode = metresToPoints(villages, pointsOf(planId, 'fiber_nodes'));
  const isReached = toRoute.map((metres, v) => metres <= 500 || toNode[v]! <= 1500);
  return {
    reached: isReached.filter(Boolean).length,
    reachedWithGrid: isReached.filter((yes, v) => yes && villages[v]!.properties.has_grid === true).length,
    nearestOutM: Math.min(...toRoute.filter((_, v) => !isReached[v])),
    farthestInM: Math.max(...toRoute.filter((_, v) => isReached[v])),
  };
}

/** The new placements of a sample (first station of an operator at a location in 2023 or later), and those on standing locations. */
export function newPlacementsOf(planId: PlanId): { readonly all: number; readonly onStanding: number } {
  const sites = pointsOf(planId, 'sites').filter((site) => site.properties.status === 'operational');
  const locationOf = clusterSites(sites);
  const rowOf = new Map(sites.map((site, i) => [site.properties.id, i]));
  const firsts = new Map<number, Map<string, string>>();
  for (const station of rowsOf(planId, 'stations.csv')) {
    const location = locationOf[rowOf.get(station.site_id!)!]!;
    const first = firsts.get(location) ?? new Map<string, string>();
    const known = first.get(station.operator!);
    first.set(station.operator!, known === undefined || station.since! < known ? station.since! : known);
    firsts.set(location, first);
  }
  let all = 0;
  let onStanding = 0;
  for (const [location, first] of firsts) {
    const built = sites.filter((_, i) => locationOf[i] === location).map((site) => String(site.properties.built_on));
    for (const [operator, since] of first) {
      if (since < '2023-01-01') continue;
      all++;
      const others = [...first].filter(([other]) => other !== operator).map(([, date]) => date);
      if ([...built, ...others].some((date) => date < since)) onStanding++;
    }
  }
  return { all, onStanding };
}
