/** One record of a CSV file: its cells as written, quotes resolved. */
export interface CsvRecord {
  /** 1-based line of the file on which the record begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Where the parser stands: before a field's first character, inside a bare field, inside quotes, behind a closing quote,
 * or in what a field still has behind its closing quote.
 */
const FIELD_START = 0;
const BARE = 1;
const QUOTED = 2;
const QUOTE_CLOSED = 3;
const QUOTE_TRAILED = 4;

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;

/** A quote that opened a field on one line and was closed by one on another, in front of more text: one of the two is stray. */
export interface StrayQuote {
  readonly line: number;
  readonly closed: number;
}

export interface CsvParser {
  /** The records that this text completes. Lines end with CR LF, LF or CR; a blank line is no record. */
  push(text: string): CsvRecord[];
  /** The last record where no line end follows it, else `null`. */
  finish(): CsvRecord | null;
  /** The line on which a quote stands open, 0 where none does. */
  openQuoteLine(): number;
  /** The first stray quote so far: the rows between its lines stand in one cell. `null` where there is none. */
  strayQuote(): StrayQuote | null;
}

/** A parser of RFC 4180 text that arrives in pieces, with fields separated by the character `separator`. */
export function createCsvParser(separator: string, firstLine = 1): CsvParser {
  const separatorCode = separator.charCodeAt(0);
  let state = FIELD_START;
  let field = '';
  let cells: string[] = [];
  let line = firstLine;
  let recordLine = firstLine;
  let quoteLine = 0;
  let closedLine = 0;
  let stray: StrayQuote | null = null;
  let isAfterCarriageReturn = false;

  function endRecord(): CsvRecord | null {
    cells.push(field);
    const record = cells.some((cell) => cell.trim() !== '') ? { line: recordLine, cells } : null;
    field = '';
    cells = [];
    state = FIELD_START;
    return record;
  }

  function push(text: string): CsvRecord[] {
    const records: CsvRecord[] = [];
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const isSecondOfPair = code === LINE_FEED && isAfterCarriageReturn;
      const isLineEnd = (code === LINE_FEED || code === CARRIAGE_RETURN) && !isSecondOfPair;
      isAfterCarriageReturn = code === CARRIAGE_RETURN;
      if (isLineEnd) line++;
      if (state === QUOTED) {
        if (code !== QUOTE) continue;
        field += text.slice(start, at);
        state = QUOTE_CLOSED;
        closedLine = line;
        start = at + 1;
      } else if (state === QUOTE_CLOSED && code === QUOTE) {
        field += '"';
        state = QUOTED;
        start = at + 1;
      } else if (code === separatorCode) {
        cells.push(field + text.slice(start, at));
        field = '';
        state = FIELD_START;
        start = at + 1;
      } else if (isLineEnd) {
        field += text.slice(start, at);
        const record = endRecord();
        if (record) records.push(record);
        recordLine = line;
        start = at + 1;
      } else if (isSecondOfPair) {
        start = at + 1;
      } else if (state === FIELD_START && code === QUOTE) {
        state = QUOTED;
        quoteLine = line;
        start = at + 1;
      } else if (state === FIELD_START) state = BARE;
      else if (state >= QUOTE_CLOSED) {
        state = QUOTE_TRAILED;
        if (closedLine > quoteLine && !isBlank(code)) stray ??= { line: quoteLine, closed: closedLine };
      }
    }
    field += text.slice(start);
    return records;
  }

  return {
    push,
    finish: () => (field !== '' || cells.length > 0 ? endRecord() : null),
    openQuoteLine: () => (state === QUOTED ? quoteLine : 0),
    strayQuote: () => stray,
  };
}
