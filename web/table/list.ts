import type { SelectableKind } from '../state/selection.ts';

/** How a number of a column is shown, and what NaN, "not known", stands beside. */
export type NumberFormat = 'count' | 'distance' | 'area';

interface ColumnName {
  readonly id: string;
}

/** Free text of each row, compared as Vietnamese names are. */
export interface TextColumn extends ColumnName {
  readonly kind: 'text';
  textOf(row: number): string;
}

/** A number of each row; NaN is not known. */
export interface NumberColumn extends ColumnName {
  readonly kind: 'number';
  readonly format: NumberFormat;
  readonly values: ArrayLike<number>;
}

/** One value of a closed list for each row, by its position in `values`; a position outside of it is "not stated". */
export interface CodeColumn extends ColumnName {
  readonly kind: 'code';
  readonly codes: ArrayLike<number>;
  readonly values: readonly string[];
  /** Whether the values are names and ordered as such; else they stand in an order of their own. */
  readonly isNamed: boolean;
}

export type ListColumn = TextColumn | NumberColumn | CodeColumn;

/** What a list can be filtered by: each row has one value, or the values `codes[start[row] .. start[row + 1])`. */
export interface Facet {
  readonly id: string;
  readonly values: readonly string[];
  readonly codes: ArrayLike<number>;
  readonly start?: ArrayLike<number>;
}

/** A list of things of one kind as columns; a row is the row of the thing in its layer. */
export interface List {
  readonly kind: SelectableKind;
  readonly count: number;
  readonly columns: readonly ListColumn[];
  /** Columns that a file of the list has even where they are not shown. */
  readonly filed?: readonly ListColumn[];
  readonly facets: readonly Facet[];
  /** What a search looks through, row by row. */
  searchedOf(row: number): readonly string[];
}

/** The columns of a file: those shown, behind those that every file has. */
export const filedColumns = ({ filed = [] }: List, shown: readonly ListColumn[]): readonly ListColumn[] => [
  ...filed.filter((column) => !shown.includes(column)),
  ...shown,
];

/** A column of a list by its id; throws a `RangeError` where there is none. */
export function columnOf({ columns }: List, id: string): ListColumn {
  const column = columns.find((candidate) => candidate.id === id);
  if (column === undefined) throw new RangeError(`unknown column: ${id}`);
  return column;
}

/** What a code column says of a row, empty where it is not stated. */
export const codeOf = ({ codes, values }: CodeColumn, row: number): string => values[codes[row]] ?? '';
