import { z } from 'zod';
import { type FlatGeometry, flattenParts } from '../../engine/index.ts';

const lng = z.number('must be a number').min(-180, 'is outside -180..180').max(180, 'is outside -180..180');
const lat = z.number('must be a number').min(-90, 'is outside -90..90').max(90, 'is outside -90..90');
const position = z.tuple([lng, lat], 'must be a position [lng, lat]');
const ring = z
  .array(position)
  .min(4, 'a ring has at least 4 positions')
  .refine(isClosed, { message: 'a ring ends where it began' });
const polygon = z.array(ring).min(1, 'a polygon has a ring');

function isClosed(positions: readonly (readonly [number, number])[]): boolean {
  const [first, last] = [positions[0], positions.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** A position, as the fields of a settings file. */
export const pointFields = { lng, lat };

/** The GeoJSON geometry of an area in a settings file. */
export const areaShape = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(polygon).min(1, 'has no polygon'),
});
/** The GeoJSON geometry of a route in a settings file. */
export const lineShape = z.strictObject({
  type: z.literal('MultiLineString'),
  coordinates: z.array(z.array(position).min(2, 'a line has at least 2 positions')).min(1, 'has no line'),
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
