import { UnreadableFileError } from '../row.ts';
import { type ByteWindow, createWindow, fillWindow, UNDERFLOW, unreadable, windowOver } from './byte-window.ts';
import { peekToken } from './json-scan.ts';
import { brokenRow, type RawRow } from './raw-row.ts';
import { readFeature } from './read-feature.ts';

const LINE_FEED = 0x0a;
/** The record separator of RFC 8142 text sequences, tolerated at the start of a line. */
const RECORD_SEPARATOR = 0x1e;

/** After so many broken lines and no whole one the file is something else. */
const MAX_BROKEN_LINES_FIRST = 100;

/**
 * The features of a line-delimited file as rows, numbered by line, in batches of what one chunk holds. A line that
 * cannot be read is a row with a problem; a file none of whose lines can be read is refused.
 */
export async function* readGeojsonl(
  chunks: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<RawRow[], void> {
  const window = createWindow(chunks, fileName);
  const brokenFirst: RawRow[] = [];
  let hasWhole = false;
  let line = 0;
  while (!window.done) {
    await fillWindow(window, Math.max(1, window.end - window.pos));
    const batch: RawRow[] = [];
    for (let end = findLineEnd(window.bytes, window.pos, window.end, window.done); end >= 0; ) {
      line++;
      const row = readLine(window, end, line);
      window.pos = Math.min(end + 1, window.end);
      if (row) batch.push(row);
      end = findLineEnd(window.bytes, window.pos, window.end, window.done);
    }
    hasWhole ||= batch.some((row) => row.problem === undefined);
    if (hasWhole) yield [...brokenFirst.splice(0), ...batch];
    else brokenFirst.push(...batch);
    if (brokenFirst.length > MAX_BROKEN_LINES_FIRST) break;
  }
  if (brokenFirst.length === 0) return;
  const { code, message, params = {} } = brokenFirst[0].problem!;
  throw unreadable(window, 'no-feature-line', { detail: message }, window.pos, [{ code, params }]);
}

/** Where the line at `pos` ends, its line feed excluded; -1 where the window does not hold the end. */
function findLineEnd(bytes: Uint8Array, pos: number, end: number, isLast: boolean): number {
  if (pos >= end) return -1;
  const at = bytes.indexOf(LINE_FEED, pos);
  return at >= 0 && at < end ? at : isLast ? end : -1;
}

/** The feature on the line [pos, end) of the file's window, `null` where the line is blank. */
function readLine(file: ByteWindow, end: number, row: number): RawRow | null {
  const start = file.bytes[file.pos] === RECORD_SEPARATOR ? file.pos + 1 : file.pos;
  const line = windowOver(file.bytes.subarray(start, end), file.fileName, row - 1, file.droppedBytes + start);
  peekToken(line);
  if (line.pos >= line.end) return null;
  try {
    const feature = readFeature(line, row);
    peekToken(line);
    return line.pos < line.end
      ? brokenRow(row, 'broken-json', 'the line goes on after its feature', { reason: 'goes-on' })
      : feature;
  } catch (error) {
    if (error === UNDERFLOW)
      return brokenRow(row, 'broken-json', 'the line ends in the middle of its feature', { reason: 'cut-off' });
    if (!(error instanceof UnreadableFileError) || error.code === 'not-utf8') throw error;
    const detail = stripPlace(error.reason);
    const { found } = error.params;
    const params = { reason: 'line', detail, ...(found !== undefined && { found }) };
    return brokenRow(row, 'broken-json', `the line ${detail}`, params);
  }
}

/** The reason without the place in the file, which the row number says. */
const stripPlace = (reason: string): string => reason.replace(/ \(line \d+, byte \d+ of the file\)$/, '');
