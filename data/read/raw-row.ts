import type { IssueParams, RowGeometry, RowProblem } from '../row.ts';

/** A row as its format has it: columns under the file's own names, coordinates in the file's own system. */
export interface RawRow {
  readonly row: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly geometry: RowGeometry | null;
  readonly geometryProblem?: RowProblem;
  readonly problem?: RowProblem;
  /** The `id` member of a GeoJSON feature, which stands beside its properties. */
  readonly featureId?: string | number;
  /** The system of this row's own geometry, from an EWKT `SRID=…;` prefix. */
  readonly srid?: string;
  readonly decimalComma?: boolean;
}

/** Values of a row that has none. */
export const NO_VALUES: Readonly<Record<string, unknown>> = Object.freeze(Object.create(null));

/** A row that could not be read at all. */
export function brokenRow(row: number, code: string, message: string, params: IssueParams): RawRow {
  return { row, values: NO_VALUES, geometry: null, problem: { code, message, params } };
}
