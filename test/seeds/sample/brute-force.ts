import { booleanPointInPolygon } from '@turf/turf';
import type { Feature, FeatureCollection, LineString, Point, Polygon, Position } from 'geojson';
import geodesic from 'geographiclib-geodesic';
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

export const pointsOf = (planId: PlanId, layer: string): PointFeature[] =>
  (JSON.parse(textOf(planId, `${layer}.geojson`)) as FeatureCollection<Point, Columns>).features;
export const linesOf = (planId: PlanId, layer: string): LineFeature[] =>
  (JSON.parse(textOf(planId, `${layer}.geojson`)) as FeatureCollection<LineString, Columns>).features;
export const polygonsOf = (planId: PlanId, layer: string): PolygonFeature[] =>
  (JSON.parse(textOf(planId, `${layer}.geojson`)) as FeatureCollection<Polygon, Columns>).features;

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

/** For each point the metres to the nearest of the lines, up to 3 km. */
export function metresToLines(points: readonly PointFeature[], lines: readonly LineFeature[]): number[] {
  const boxes = lines.map((line) => box(line.geometry.coordinates));
  return points.map((point) => {
    const [lng, lat] = point.geometry.coordinates as [number, number];
    let best = 3000;
    lines.forEach((line, i) => {
      const [west, south, east, north] = boxes[i]!;
      if (lng < west - 0.03 || lng > east + 0.03 || lat < south - 0.03 || lat > north + 0.03) return;
      best = Math.min(best, metresToLine([lng, lat], line.geometry.coordinates));
    });
    return best;
  });
}

/** For each point the metres to the nearest of the others. */
export const metresToPoints = (points: readonly PointFeature[], others: readonly PointFeature[]): number[] =>
  points.map((point) => {
    const [lng, lat] = point.geometry.coordinates as [number, number];
    let best = 3000;
    for (const other of others) {
      const [a, b] = other.geometry.coordinates as [number, number];
      if (Math.abs(a - lng) < 0.03 && Math.abs(b - lat) < 0.03) best = Math.min(best, metresBetween([lng, lat], [a, b]));
    }
    return best;
  });

/** The users of each location: single-linkage clusters of operational sites below 50 m, owners and station operators. */
export function locationsOf(planId: PlanId): Set<string>[] {
  const sites = pointsOf(planId, 'sites').filter((site) => site.properties.status === 'operational');
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
  const users = new Map<number, Set<string>>();
  const rowOf = new Map(sites.map((site, i) => [site.properties.id, i]));
  const use = (i: number, operator: string): void => {
    users.set(find(i), (users.get(find(i)) ?? new Set<string>()).add(operator));
  };
  sites.forEach((site, i) => use(i, String(site.properties.owner)));
  for (const station of rowsOf(planId, 'stations.csv')) use(rowOf.get(station.site_id!)!, station.operator!);
  return [...users.values()];
}
