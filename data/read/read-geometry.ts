import type { IssueParams, RowGeometry, RowProblem } from '../row.ts';
import type { ByteWindow } from './byte-window.ts';
import { CLOSE_BRACE, OPEN_BRACE, peekToken, skipValue, takeKey, takeNext, takeString } from './json-scan.ts';
import { type NestedCoordinates, readCoordinates } from './read-coordinates.ts';

/** How many brackets deep the positions of each geometry type stand (RFC 7946, section 3.1). */
const DEPTHS: Readonly<Record<RowGeometry['type'], number>> = {
  Point: 1,
  MultiPoint: 2,
  LineString: 2,
  MultiLineString: 3,
  Polygon: 3,
  MultiPolygon: 4,
};

const QUOTE = 0x22;

export type GeometryResult =
  | { readonly geometry: RowGeometry | null; readonly problem?: undefined }
  | { readonly geometry: null; readonly problem: RowProblem };

/** The geometry object (or `null`) at the next token, its members in any order; `pos` ends after it. */
export function readGeometry(window: ByteWindow): GeometryResult {
  if (peekToken(window) !== OPEN_BRACE) {
    const isNull = window.bytes[window.pos] === 0x6e;
    skipValue(window);
    return isNull
      ? { geometry: null }
      : refuse('bad-geometry', 'the geometry is not an object', { reason: 'not-object' });
  }
  window.pos++;
  let type: string | null = null;
  let coordinates: NestedCoordinates | RowProblem | null = null;
  for (let isFirst = true; takeNext(window, CLOSE_BRACE, isFirst); isFirst = false) {
    const key = takeKey(window);
    if (key === 'type' && peekToken(window) === QUOTE) type = takeString(window);
    else if (key === 'coordinates') coordinates = readCoordinates(window);
    else skipValue(window);
  }
  return assembleGeometry(type, coordinates);
}

function assembleGeometry(type: string | null, coordinates: NestedCoordinates | RowProblem | null): GeometryResult {
  if (type === 'GeometryCollection') {
    return refuse(
      'geometry-collection',
      'a GeometryCollection is not one shape; split it into features of one type',
      {},
    );
  }
  if (type === null || !Object.hasOwn(DEPTHS, type)) {
    return type === null
      ? refuse('bad-geometry', 'the geometry has no type', { reason: 'no-type' })
      : refuse('bad-geometry', `"${type}" is not a geometry type`, { reason: 'unknown-type', type });
  }
  if (coordinates === null)
    return refuse('bad-geometry', `the ${type} has no coordinates`, { reason: 'no-coordinates', type });
  if ('code' in coordinates) return { geometry: null, problem: coordinates };
  if (coordinates.depth === 0) return refuse('empty-geometry', `the ${type} has no coordinates`, { type });
  return shapeCoordinates(type as RowGeometry['type'], coordinates);
}

function refuse(code: string, message: string, params: IssueParams): GeometryResult {
  return { geometry: null, problem: { code, message, params } };
}

/** The coordinates in the flat form of their type; one path per part in lines, one vertex per part in points. */
export function shapeCoordinates(type: RowGeometry['type'], nested: NestedCoordinates): GeometryResult {
  const { depth, ringStart, coords } = nested;
  if (depth !== DEPTHS[type]) {
    const message = `the coordinates nest ${depth} deep, those of a ${type} nest ${DEPTHS[type]} deep`;
    return refuse('bad-coordinate', message, { reason: 'depth', depth, type, wanted: DEPTHS[type] });
  }
  switch (type) {
    case 'Point':
      return { geometry: { type, partStart: [0, 1], ringStart: [0, 1], coords } };
    case 'MultiPoint': {
      const starts = countUp(coords.length >> 1);
      return { geometry: { type, partStart: starts, ringStart: starts, coords } };
    }
    case 'LineString':
    case 'MultiLineString':
      return { geometry: { type, partStart: countUp(ringStart.length - 1), ringStart, coords } };
    case 'Polygon':
      return { geometry: { type, partStart: [0, ringStart.length - 1], ringStart, coords } };
    case 'MultiPolygon':
      return { geometry: { type, partStart: nested.partStart, ringStart, coords } };
  }
}

/** 0, 1, … `last`. */
function countUp(last: number): number[] {
  return Array.from({ length: last + 1 }, (_, k) => k);
}
