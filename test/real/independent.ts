/** A second, independent way to the figures: plain JSON, Turf, GeographicLib and GEOS, none of the project's own code. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { booleanPointInPolygon, point } from '@turf/turf';
import geographiclib from 'geographiclib-geodesic';
import type {
  Feature,
  FeatureCollection,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
  Position,
} from 'geojson';
import initGeosJs from 'geos-wasm';

const { WGS84 } = geographiclib.Geodesic;

export type Area = Feature<Polygon | MultiPolygon>;
export type Line = Feature<LineString | MultiLineString>;

export function readCollection<G extends Polygon | MultiPolygon | LineString | MultiLineString | Point>(
  path: string,
): Feature<G>[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return (JSON.parse(text) as FeatureCollection<G>).features;
}

/** The rows of a plain CSV without quoted line breaks. */
export function readCsvRows(path: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, ''));
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

const boxOf = (feature: Area): [number, number, number, number] => {
  const positions = (feature.geometry.coordinates as unknown[]).flat(
    feature.geometry.type === 'Polygon' ? 1 : 2,
  ) as Position[];
  const lngs = positions.map(([lng]) => lng);
  const lats = positions.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
};

/** For each point the polygons that hold it, edges included, by Turf. */
export function polygonsOver(points: readonly Position[], areas: readonly Area[]): number[][] {
  const boxes = areas.map(boxOf);
  return points.map(([lng, lat]) => {
    const at = point([lng, lat]);
    const found: number[] = [];
    boxes.forEach(([west, south, east, north], i) => {
      if (lng < west || lng > east || lat < south || lat > north) return;
      if (booleanPointInPolygon(at, areas[i])) found.push(i);
    });
    return found;
  });
}

/** Metres from a point to the nearest of some lines, by searching along each near segment with GeographicLib. */
export function nearestLineM([lng, lat]: Position, lines: readonly Line[]): number {
  const scale = Math.cos((lat * Math.PI) / 180);
  let nearest: { fit: number; a: Position; b: Position }[] = [];
  for (const { geometry } of lines) {
    const paths = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    for (const path of paths) {
      for (let i = 0; i + 1 < path.length; i++) {
        const fit = planarDistance(
          (path[i][0] - lng) * scale,
          path[i][1] - lat,
          (path[i + 1][0] - lng) * scale,
          path[i + 1][1] - lat,
        );
        nearest.push({ fit, a: path[i], b: path[i + 1] });
      }
    }
    if (nearest.length > 4000) nearest = nearest.sort((s, t) => s.fit - t.fit).slice(0, 20);
  }
  nearest = nearest.sort((s, t) => s.fit - t.fit).slice(0, 20);
  return Math.min(...nearest.map(({ a, b }) => alongSegment(lng, lat, a, b)));
}

function planarDistance(ax: number, ay: number, bx: number, by: number): number {
  const lengthSq = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = lengthSq === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / lengthSq));
  return Math.hypot(ax + (bx - ax) * t, ay + (by - ay) * t);
}

/** Ternary search: the distance along a segment has one minimum. */
function alongSegment(lng: number, lat: number, a: Position, b: Position): number {
  const at = (t: number) => WGS84.Inverse(lat, lng, a[1] + (b[1] - a[1]) * t, a[0] + (b[0] - a[0]) * t).s12!;
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const third = (high - low) / 3;
    if (at(low + third) < at(high - third)) high -= third;
    else low += third;
  }
  return Math.min(at(0), at(1), at((low + high) / 2));
}

const geos = await initGeosJs();
const { Module } = geos;

const GEOMETRY_COLLECTION = 7;

function readWkt(text: string): number {
  const bytes = new TextEncoder().encode(`${text}\0`);
  const pointer = Module._malloc(bytes.length);
  Module.HEAPU8.set(bytes, pointer);
  const geometry = geos.GEOSGeomFromWKT(pointer);
  Module._free(pointer);
  return geometry;
}

/** A GEOS geometry of everything in the features together; a polygon that crosses itself is made valid first. */
function unionInGeos(areas: readonly Area[]): number {
  const polygons = areas
    .flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates))
    .map((rings) =>
      readWkt(`POLYGON(${rings.map((ring) => `(${ring.map(([x, y]) => `${x} ${y}`).join(',')})`).join(',')})`),
    )
    .map((polygon) => (geos.GEOSisValid(polygon) === 1 ? polygon : geos.GEOSMakeValid(polygon)));
  const pointer = Module._malloc(polygons.length * 4);
  new Uint32Array(Module.HEAPU8.buffer, pointer, polygons.length).set(polygons);
  const union = geos.GEOSUnaryUnion(geos.GEOSGeom_createCollection(GEOMETRY_COLLECTION, pointer, polygons.length));
  Module._free(pointer);
  return union;
}

/** The km² that some polygons have in common with some others: unions and intersection by GEOS, area by GeographicLib. */
export function commonAreaKm2(areas: readonly Area[], others: readonly Area[]): number {
  const common = geos.GEOSIntersection(unionInGeos(areas), unionInGeos(others));
  let areaM2 = 0;
  for (let part = 0; part < geos.GEOSGetNumGeometries(common); part++) {
    const polygon = geos.GEOSGetGeometryN(common, part);
    if (geos.GEOSGeomTypeId(polygon) !== 3) continue;
    areaM2 += ringAreaM2(geos.GEOSGetExteriorRing(polygon));
    for (let hole = 0; hole < geos.GEOSGetNumInteriorRings(polygon); hole++)
      areaM2 -= ringAreaM2(geos.GEOSGetInteriorRingN(polygon, hole));
  }
  return areaM2 / 1e6;
}

function ringAreaM2(ring: number): number {
  const sequence = geos.GEOSGeom_getCoordSeq(ring);
  const out = Module._malloc(16);
  const polygon = WGS84.Polygon(false);
  const count = geos.GEOSGeomGetNumPoints(ring);
  for (let i = 0; i + 1 < count; i++) {
    geos.GEOSCoordSeq_getX(sequence, i, out);
    geos.GEOSCoordSeq_getY(sequence, i, out + 8);
    polygon.AddPoint(Module.getValue(out + 8, 'double'), Module.getValue(out, 'double'));
  }
  Module._free(out);
  return Math.abs(polygon.Compute(false, true).area!);
}
