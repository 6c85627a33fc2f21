import { findHeaderRow, HEADER_WITHIN, type HeaderFit } from '../header-fit.ts';
import { UnreadableFileError } from '../row.ts';
import { type CsvRecord, createCsvParser } from './csv-records.ts';
import { brokenRow, type RawRow } from './raw-row.ts';
import { nameHeaders, type TableReading } from './table-head.ts';
import { decodeText } from './utf8.ts';

/** A header is looked for no farther into a file. */
const MAX_HEADER_CHARACTERS = 1 << 20;

/** Separators in the order in which they win a tie. */
const SEPARATORS = [',', ';', '\t'] as const;

/**
 * The lines of a CSV file as rows, numbered by line, in batches of what one chunk holds. The header is the line that fits best among the
 * first ones, parted as it fits best; where none does it is the first line, parted by what that has most of. What stands above the header
 * is passed over. `head` is given the headers, which a file without rows has too.
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  { fileName, headerFit, mayRepeat, head = {} }: TableReading,
): AsyncGenerator<RawRow[], void> {
  const text = decodeText(chunks, fileName);
  const start = await readFirstLines(text);
  if (/^\s*[[{]/.test(start)) {
    throw new UnreadableFileError(fileName, 'json-as-csv');
  }
  const declared = /^sep=(.)\r?\n/i.exec(start);
  const body = declared ? start.slice(declared[0].length) : start;
  const firstLine = declared ? 2 : 1;
  const { separator, line, above } = findHeader(body, declared?.[1], firstLine, headerFit);
  const parser = createCsvParser(separator, firstLine);
  let headers: readonly string[] | null = null;
  const toRows = (records: CsvRecord[]): RawRow[] => {
    let lines = records;
    if (headers === null) {
      const at = records.findIndex((record) => line === null || record.line === line);
      if (at < 0) return [];
      headers = nameHeaders(records[at].cells, fileName, mayRepeat);
      head.headers = headers;
      head.place = { headerRow: records[at].line, above };
      lines = records.slice(at + 1);
    }
    return lines.map((record) => toRow(record, headers as readonly string[], separator !== ','));
  };
  const take = (piece: string): RawRow[] => {
    const records = parser.push(piece);
    const stray = parser.strayQuote();
    if (stray !== null) throw new UnreadableFileError(fileName, 'stray-quote', { ...stray });
    return toRows(records);
  };
  const first = take(body);
  if (first.length > 0) yield first;
  for await (const piece of text) {
    const rows = take(piece);
    if (rows.length > 0) yield rows;
  }
  if (parser.openQuoteLine() > 0) {
    throw new UnreadableFileError(fileName, 'open-quote', { line: parser.openQuoteLine() });
  }
  const last = parser.finish();
  if (last) yield toRows([last]);
}

/** The text up to the end of the lines that a header may be among, with whatever else the last chunk holds. */
async function readFirstLines(text: AsyncGenerator<string, void>): Promise<string> {
  let read = '';
  while (endOfFirstLines(read) === read.length && read.length < MAX_HEADER_CHARACTERS) {
    const { value, done } = await text.next();
    if (done) break;
    read += value;
  }
  return read;
}

/** Where the lines end that a header may be among; the end of the text where it has no more. */
function endOfFirstLines(text: string): number {
  let lines = 0;
  for (const { index } of text.matchAll(/[\r\n]\s*(?=\S)/g)) if (++lines > HEADER_WITHIN) return index;
  return text.length;
}

/** How a file is parted, the line of its header (`null` for the first), and how many lines above it hold something. */
function findHeader(text: string, declared: string | undefined, firstLine: number, headerFit: HeaderFit) {
  const usual = declared ?? sniffSeparator(text);
  const start = text.slice(0, endOfFirstLines(text));
  let best = { separator: usual, line: null as number | null, above: 0, fit: 0 };
  for (const separator of declared === undefined ? [usual, ...SEPARATORS] : [declared]) {
    const parser = createCsvParser(separator, firstLine);
    const records = parser.push(start);
    const last = parser.finish();
    if (last !== null) records.push(last);
    const { above, fit } = findHeaderRow(
      records.map(({ cells }) => cells),
      headerFit,
    );
    if (fit > best.fit) best = { separator, line: records[above].line, above, fit };
  }
  return best;
}

/** The separator that the first line has most of outside quotes; a comma where it has none. */
function sniffSeparator(text: string): string {
  const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
  let isQuoted = false;
  for (const character of text.trimStart()) {
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '\n' || character === '\r') break;
    else if (counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((best, candidate) => (candidate[1] > best[1] ? candidate : best))[0];
}

function toRow({ line, cells }: CsvRecord, headers: readonly string[], decimalComma: boolean): RawRow {
  if (cells.length < headers.length || cells.slice(headers.length).some((cell) => cell.trim() !== '')) {
    return brokenRow(
      line,
      'ragged-row',
      `the line has ${cells.length} cells, the header has ${headers.length}; a cell with a separator in it needs quotes`,
      { cells: cells.length, headers: headers.length },
    );
  }
  const values: Record<string, unknown> = Object.create(null);
  for (let k = 0; k < headers.length; k++) {
    if (cells[k].includes('\0'))
      return brokenRow(line, 'nul-byte', `the cell "${headers[k]}" holds a NUL byte`, { column: headers[k] });
    values[headers[k]] = cells[k];
  }
  return { row: line, values, geometry: null, ...(decimalComma && { decimalComma }) };
}
