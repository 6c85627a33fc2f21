import { headerFitOfAny } from '../header-fit.ts';
import { type RowGeometry, type SourceFile, UnreadableFileError } from '../row.ts';
import { nameOfCrsMember } from './file-crs.ts';
import { formatOf, READABLE } from './formats.ts';
import { openBinary, openBytes } from './open-bytes.ts';
import type { RawRow } from './raw-row.ts';
import { readCsv } from './read-csv.ts';
import { type GeojsonHeader, readGeojson, readSingleFeature } from './read-geojson.ts';
import { readGeojsonl } from './read-geojsonl.ts';
import { readJsonRows } from './read-json-rows.ts';
import { resume, startsArray } from './read-layer.ts';
import { readWkt } from './read-wkt.ts';
import { filledSheets, findTable, readSheets, rowsOfTable } from './read-workbook.ts';
import type { TableHead } from './table-head.ts';

/** The beginning of a file, before anybody says what layer it is. */
export interface PeekedFile {
  /** The file's own columns, in the order in which they are met. */
  readonly headers: readonly string[];
  /** The first rows, each cell as text; `''` where there is none. */
  readonly rows: readonly (readonly string[])[];
  /** The type of the first geometry, beside the columns or as text in one of them; `null` where there is none. */
  readonly geometryType: RowGeometry['type'] | null;
  /** A position as written, of the first geometry beside the columns. */
  readonly position: readonly [number, number] | null;
  /** The sheet that this is of a workbook with several; else `null`. */
  readonly sheet: string | null;
  /** Whether places can only be in columns, as in a table. */
  readonly isTable: boolean;
  /** The system that the file itself names, as far as its beginning tells. */
  readonly crs: string | null;
}

/** The first rows of a table or another file, and what stands before them. */
interface Start {
  readonly rows: readonly RawRow[];
  readonly isTable: boolean;
  readonly head: GeojsonHeader & TableHead;
}

/**
 * The first `most` rows of a file and what they tell; of a workbook those of each sheet that holds something. Throws `UnreadableFileError`
 * where it cannot be understood.
 */
export async function peekFile(file: SourceFile, most: number): Promise<PeekedFile[]> {
  const isWorkbook = formatOf(file.name)?.format === 'workbook';
  const starts = isWorkbook ? await startsOfSheets(file, most) : [await readStart(file, most)];
  return starts.map((start) => describe(start, file.name));
}

function describe({ rows, isTable, head }: Start, fileName: string): PeekedFile {
  const headers = head.headers ?? [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const geometry = rows.find((row) => row.geometry !== null)?.geometry ?? null;
  return {
    headers,
    rows: rows.map(({ values }) => headers.map((name) => showCell(values[name]))),
    geometryType: geometry?.type ?? typeInCells(rows),
    position: geometry === null || geometry.coords.length < 2 ? null : [geometry.coords[0], geometry.coords[1]],
    sheet: head.place?.sheet?.others.length ? head.place.sheet.name : null,
    isTable,
    crs: nameOfCrsMember(head.crs, fileName) ?? null,
  };
}

async function startsOfSheets(file: SourceFile, most: number): Promise<Start[]> {
  const sheets = await readSheets(openBinary(file, file.stream()), file.name);
  const filled = filledSheets(sheets);
  if (filled.length === 0) return [{ rows: [], isTable: true, head: {} }];
  return filled.map(({ name }) => {
    const head: TableHead = {};
    const reading = { fileName: file.name, sheet: name, headerFit: headerFitOfAny, mayRepeat: () => true, head };
    const rows = rowsOfTable(findTable(sheets, reading)!, reading);
    return { rows: (rows.next().value ?? []).slice(0, most), isTable: true, head };
  });
}

async function readStart(file: SourceFile, most: number): Promise<Start> {
  const format = formatOf(file.name)?.format;
  const head: GeojsonHeader & TableHead = {};
  const start = (rows: readonly RawRow[], isTable: boolean): Start => ({ rows, isTable, head });
  const bytes = openBytes(file, file.stream());
  try {
    if (format === undefined) {
      // What its bytes show helps more than the ending of its name.
      await bytes.next();
      throw new UnreadableFileError(file.name, 'unknown-format', { formats: READABLE });
    }
    if (format === 'csv') {
      const rows = readCsv(bytes, { fileName: file.name, headerFit: headerFitOfAny, mayRepeat: () => true, head });
      return start(await take(rows, most), true);
    }
    if (format === 'geojsonl') return start(await take(readGeojsonl(bytes, file.name), most), false);
    const first = await bytes.next();
    const chunks = resume(first, bytes);
    if (format === 'json' && startsArray(first.value ?? new Uint8Array(0)))
      return start(await take(readJsonRows(chunks, file.name), most), true);
    const rows = await take(readGeojson(chunks, file.name, head), most);
    if (!head.isSingleFeature) return start(rows, false);
    return start(await take(readSingleFeature(openBytes(file, file.stream()), file.name), most), false);
  } finally {
    await bytes.return();
  }
}

async function take(batches: AsyncGenerator<RawRow[], void>, most: number): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch.slice(0, most - rows.length));
    if (rows.length >= most) break;
  }
  return rows;
}

/** Enough of a cell to see that it holds a geometry, and which. */
const WKT = /^\s*(?:SRID\s*=\s*\d+\s*;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\b/i;

function typeInCells(rows: readonly RawRow[]): RowGeometry['type'] | null {
  for (const { values } of rows)
    for (const value of Object.values(values))
      if (typeof value === 'string' && WKT.test(value)) return readWkt(value).geometry?.type ?? null;
  return null;
}

/** Longer cells are cut: they are looked at, not used. */
const SHOWN_CHARACTERS = 120;

function showCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS - 1)}…` : text;
}
