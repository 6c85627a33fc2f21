import type { FlatGeometry } from '../../engine/index.ts';
import { COORDINATE_BYTES, toCoordinateUnits, writeCoordinateUnits } from './format-number.ts';
import { tidyRing, toUnitPath, type UnitPath } from './tidy-ring.ts';

/** The geometry of a feature to write: a position, or lines or polygons in flat form. */
export type GeometryToWrite =
  | { readonly kind: 'point'; readonly lng: number; readonly lat: number }
  | { readonly kind: 'line' | 'polygon'; readonly shape: FlatGeometry };

/** A feature to write. Property values are plain JSON; numbers that are not finite become `null`. */
export interface FeatureToWrite {
  readonly id?: string | number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: GeometryToWrite | null;
}

/** Text is handed on in pieces of about this many characters. */
const CHUNK_LENGTH = 1 << 16;

/**
 * A GeoJSON FeatureCollection in pieces of text (RFC 7946): exterior rings counter-clockwise, holes clockwise, at most
 * seven decimals, no `crs`, one feature per line. Rounding may merge vertices: repeated ones are dropped, rings and
 * lines that lose their extent too, and a feature of which nothing is left has the geometry `null`. Equal features
 * give equal bytes. `metadata` becomes a foreign member.
 */
export function* writeGeoJson(
  features: Iterable<FeatureToWrite>,
  metadata?: Readonly<Record<string, unknown>>,
): Generator<string> {
  let text = '{"type":"FeatureCollection",';
  if (metadata !== undefined) text += `"metadata":${JSON.stringify(metadata)},`;
  text += '"features":[';
  let separator = '\n';
  for (const { id, properties, geometry } of features) {
    text += `${separator}{"type":"Feature",${id === undefined ? '' : `"id":${JSON.stringify(id)},`}`;
    text += `"properties":${JSON.stringify(properties)},"geometry":`;
    for (const piece of geometryText(geometry)) {
      text += piece;
      if (text.length < CHUNK_LENGTH) continue;
      yield text;
      text = '';
    }
    text += '}';
    separator = ',\n';
  }
  yield `${text}\n]}\n`;
}

function* geometryText(geometry: GeometryToWrite | null): Generator<string> {
  if (geometry === null) yield 'null';
  else if (geometry.kind === 'point') {
    const lng = toCoordinateUnits(geometry.lng);
    const lat = toCoordinateUnits(geometry.lat);
    yield Number.isFinite(lng + lat) ? `{"type":"Point","coordinates":${positionText(lng, lat)}}` : 'null';
  } else if (geometry.kind === 'line') yield* linesText(geometry.shape);
  else yield* polygonsText(geometry.shape);
}

function* linesText({ ringStart, coords }: FlatGeometry): Generator<string> {
  const paths: UnitPath[] = [];
  for (let path = 0; path + 1 < ringStart.length; path++) {
    const units = toUnitPath(coords, ringStart[path], ringStart[path + 1]);
    if (units.length >= 4) paths.push(units);
  }
  yield* nestedText(
    'LineString',
    paths.map((path) => [path]),
    false,
  );
}

function* polygonsText({ partStart, ringStart, coords }: FlatGeometry): Generator<string> {
  const polygons: UnitPath[][] = [];
  for (let part = 0; part + 1 < partStart.length; part++) {
    const rings: UnitPath[] = [];
    for (let ring = partStart[part]; ring < partStart[part + 1]; ring++) {
      const isHole = ring > partStart[part];
      const tidy = tidyRing(coords, ringStart[ring], ringStart[ring + 1], isHole);
      if (tidy !== null) rings.push(tidy);
      else if (!isHole) break;
    }
    if (rings.length > 0) polygons.push(rings);
  }
  yield* nestedText('Polygon', polygons, true);
}

/** The geometry object of one or many parts, each a list of paths; `null` where there is none. */
function* nestedText(type: string, parts: readonly UnitPath[][], isRings: boolean): Generator<string> {
  if (parts.length === 0) {
    yield 'null';
    return;
  }
  const isMulti = parts.length > 1;
  yield `{"type":"${isMulti ? 'Multi' : ''}${type}","coordinates":${isMulti ? '[' : ''}`;
  for (const [p, part] of parts.entries()) {
    yield `${p > 0 ? ',' : ''}${isRings ? '[' : ''}`;
    for (const [r, path] of part.entries()) {
      yield r > 0 ? ',' : '';
      yield* pathText(path);
    }
    if (isRings) yield ']';
  }
  yield isMulti ? ']}' : '}';
}

const OPEN = 0x5b;
const CLOSE = 0x5d;
const COMMA = 0x2c;

/** Two coordinates, two brackets, a comma between and one before. */
const POSITION_BYTES = 2 * COORDINATE_BYTES + 4;

const bytes = new Uint8Array(CHUNK_LENGTH + POSITION_BYTES);
const decoder = new TextDecoder();

function writePosition(at: number, lng: number, lat: number): number {
  bytes[at] = OPEN;
  const comma = writeCoordinateUnits(bytes, at + 1, lng);
  bytes[comma] = COMMA;
  const end = writeCoordinateUnits(bytes, comma + 1, lat);
  bytes[end] = CLOSE;
  return end + 1;
}

const positionText = (lng: number, lat: number): string =>
  decoder.decode(bytes.subarray(0, writePosition(0, lng, lat)));

function* pathText(path: UnitPath): Generator<string> {
  let used = 0;
  bytes[used++] = OPEN;
  for (let k = 0; k < path.length; k += 2) {
    if (k > 0) bytes[used++] = COMMA;
    used = writePosition(used, path[k], path[k + 1]);
    if (used < CHUNK_LENGTH) continue;
    yield decoder.decode(bytes.subarray(0, used));
    used = 0;
  }
  yield `${decoder.decode(bytes.subarray(0, used))}]`;
}
