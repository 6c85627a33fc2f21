import type { RowProblem } from '../row.ts';
import type { ByteWindow } from './byte-window.ts';
import {
  CLOSE_BRACE,
  OPEN_BRACE,
  parseJson,
  peekToken,
  QUOTE,
  skipValue,
  takeKey,
  takeNext,
  takeString,
} from './json-scan.ts';
import { brokenRow, NO_VALUES, type RawRow } from './raw-row.ts';
import { type GeometryResult, readGeometry } from './read-geometry.ts';

/** The feature at the next token as a row; `pos` ends after it. Other members than those of RFC 7946 are skipped. */
export function readFeature(window: ByteWindow, row: number): RawRow {
  if (peekToken(window) !== OPEN_BRACE) {
    skipValue(window);
    return brokenRow(row, 'not-a-feature', 'this is not a GeoJSON Feature', {});
  }
  window.pos++;
  let type: string | null = null;
  let geometry: GeometryResult = { geometry: null };
  let properties: Properties = { values: NO_VALUES };
  let featureId: unknown;
  for (let isFirst = true; takeNext(window, CLOSE_BRACE, isFirst); isFirst = false) {
    const key = takeKey(window);
    if (key === 'geometry') geometry = readGeometry(window);
    else if (key === 'properties') properties = readProperties(window);
    else if (key === 'type' && peekToken(window) === QUOTE) type = takeString(window);
    else if (key === 'id') featureId = readValue(window);
    else skipValue(window);
  }
  if (type !== 'Feature') return brokenRow(row, 'not-a-feature', notAFeature(type), type === null ? {} : { type });
  if (properties.problem) return { row, values: NO_VALUES, geometry: null, problem: properties.problem };
  return {
    row,
    values: properties.values,
    geometry: geometry.geometry,
    ...(geometry.problem && { geometryProblem: geometry.problem }),
    ...((typeof featureId === 'string' || typeof featureId === 'number') && { featureId }),
  };
}

function notAFeature(type: string | null): string {
  return type === null ? 'the object has no "type": "Feature"' : `a "${type}" stands where a Feature is expected`;
}

type Properties = { readonly values: Readonly<Record<string, unknown>>; readonly problem?: RowProblem };

/** The object (or `null`) at the next token, as `JSON.parse` reads it; or why it cannot be read. */
export function readProperties(window: ByteWindow): Properties {
  const isObject = peekToken(window) === OPEN_BRACE;
  const isNull = window.bytes[window.pos] === 0x6e;
  const start = window.pos;
  skipValue(window);
  if (isNull) return { values: NO_VALUES };
  if (!isObject)
    return {
      values: NO_VALUES,
      problem: { code: 'bad-properties', message: 'the properties are not an object', params: {} },
    };
  const { value, reason, word } = parseJson(window, start, window.pos);
  if (reason)
    return {
      values: NO_VALUES,
      problem: {
        code: 'broken-json',
        message: `the properties cannot be read: ${reason}`,
        params: { reason: 'properties', detail: reason, ...(word !== undefined && { word }) },
      },
    };
  return { values: value as Record<string, unknown> };
}

/** The value at the next token, `undefined` where it is not JSON. */
export function readValue(window: ByteWindow): unknown {
  peekToken(window);
  const start = window.pos;
  skipValue(window);
  return parseJson(window, start, window.pos).value;
}
