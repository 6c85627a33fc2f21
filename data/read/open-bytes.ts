import { type SourceFile, UnreadableFileError } from '../row.ts';
import { gunzip } from './gunzip.ts';
import { refuseForeignBytes } from './sniff.ts';
import { joinBytes } from './utf8.ts';

/** How many bytes are looked at to tell what a file is. */
const PEEK_BYTES = 512;

/**
 * The text of a file as UTF-8 bytes without a byte order mark: unpacked where it is gzip-compressed, whatever its name,
 * and transcoded from UTF-16 where a byte order mark says so. Throws a sentence for anything that is not text.
 * Whether the rest is well-formed UTF-8 shows where it is decoded.
 */
export async function* openBytes(
  file: SourceFile,
  stored: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  yield* openText(await unpack(file, stored), file.name);
}

/** The bytes of a file that is no text: unpacked where it is gzip-compressed, whatever its name. The first piece has the first 512 of them. */
export async function* openBinary(
  file: SourceFile,
  stored: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  yield* (await unpack(file, stored)).chunks;
}

async function unpack(file: SourceFile, stored: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const packed = await peek(stored);
  const isNamedGz = /\.gz$/i.test(file.name);
  if (packed.head.length === 0) throw new UnreadableFileError(file.name, 'empty-file');
  if (!isGzip(packed.head)) {
    if (isNamedGz) {
      refuseForeignBytes(packed.head, file.name);
      throw new UnreadableFileError(file.name, 'not-gzip');
    }
    return packed;
  }
  const unpacked = await peek(gunzip(packed.chunks, file.name));
  if (isGzip(unpacked.head)) throw new UnreadableFileError(file.name, 'gzip-twice');
  return unpacked;
}

interface Peeked {
  /** The first bytes, {@link PEEK_BYTES} or more unless the stream is shorter. */
  readonly head: Uint8Array;
  /** The whole stream, `head` included. */
  readonly chunks: AsyncGenerator<Uint8Array, void>;
}

async function peek(chunks: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head = new Uint8Array(0);
  while (head.length < PEEK_BYTES) {
    const { value, done } = await iterator.next();
    if (done) break;
    head = head.length === 0 ? new Uint8Array(value) : joinBytes(head, value);
  }
  return { head, chunks: resume(head, iterator) };
}

async function* resume(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  try {
    if (head.length > 0) yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

async function* openText({ head, chunks }: Peeked, fileName: string): AsyncGenerator<Uint8Array, void> {
  refuseForeignBytes(head, fileName);
  const utf16 =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
  if (utf16) yield* transcodeUtf16(chunks, utf16, fileName);
  else yield* dropBom(chunks);
}

async function* dropBom(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let isFirst = true;
  for await (const chunk of chunks) {
    const hasBom = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    yield hasBom ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}

async function* transcodeUtf16(
  chunks: AsyncIterable<Uint8Array>,
  encoding: 'utf-16le' | 'utf-16be',
  fileName: string,
): AsyncGenerator<Uint8Array, void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  try {
    for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
    yield encoder.encode(decoder.decode());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UnreadableFileError(fileName, 'broken-utf16');
  }
}
