import { findHeaderRow, HEADER_WITHIN } from '../header-fit.ts';
import { UnreadableFileError } from '../row.ts';
import type { RawRow } from './raw-row.ts';
import { isZip, refuseForeignBytes } from './sniff.ts';
import { nameHeaders, type TablePlace, type TableReading } from './table-head.ts';

/** A sheet: its rows from the first on, with `null` for an empty cell. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly unknown[])[];
}

/** A table on one of the sheets of a workbook. */
export interface SheetTable {
  readonly rows: Sheet['rows'];
  readonly place: TablePlace;
}

const ROWS_PER_BATCH = 4096;

/**
 * The rows of the table on one sheet of an Excel workbook (.xlsx, .xlsm), see {@link rowsOfTable}. Throws an `UnreadableFileError` where this
 * is no workbook or has no such sheet.
 */
export async function* readWorkbook(
  stored: AsyncIterable<Uint8Array>,
  reading: TableReading,
): AsyncGenerator<RawRow[], void> {
  const table = findTable(await readSheets(stored, reading.fileName), reading);
  if (table !== null) yield* rowsOfTable(table, reading);
}

/**
 * The rows of a table, numbered as Excel does: numbers and yes/no as such, days and times as ISO 8601, anything else as text. Titles above the
 * header are passed over, rows without a cell too. Formulas count by the value that Excel last gave them, none where that was an error.
 */
export function* rowsOfTable(
  { rows, place }: SheetTable,
  { fileName, mayRepeat, head = {} }: TableReading,
): Generator<RawRow[], void> {
  const below = rows.slice(place.headerRow);
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  const titles = Array.from({ length: width }, (_, k) => textOf(rows[place.headerRow - 1][k]));
  const columns = titles.flatMap((title, k) => (title !== '' || below.some((row) => isFilled(row[k])) ? [k] : []));
  const headers = nameHeaders(
    titles.map((title) => title.replace(/\s+/g, ' ')),
    fileName,
    mayRepeat,
  );
  head.headers = columns.map((k) => headers[k]);
  head.place = place;
  let batch: RawRow[] = [];
  for (const [k, cells] of below.entries()) {
    if (!cells.some(isFilled)) continue;
    const values: Record<string, unknown> = Object.create(null);
    for (const column of columns) values[headers[column]] = toValue(cells[column]);
    batch.push({ row: place.headerRow + 1 + k, values, geometry: null });
    if (batch.length < ROWS_PER_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The sheets of a workbook. Throws an `UnreadableFileError` where this is none. */
export async function readSheets(stored: AsyncIterable<Uint8Array>, fileName: string): Promise<Sheet[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of stored) pieces.push(piece.slice());
  if (!isZip(pieces[0])) {
    refuseForeignBytes(pieces[0].subarray(0, 512), fileName);
    throw new UnreadableFileError(fileName, 'no-workbook');
  }
  const { default: read } = await import('read-excel-file/universal');
  try {
    const sheets = await read(new Blob(pieces), { trim: false, parseNumber: Number });
    return sheets.map(({ sheet, data }) => {
      if (data === undefined) throw new Error(`the sheet ${sheet} is missing`);
      return { name: sheet, rows: data };
    });
  } catch (error) {
    // Whatever it meets in a damaged file, the reader has many kinds of errors for it, some of them by accident.
    throw new UnreadableFileError(fileName, 'bad-workbook', { detail: (error as Error).message });
  }
}

/** The sheets that hold something. */
export const filledSheets = (sheets: readonly Sheet[]): Sheet[] =>
  sheets.filter(({ rows }) => rows.some((row) => row.some(isFilled)));

/** The table that is looked for: on the sheet with the row that fits best as its header, else what begins the first sheet with anything on it. */
export function findTable(
  sheets: readonly Sheet[],
  { fileName, sheet: wanted, headerFit }: TableReading,
): SheetTable | null {
  const filled = filledSheets(sheets);
  const among = wanted === undefined ? filled : sheets.filter(({ name }) => isSameSheet(name, wanted));
  if (wanted !== undefined && among.length === 0) {
    const names = sheets.map(({ name }) => name).join(', ');
    throw new UnreadableFileError(fileName, 'missing-sheet', { sheet: wanted, sheets: names });
  }
  let best: { readonly sheet: Sheet; readonly at: number; readonly above: number; readonly fit: number } | null = null;
  for (const sheet of among) {
    const rows = [...sheet.rows.entries()].filter(([, row]) => row.some(isFilled));
    if (rows.length === 0) continue;
    const first = rows.slice(0, HEADER_WITHIN).map(([, row]) => row.map(textOf));
    const { above } = findHeaderRow(first, headerFit);
    const fit = headerFit(first[above], sheet.name);
    if (best === null || fit > best.fit) best = { sheet, at: rows[above][0], above, fit };
  }
  if (best === null) return null;
  const { sheet, at, above } = best;
  const others = filled.filter((other) => other !== sheet).map(({ name }) => name);
  return { rows: sheet.rows, place: { headerRow: at + 1, above, sheet: { name: sheet.name, others } } };
}

/** Whether two names are those of one sheet: Excel does not tell capital letters apart. */
export const isSameSheet = (a: string, b: string): boolean =>
  a.trim().normalize().toLowerCase() === b.trim().normalize().toLowerCase();

const isFilled = (cell: unknown): boolean =>
  cell !== null && cell !== undefined && (typeof cell !== 'string' || cell.trim() !== '');

const textOf = (cell: unknown): string => (isFilled(cell) ? String(toValue(cell)).trim() : '');

/** A cell as a feature's property would have it. */
function toValue(cell: unknown): unknown {
  if (!(cell instanceof Date)) return cell;
  // A sheet has days and times without a zone; whole days are written as such.
  const seconds = new Date(1000 * Math.round(cell.getTime() / 1000)).toISOString().slice(0, 19);
  return seconds.endsWith('T00:00:00') ? seconds.slice(0, 10) : seconds;
}
