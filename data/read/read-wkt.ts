import type { IssueParams, RowGeometry } from '../row.ts';
import type { NestedCoordinates } from './read-coordinates.ts';
import { type GeometryResult, shapeCoordinates } from './read-geometry.ts';

const TYPES: Readonly<Record<string, RowGeometry['type']>> = {
  POINT: 'Point',
  MULTIPOINT: 'MultiPoint',
  LINESTRING: 'LineString',
  MULTILINESTRING: 'MultiLineString',
  POLYGON: 'Polygon',
  MULTIPOLYGON: 'MultiPolygon',
};

/** How deep the parentheses around a list of positions stand. */
const LIST_DEPTHS: Readonly<Record<RowGeometry['type'], number>> = {
  Point: 1,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

const PREFIX = /^\s*(?:SRID\s*=\s*(\d+)\s*;)?\s*([A-Z]+?)\s*(ZM|Z|M)?\s*(?=\(|EMPTY|$)/i;
const TOKEN = /\s*([(),]|[^\s(),]+)/y;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

export type WktResult = GeometryResult & { readonly srid?: string };

/**
 * The geometry of a well-known text (OGC 06-103r4, section 7), its third and fourth numbers dropped, and the system
 * that an EWKT prefix `SRID=…;` names.
 */
export function readWkt(text: string): WktResult {
  const prefix = PREFIX.exec(text);
  const type = prefix && TYPES[prefix[2].toUpperCase()];
  if (!prefix || !type) return refuseForeign(text);
  const rest = text.slice(prefix[0].length);
  if (/^EMPTY\s*$/i.test(rest)) return refuse('the geometry is empty', {}, 'empty-geometry');
  const nested = readLists(rest, type);
  if (nested === null) return refuse(`the ${type} is not well-formed WKT`, { reason: 'malformed', type });
  const result = shapeCoordinates(type, nested);
  return prefix[1] === undefined ? result : { ...result, srid: `EPSG:${prefix[1]}` };
}

function refuse(message: string, params: IssueParams, code = 'bad-wkt'): WktResult {
  return { geometry: null, problem: { code, message, params } };
}

function refuseForeign(text: string): WktResult {
  if (/^\s*(?:\\x)?[0-9a-f]{18,}\s*$/i.test(text))
    return refuse('the geometry is binary (WKB); export it as text (WKT)', { reason: 'binary' });
  if (/^\s*\{/.test(text))
    return refuse('the geometry is GeoJSON inside a CSV; export it as WKT or the file as GeoJSON', {
      reason: 'geojson',
    });
  const value = text.length > 30 ? `${text.slice(0, 30)}…` : text;
  return refuse(`"${value}" is not a WKT geometry`, { reason: 'foreign', value });
}

/** The parenthesised lists of positions in nested form; `null` where they are not well-formed. */
function readLists(text: string, type: RowGeometry['type']): NestedCoordinates | null {
  const listDepth = LIST_DEPTHS[type];
  const isMultiPoint = type === 'MultiPoint';
  const coords: number[] = [];
  const ringStart = [0];
  const partStart = [0];
  let position: number[] = [];
  let open = 0;
  let isClosed = false;
  let hasSeparator = true;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text)?.[1]; token !== undefined; token = TOKEN.exec(text)?.[1]) {
    if (isClosed) return null;
    const endsPosition = token === ',' || token === ')';
    if (endsPosition && position.length > 0) {
      if (position.length < 2 || position.length > 4 || !position.every(Number.isFinite)) return null;
      coords.push(position[0], position[1]);
      position = [];
      hasSeparator = false;
    }
    if (token === '(') {
      if (!hasSeparator || position.length > 0 || ++open > listDepth + (isMultiPoint ? 1 : 0)) return null;
    } else if (token === ')') {
      if (hasSeparator || open === 0) return null;
      if (open === listDepth && type !== 'Point') ringStart.push(coords.length / 2);
      if (open === listDepth - 1) partStart.push(ringStart.length - 1);
      isClosed = --open === 0;
    } else if (token === ',') {
      if (hasSeparator) return null;
      hasSeparator = true;
    } else {
      if (open < listDepth || !(hasSeparator || position.length > 0) || !NUMBER.test(token)) return null;
      position.push(Number(token));
      hasSeparator = false;
    }
  }
  if (!isClosed || (type === 'Point' && coords.length !== 2)) return null;
  return { depth: depthOf(type), ringStart, partStart, coords: Float64Array.from(coords) };
}

/** The bracket depth of the same coordinates in GeoJSON. */
function depthOf(type: RowGeometry['type']): number {
  return type === 'Point' ? 1 : LIST_DEPTHS[type] + 1;
}
