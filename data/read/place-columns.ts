import { isAmbiguousNumber, parseNumber } from '../parse-number.ts';
import type { RowProblem } from '../row.ts';
import type { RawRow } from './raw-row.ts';
import { readWkt } from './read-wkt.ts';

/** No degree is larger: in greater numbers a single comma may part the thousands of metres. */
const MOST_DEGREES = 180;

/** Degrees with minutes behind them: `22°20'29"N`, `22 20 29`, `22:20:29`. */
const SEXAGESIMAL = /^\D{0,3}\d+\s*[°º˚]\s*\d|^\d+[\s:]\d+[\s:]\d/u;

/**
 * The row with the geometry that its columns `wkt`, or `lat` and `lon`, hold; the columns themselves are dropped.
 * Where both are empty the row has no geometry; a row that brings a geometry of its own is returned as it is.
 */
export function takePlaceColumns(row: RawRow): RawRow {
  if (row.geometry !== null || row.problem) return row;
  const { wkt, lat, lon } = row.values;
  if (!isBlank(wkt)) {
    const { geometry, problem, srid } = readWkt(String(wkt));
    return {
      ...row,
      values: withoutPlace(row.values),
      geometry,
      ...(problem && { geometryProblem: problem }),
      ...(srid && { srid }),
    };
  }
  const x = readCoordinate(lon, row.decimalComma);
  const y = readCoordinate(lat, row.decimalComma);
  if (x === null && y === null)
    return 'wkt' in row.values || 'lat' in row.values ? { ...row, values: withoutPlace(row.values) } : row;
  const values = withoutPlace(row.values);
  if (y === null || Number.isNaN(y)) return { ...row, values, geometryProblem: describe('lat', lat) };
  if (x === null || Number.isNaN(x)) return { ...row, values, geometryProblem: describe('lon', lon) };
  return {
    ...row,
    values,
    geometry: { type: 'Point', partStart: [0, 1], ringStart: [0, 1], coords: Float64Array.of(x, y) },
  };
}

const isBlank = (value: unknown): boolean => value === undefined || value === null || String(value).trim() === '';

/** The number that a cell writes, as in any column of numbers: NaN where it writes none, `null` where it says nothing. */
function readCoordinate(value: unknown, decimalComma = false): number | null {
  if (isBlank(value)) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN;
  if (typeof value !== 'string') return Number.NaN;
  const text = value.trim();
  const number = parseNumber(text, false);
  if (number === null) return null;
  if (!Number.isFinite(number)) return Number.NaN;
  const partsThousands = !decimalComma && Math.abs(number) > MOST_DEGREES && isAmbiguousNumber(text);
  return partsThousands ? parseNumber(text, true) : number;
}

function describe(column: 'lat' | 'lon', value: unknown): RowProblem {
  const code = 'bad-coordinate';
  if (isBlank(value)) return { code, column, message: `${column} is empty`, params: { reason: 'empty', column } };
  const shown = String(value);
  const like = column === 'lat' ? 22.3414 : 103.4467;
  const [reason, claim] = SEXAGESIMAL.test(shown.trim())
    ? ['minutes', `is in degrees and minutes; write decimal degrees, such as ${like}`]
    : ['text', 'is not a number'];
  return { code, column, message: `${column} "${shown}" ${claim}`, params: { reason, column, value: shown, like } };
}

function withoutPlace(values: RawRow['values']): Record<string, unknown> {
  const rest: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(values)) if (key !== 'wkt' && key !== 'lat' && key !== 'lon') rest[key] = values[key];
  return rest;
}
