import { UnreadableFileError } from '../row.ts';
import { type ByteWindow, unreadable } from './byte-window.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of the bytes [start, end) of the window; throws, naming the first bad byte, where they are not UTF-8. */
export function decodeUtf8(window: ByteWindow, start: number, end: number): string {
  const slice = window.bytes.subarray(start, end);
  try {
    return strict.decode(slice);
  } catch {
    throw unreadable(window, 'not-utf8', {}, start + findInvalidUtf8(slice));
  }
}

/** The offset of the first byte that is not well-formed UTF-8 (RFC 3629), or -1; a sequence cut off by the end counts as bad. */
export function findInvalidUtf8(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** The length of the well-formed sequence at `at`, 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  if (at + length > bytes.length) return 0;
  for (let k = 1; k < length; k++) if ((bytes[at + k] & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1];
  const isOverlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const isOutside = (lead === 0xed && second > 0x9f) || (lead === 0xf4 && second > 0x8f);
  return isOverlong || isOutside ? 0 : length;
}

/** The text of a stream of UTF-8 bytes; throws, naming the first bad byte, where they are not UTF-8. */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<string, void> {
  let carried = new Uint8Array(0);
  let line = 1;
  let bytesBefore = 0;
  const decode = (bytes: Uint8Array): string => {
    try {
      return strict.decode(bytes);
    } catch {
      const bad = findInvalidUtf8(bytes);
      const badLine = line + countLineFeeds(strict.decode(bytes.subarray(0, bad)));
      throw new UnreadableFileError(fileName, 'not-utf8', { line: badLine, byte: bytesBefore + bad + 1 });
    }
  };
  for await (const chunk of chunks) {
    const bytes = carried.length > 0 ? joinBytes(carried, chunk) : chunk;
    const whole = wholeLength(bytes);
    const text = decode(bytes.subarray(0, whole));
    carried = bytes.slice(whole);
    line += countLineFeeds(text);
    bytesBefore += whole;
    if (text !== '') yield text;
  }
  if (carried.length > 0) decode(carried);
}

/** How many bytes stand before a multi-byte sequence that the end cuts off. */
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

function countLineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The bytes of both, one after the other. */
export function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
