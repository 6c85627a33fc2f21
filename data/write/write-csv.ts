import { formatNumber } from './format-number.ts';

/** A column to write: texts, numbers with at most `decimals` decimals, or signs of a closed vocabulary, written as they are. */
export interface CsvColumn {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'sign';
  readonly decimals?: number;
}

/** Text is handed on in pieces of about this many characters. */
const CHUNK_LENGTH = 1 << 16;

/** A spreadsheet would run a text that begins like this as a formula [OWASP, CSV injection]. */
const FORMULA = /^[=+\-@\t\r\n]/;

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * A CSV in pieces of text: UTF-8 with a byte order mark, so that a spreadsheet shows Vietnamese names, commas, CRLF
 * line ends and quotes as in RFC 4180. A text that begins like a formula gets a leading apostrophe, in the header
 * too; numbers stay numbers. `null`, `undefined` and numbers that are not finite are empty cells.
 */
export function* writeCsv(columns: readonly CsvColumn[], rows: Iterable<readonly unknown[]>): Generator<string> {
  let text = `\ufeff${columns.map(({ name }) => quoteText(name)).join(',')}\r\n`;
  for (const row of rows) {
    for (let k = 0; k < columns.length; k++) text += (k > 0 ? ',' : '') + formatCell(row[k], columns[k]);
    text += '\r\n';
    if (text.length < CHUNK_LENGTH) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

function formatCell(value: unknown, { kind, decimals }: CsvColumn): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return '';
    const number = formatNumber(value, decimals);
    return kind === 'number' ? number : quoteText(number);
  }
  if (typeof value === 'object') return quoteText(Array.isArray(value) ? value.join(';') : JSON.stringify(value));
  return kind === 'sign' ? String(value) : quoteText(String(value));
}

function quoteText(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
