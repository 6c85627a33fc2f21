import { z } from 'zod';
import { type FlatGeometry, flattenParts } from '../../engine/index.ts';
import { countPositions, isClosed, isFlatRing } from '../check/ring-shape.ts';
import { because, type SettingsFaultCode } from './settings-faults.ts';

type Path = [number, number][];

const lng = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);
const position = z.tuple([lng, lat]);
const ring = z.array(position).min(4, { abort: true }).superRefine(judgeRing);
const polygon = z.array(ring).min(1);
const path = z.array(position).min(2, { abort: true }).refine(hasLength, because('line-too-short'));

/** Says what keeps positions from being a ring, as the check of a layer does. */
function judgeRing(positions: Path, ctx: z.core.$RefinementCtx): void {
  const say = (code: SettingsFaultCode, facts = {}) => ctx.addIssue({ code: 'custom', ...because(code, facts) });
  const coords = Float64Array.from(positions.flat());
  const count = countPositions(coords, 0, positions.length, 3);
  if (!isClosed(coords, 0, positions.length)) say('open-ring');
  else if (count < 3) say('ring-too-short', { count });
  else if (isFlatRing(coords, 0, positions.length)) say('zero-area-ring');
}

function hasLength(positions: Path): boolean {
  return countPositions(Float64Array.from(positions.flat()), 0, positions.length, 2) === 2;
}

/** A position, as the fields of a settings file. */
export const pointFields = { lng, lat };

/** The GeoJSON geometry of an area in a settings file. */
export const areaShape = z.discriminatedUnion('type', [
  z
    .strictObject({ type: z.literal('Polygon'), coordinates: polygon })
    .transform(({ coordinates }) => ({ type: 'MultiPolygon' as const, coordinates: [coordinates] })),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
]);
/** The GeoJSON geometry of a route in a settings file. */
export const lineShape = z.discriminatedUnion('type', [
  z
    .strictObject({ type: z.literal('LineString'), coordinates: path })
    .transform(({ coordinates }) => ({ type: 'MultiLineString' as const, coordinates: [coordinates] })),
  z.strictObject({ type: z.literal('MultiLineString'), coordinates: z.array(path).min(1) }),
]);

/** The engine's form of GeoJSON polygons. */
export function toFlatArea({ coordinates }: z.infer<typeof areaShape>): FlatGeometry {
  return flattenParts(coordinates.map((rings) => rings.map((ring) => ring.flat())));
}

/** The engine's form of GeoJSON lines: each a part of one path. */
export const toFlatLine = ({ coordinates }: z.infer<typeof lineShape>): FlatGeometry =>
  flattenParts(coordinates.map((line) => [line.flat()]));

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
