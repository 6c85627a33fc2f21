import {
  type CsvColumn,
  type FeatureToWrite,
  type GeometryToWrite,
  writeCsv,
  writeGeoJson,
} from '../../data/write/index.ts';
import type { Messages } from '../messages/index.ts';
import { valueLabel } from './cell-text.ts';
import { codeOf, type List, type ListColumn } from './list.ts';

/** What is taken away of a list: these rows in this order, with these columns under the names that the page gives them. */
export interface ListExcerpt {
  readonly list: List;
  readonly rows: Uint32Array;
  readonly columns: readonly ListColumn[];
  readonly words: Messages;
}

/** Decimals of a distance in metres and of an area in square kilometres. */
const DECIMALS = { count: 0, distance: 1, area: 3 } as const;
const UNIT = { count: '', distance: ' (m)', area: ' (km²)' } as const;

/** The head of a column in a file, where the unit no longer stands in each cell. */
export const headOf = (column: ListColumn, words: Messages): string =>
  words.table.columnNames[column.id] + (column.kind === 'number' ? UNIT[column.format] : '');

/** A cell as a program reads it: a number in the unit of the head, `null` where it is not known. */
export function cellValue(column: ListColumn, row: number, words: Messages): string | number | null {
  if (column.kind === 'text') return column.textOf(row) || null;
  if (column.kind === 'code') return valueLabel(column.id, codeOf(column, row), words) || null;
  const value = column.values[row];
  if (!Number.isFinite(value)) return null;
  const scale = 10 ** DECIMALS[column.format];
  return Math.round(value * scale) / scale;
}

/** The excerpt as a CSV that a spreadsheet opens, in pieces. */
export function listCsv({ rows, columns, words }: ListExcerpt): Generator<string> {
  const heads = columns.map(
    (column): CsvColumn => ({ name: headOf(column, words), kind: column.kind === 'number' ? 'number' : 'text' }),
  );
  return writeCsv(heads, cellsOf(rows, columns, words));
}

function* cellsOf(rows: Uint32Array, columns: readonly ListColumn[], words: Messages) {
  for (const row of rows) yield columns.map((column) => cellValue(column, row, words));
}

/** The excerpt as GeoJSON, in pieces. */
export const listGeoJson = (excerpt: ListExcerpt, geometryOf: (row: number) => GeometryToWrite): Generator<string> =>
  writeGeoJson(featuresOf(excerpt, geometryOf));

function* featuresOf(
  { rows, columns, words }: ListExcerpt,
  geometryOf: (row: number) => GeometryToWrite,
): Generator<FeatureToWrite> {
  for (const row of rows)
    yield {
      properties: Object.fromEntries(columns.map((column) => [headOf(column, words), cellValue(column, row, words)])),
      geometry: geometryOf(row),
    };
}
