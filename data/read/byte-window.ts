import type { RefusalCode } from '../refusals.ts';
import { type IssueDetail, type IssueParams, UnreadableFileError } from '../row.ts';

/** Thrown by a scanner that reached the end of the window; the caller reads more bytes and starts the value again. */
export const UNDERFLOW = new Error('the window holds no more bytes');

/** The largest single value (one feature, one line) that is held at once. A ring of a million vertices is about 40 MB. */
const MAX_VALUE_BYTES = 512 * 1024 * 1024;

/**
 * The part of a byte stream that is in memory. `bytes[end]` is always 0, which no JSON token contains, so that
 * inner loops need no bounds check: they stop at the 0 and only then compare `pos` with `end`.
 */
export interface ByteWindow {
  readonly fileName: string;
  readonly chunks: AsyncIterator<Uint8Array>;
  bytes: Uint8Array;
  pos: number;
  end: number;
  /** True once the stream has no more chunks. */
  done: boolean;
  /** How many bytes, and line feeds among them, stood before `bytes[0]`. */
  droppedBytes: number;
  droppedLines: number;
}

/** An empty window at the start of the stream. */
export function createWindow(chunks: AsyncIterable<Uint8Array>, fileName: string): ByteWindow {
  return {
    fileName,
    chunks: chunks[Symbol.asyncIterator](),
    bytes: new Uint8Array(1),
    pos: 0,
    end: 0,
    done: false,
    droppedBytes: 0,
    droppedLines: 0,
  };
}

/** A window over bytes that are all in memory: one line, before which other lines stood. */
export function windowOver(bytes: Uint8Array, fileName: string, linesBefore: number, bytesBefore: number): ByteWindow {
  const terminated = new Uint8Array(bytes.length + 1);
  terminated.set(bytes);
  const chunks = (async function* (): AsyncGenerator<Uint8Array> {})();
  return {
    fileName,
    chunks,
    bytes: terminated,
    pos: 0,
    end: bytes.length,
    done: true,
    droppedBytes: bytesBefore,
    droppedLines: linesBefore,
  };
}

/** Drops what stands before `pos` and reads on until the window holds `wantedBytes` more, or the stream ends. */
export async function fillWindow(window: ByteWindow, wantedBytes = 1): Promise<void> {
  dropConsumed(window);
  const target = window.end + wantedBytes;
  while (window.end < target && !window.done) {
    const { value, done } = await window.chunks.next();
    if (done) window.done = true;
    else appendChunk(window, value);
  }
}

function dropConsumed(window: ByteWindow): void {
  const { bytes, pos, end } = window;
  window.droppedLines += countLineFeeds(bytes, 0, pos);
  window.droppedBytes += pos;
  bytes.copyWithin(0, pos, end);
  window.pos = 0;
  window.end = end - pos;
  bytes[window.end] = 0;
}

function appendChunk(window: ByteWindow, chunk: Uint8Array): void {
  const needed = window.end + chunk.length + 1;
  if (needed > MAX_VALUE_BYTES) throw unreadable(window, 'value-too-large', { megabytes: MAX_VALUE_BYTES >> 20 });
  if (needed > window.bytes.length) {
    const grown = new Uint8Array(Math.max(needed, window.bytes.length * 2));
    grown.set(window.bytes.subarray(0, window.end));
    window.bytes = grown;
  }
  window.bytes.set(chunk, window.end);
  window.end += chunk.length;
  window.bytes[window.end] = 0;
}

/**
 * What `scan` returns, run again from the same position with twice as many bytes each time it runs out of them.
 * `whatIsCut` names the value for the message when the stream ends inside it.
 */
export async function scanWhole<T>(window: ByteWindow, whatIsCut: string, scan: (window: ByteWindow) => T): Promise<T> {
  for (;;) {
    const start = window.pos;
    try {
      return scan(window);
    } catch (error) {
      if (error !== UNDERFLOW) throw error;
      if (window.done) throw truncated(window, whatIsCut);
      window.pos = start;
      await fillWindow(window, Math.max(1, window.end - start));
    }
  }
}

/** The error for a file that ends too early. */
export function truncated(window: ByteWindow, whatIsCut: string): UnreadableFileError {
  window.pos = window.end;
  return unreadable(window, 'cut-off', { part: whatIsCut });
}

/** The error for a file that cannot be read on from `offset`, with the place in words. */
export function unreadable(
  window: ByteWindow,
  code: RefusalCode,
  params: IssueParams = {},
  offset = window.pos,
  further: readonly IssueDetail[] = [],
): UnreadableFileError {
  const line = window.droppedLines + countLineFeeds(window.bytes, 0, Math.min(offset, window.end)) + 1;
  const byte = window.droppedBytes + offset + 1;
  return new UnreadableFileError(window.fileName, code, { ...params, line, byte }, further);
}

/** How many line feeds stand in [from, to). */
function countLineFeeds(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(10, from); at >= 0 && at < to; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
