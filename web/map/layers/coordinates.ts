import type { Position } from 'geojson';
import type { PolygonSet, ShapeColumns } from '../../../engine/index.ts';

type Geometry = GeoJSON.MultiPolygon | GeoJSON.MultiLineString;

/** The positions of one ring or path. */
function ringOf({ ringStart, coords }: PolygonSet, ring: number): Position[] {
  const positions: Position[] = [];
  for (let v = ringStart[ring]; v < ringStart[ring + 1]; v++) positions.push([coords[v * 2], coords[v * 2 + 1]]);
  return positions;
}

/** The parts [from, to) of a set as a multipolygon. */
export function toMultiPolygon(set: PolygonSet, from = 0, to = set.partStart.length - 1): GeoJSON.MultiPolygon {
  const coordinates: Position[][][] = [];
  for (let part = from; part < to; part++) {
    const rings: Position[][] = [];
    for (let ring = set.partStart[part]; ring < set.partStart[part + 1]; ring++) rings.push(ringOf(set, ring));
    coordinates.push(rings);
  }
  return { type: 'MultiPolygon', coordinates };
}

/** A feature of polygon columns. */
export const polygonOf = (shapes: ShapeColumns, feature: number): GeoJSON.MultiPolygon =>
  toMultiPolygon(shapes, shapes.featureStart[feature], shapes.featureStart[feature + 1]);

/** A feature of line columns. */
export function lineOf(shapes: ShapeColumns, feature: number): GeoJSON.MultiLineString {
  const coordinates: Position[][] = [];
  for (let part = shapes.featureStart[feature]; part < shapes.featureStart[feature + 1]; part++)
    for (let ring = shapes.partStart[part]; ring < shapes.partStart[part + 1]; ring++)
      coordinates.push(ringOf(shapes, ring));
  return { type: 'MultiLineString', coordinates };
}

/** A GeoJSON feature. */
export const toFeature = <G extends Geometry | GeoJSON.Point | GeoJSON.LineString>(
  geometry: G,
  properties: Record<string, unknown> = {},
): GeoJSON.Feature<G> => ({ type: 'Feature', properties, geometry });

/** A GeoJSON point. */
export const toPoint = (lng: number, lat: number): GeoJSON.Point => ({ type: 'Point', coordinates: [lng, lat] });

/** Where the name of a feature's largest part is written: the centroid of its exterior, in degrees. */
export function labelPoint(shapes: ShapeColumns, feature: number): GeoJSON.Point {
  let best = { area: -1, x: 0, y: 0 };
  for (let part = shapes.featureStart[feature]; part < shapes.featureStart[feature + 1]; part++) {
    const found = centroidOf(shapes, shapes.partStart[part]);
    if (found.area > best.area) best = found;
  }
  return toPoint(best.x, best.y);
}

function centroidOf({ ringStart, coords }: PolygonSet, ring: number): { area: number; x: number; y: number } {
  const from = ringStart[ring] * 2;
  const [x0, y0] = [coords[from], coords[from + 1]];
  let [area, x, y] = [0, 0, 0];
  for (let k = from; k < ringStart[ring + 1] * 2 - 2; k += 2) {
    const [ax, ay, bx, by] = [coords[k] - x0, coords[k + 1] - y0, coords[k + 2] - x0, coords[k + 3] - y0];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return area === 0
    ? { area: 0, x: x0, y: y0 }
    : { area: Math.abs(area), x: x0 + x / (3 * area), y: y0 + y / (3 * area) };
}
