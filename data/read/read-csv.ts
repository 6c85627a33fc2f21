import { UnreadableFileError } from '../row.ts';
import { type CsvRecord, createCsvParser } from './csv-records.ts';
import { brokenRow, type RawRow } from './raw-row.ts';
import { nameHeaders, type TableHead } from './table-head.ts';
import { decodeText } from './utf8.ts';

/** A header line longer than this is not a header. */
const MAX_HEADER_CHARACTERS = 1 << 20;

/** Separators in the order in which they win a tie. */
const SEPARATORS = [',', ';', '\t'] as const;

/**
 * The lines of a CSV file as rows, numbered by line (the header is line 1), in batches of what one chunk holds. The
 * separator is the one that the header line has most of. `mayRepeat` says whether a header may stand twice. `head` is given
 * the headers, which a file without rows has too.
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
  mayRepeat: (header: string) => boolean,
  head: TableHead = {},
): AsyncGenerator<RawRow[], void> {
  const text = decodeText(chunks, fileName);
  const start = await readHeaderLine(text);
  if (/^\s*[[{]/.test(start.text)) {
    throw new UnreadableFileError(fileName, 'json-as-csv');
  }
  const declared = /^sep=(.)\r?\n/i.exec(start.text);
  const body = declared ? start.text.slice(declared[0].length) : start.text;
  const separator = declared?.[1] ?? sniffSeparator(body);
  const parser = createCsvParser(separator, declared ? 2 : 1);
  let headers: readonly string[] | null = null;
  const toRows = (records: CsvRecord[]): RawRow[] => {
    const lines = headers === null ? records.slice(1) : records;
    if (headers === null && records.length > 0) {
      headers = nameHeaders(records[0].cells, fileName, mayRepeat);
      head.headers = headers;
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

/** The text up to the end of the header line, with whatever else its chunk holds. */
async function readHeaderLine(text: AsyncGenerator<string, void>): Promise<{ text: string }> {
  let read = '';
  while (!/[\r\n]\s*\S/.test(read.trimStart()) && read.length < MAX_HEADER_CHARACTERS) {
    const { value, done } = await text.next();
    if (done) break;
    read += value;
  }
  return { text: read };
}

/** The separator that the header line has most of outside quotes; a comma where it has none. */
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
