import type { CsvColumn } from '../write-csv.ts';

/** One cell of an output: `null` is empty. */
export type Cell = string | number | boolean | null;

/** Rows under named columns: a CSV, or as many JSON objects. */
export interface Table {
  readonly columns: readonly CsvColumn[];
  readonly rows: Iterable<readonly Cell[]>;
}

const NUMBERS: ReadonlySet<string> = new Set([
  'year',
  'numerator',
  'denominator',
  'value',
  'target',
  'gap',
  'population',
  'households',
  'nearest_site_m',
  'fiber_distance_m',
  'threshold_m',
  'villages',
  'total',
  'share',
  'row',
]);

/** Columns of these names; which of them hold numbers is the same in every output. */
export const toColumns = (names: readonly string[]): CsvColumn[] =>
  names.map((name) => ({ name, kind: NUMBERS.has(name) ? 'number' : name === 'comparator' ? 'sign' : 'text' }));

/** Columns by their names, in order, and what they hold. */
export const toTypedColumns = (kinds: Readonly<Record<string, CsvColumn['kind']>>): CsvColumn[] =>
  Object.entries(kinds).map(([name, kind]) => ({ name, kind }));

/** The rows of a table as objects with the columns as keys, in their order. */
export function* toObjects({ columns, rows }: Table): Generator<Record<string, Cell>> {
  for (const row of rows) yield Object.fromEntries(columns.map(({ name }, i) => [name, row[i]]));
}

/** A number as an output holds it: `null` where there is none. */
export const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Metres to the millimetre; finer is noise of the last bits. `null` where there are none. */
export const roundM = (metres: number): number | null => orNull(Math.round(metres * 1e3) / 1e3 + 0);

/** Square kilometres to the square metre, kilometres to the millimetre. */
export const roundMillionths = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

/** Order of two strings by code unit: the same on every machine and in every locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
