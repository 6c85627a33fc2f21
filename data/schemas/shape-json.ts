import { z } from 'zod';
import { type FlatGeometry, flattenParts } from '../../engine/index.ts';
import { because } from './settings-faults.ts';

const lng = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);
const position = z.tuple([lng, lat]);
const ring = z.array(position).min(4).refine(isClosed, because('open-ring'));
const polygon = z.array(ring).min(1);

function isClosed(positions: readonly (readonly [number, number])[]): boolean {
  const [first, last] = [positions[0], positions.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** A position, as the fields of a settings file. */
export const pointFields = { lng, lat };

/** The GeoJSON geometry of an area in a settings file. */
export const areaShape = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(polygon).min(1),
});
/** The GeoJSON geometry of a route in a settings file. */
export const lineShape = z.strictObject({
  type: z.literal('MultiLineString'),
  coordinates: z.array(z.array(position).min(2)).min(1),
});

type Path = [number, number][];

/** The engine's form of GeoJSON polygons. */
export function toFlatArea({ coordinates }: z.infer<typeof areaShape>): FlatGeometry {
  return flattenParts(coordinates.map((rings) => rings.map((ring) => ring.flat())));
}

/** The engine's form of GeoJSON lines: each a part of one path. */
export const toFlatLine = ({ coordinates }: z.infer<typeof lineShape>): FlatGeometry =>
  flattenParts(coordinates.map((path) => [path.flat()]));

/** The GeoJSON of polygons. */
export const toAreaJson = (geometry: FlatGeometry): z.infer<typeof areaShape> => ({
  type: 'MultiPolygon',
  coordinates: toNested(geometry),
});

/** The GeoJSON of lines. */
export const toLineJson = (geometry: FlatGeometry): z.infer<typeof lineShape> => ({
  type: 'MultiLineString',
  coordinates: toNested(geometry).flat(),
});

function toNested({ partStart, ringStart, coords }: FlatGeometry): Path[][] {
  const parts: Path[][] = [];
  for (let part = 0; part + 1 < partStart.length; part++) {
    const rings: Path[] = [];
    for (let at = partStart[part]; at < partStart[part + 1]; at++) {
      const positions: Path = [];
      for (let v = ringStart[at]; v < ringStart[at + 1]; v++) positions.push([coords[2 * v], coords[2 * v + 1]]);
      rings.push(positions);
    }
    parts.push(rings);
  }
  return parts;
}
