import type { HeaderFit } from '../header-fit.ts';
import { UnreadableFileError } from '../row.ts';

/** How a table is read. */
export interface TableReading {
  readonly fileName: string;
  /** Finds the header among the first rows. */
  readonly headerFit: HeaderFit;
  /** The sheet of a workbook to look on; without it, on all. */
  readonly sheet?: string | undefined;
  /** Whether a header may stand twice. */
  readonly mayRepeat: (header: string) => boolean;
  readonly head?: TableHead | undefined;
}

/** What a table says before its rows. */
export interface TableHead {
  headers?: readonly string[];
  /** Where it begins; absent for a table without a row. */
  place?: TablePlace;
}

/** Where in a file a table begins, and what of the file is not read. */
export interface TablePlace {
  /** The row of the header, 1-based. */
  readonly headerRow: number;
  /** How many rows above the header hold something, as titles do. */
  readonly above: number;
  /** Of a workbook: the sheet, and the other sheets that hold something. */
  readonly sheet?: { readonly name: string; readonly others: readonly string[] };
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
