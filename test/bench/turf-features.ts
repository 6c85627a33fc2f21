import { lineString, polygon } from '@turf/turf';
import type { Feature, LineString, Polygon } from 'geojson';
import type { ShapeColumns } from '../../engine/index.ts';

type Starts = Pick<ShapeColumns, 'ringStart' | 'coords'>;

const positionsOf = ({ ringStart, coords }: Starts, ring: number): number[][] =>
  Array.from({ length: ringStart[ring + 1] - ringStart[ring] }, (_, k) => {
    const at = 2 * (ringStart[ring] + k);
    return [coords[at], coords[at + 1]];
  });

/** A feature of one part as GeoJSON. */
export function polygonFeature(shapes: ShapeColumns, row: number): Feature<Polygon> {
  const part = shapes.featureStart[row];
  const rings: number[][][] = [];
  for (let ring = shapes.partStart[part]; ring < shapes.partStart[part + 1]; ring++)
    rings.push(positionsOf(shapes, ring));
  return polygon(rings);
}

/** A path as GeoJSON. */
export const lineFeature = (shapes: Starts, path: number): Feature<LineString> => lineString(positionsOf(shapes, path));
