import { UnreadableFileError } from '../row.ts';

/** What a table says before its rows. */
export interface TableHead {
  headers?: readonly string[];
  /** Of a workbook with rows: where in it the table stands. */
  place?: SheetPlace;
}

/** The sheet that a table is read from, and what of the workbook is not read. */
export interface SheetPlace {
  readonly sheet: string;
  /** The other sheets that hold something. */
  readonly others: readonly string[];
  /** The row of the header, 1-based. */
  readonly headerRow: number;
  /** How many rows above the header hold something, as titles do. */
  readonly above: number;
}

/** The names of a table's columns, from its header line. `mayRepeat` says whether one may stand twice; the second is then called `header (2)`. */
export function nameHeaders(
  cells: readonly string[],
  fileName: string,
  mayRepeat: (header: string) => boolean,
): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const header = cell.trim() || `column ${index + 1}`;
    const times = (seen.get(header) ?? 0) + 1;
    seen.set(header, times);
    if (times === 1) return header;
    if (mayRepeat(header)) return `${header} (${times})`;
    throw new UnreadableFileError(fileName, 'repeated-header', { header });
  });
}
