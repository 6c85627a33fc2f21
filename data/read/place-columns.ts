import type { RowProblem } from '../row.ts';
import type { RawRow } from './raw-row.ts';
import { readWkt } from './read-wkt.ts';

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

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
  if (isBlank(lat) && isBlank(lon))
    return 'wkt' in row.values || 'lat' in row.values ? { ...row, values: withoutPlace(row.values) } : row;
  const x = readDegrees(lon, row.decimalComma);
  const y = readDegrees(lat, row.decimalComma);
  const values = withoutPlace(row.values);
  if (y === null) return { ...row, values, geometryProblem: describe('lat', lat) };
  if (x === null) return { ...row, values, geometryProblem: describe('lon', lon) };
  return {
    ...row,
    values,
    geometry: { type: 'Point', partStart: [0, 1], ringStart: [0, 1], coords: Float64Array.of(x, y) },
  };
}

const isBlank = (value: unknown): boolean => value === undefined || value === null || String(value).trim() === '';

/** The number that a cell writes, `null` where it writes none. */
function readDegrees(value: unknown, decimalComma = false): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = decimalComma ? value.trim().replace(',', '.') : value.trim();
  return NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;
}

function describe(column: 'lat' | 'lon', value: unknown): RowProblem {
  const code = 'bad-coordinate';
  if (isBlank(value)) return { code, column, message: `${column} is empty`, params: { reason: 'empty', column } };
  const shown = String(value);
  const message = `${column} "${shown}" is not a number`;
  return { code, column, message, params: { reason: 'text', column, value: shown } };
}

function withoutPlace(values: RawRow['values']): Record<string, unknown> {
  const rest: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(values)) if (key !== 'wkt' && key !== 'lat' && key !== 'lon') rest[key] = values[key];
  return rest;
}
