import { UnreadableFileError } from '../row.ts';

/** Deflate reaches 1,032 : 1; coordinates as text stay under 20 : 1, so that more than this is a bomb. */
const MAX_RATIO = 200;
/** Small files may be as repetitive as they like. */
const RATIO_COUNTS_FROM_BYTES = 64 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 16 * 1024 ** 3;

/** The unpacked bytes of a gzip stream; throws a sentence where it is cut off, damaged, or unpacks without end. */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<Uint8Array, void> {
  const stream = new DecompressionStream('gzip');
  const source = chunks[Symbol.asyncIterator]();
  const reader = stream.readable.getReader();
  const packed = { bytes: 0 };
  const feeding = feed(source, stream.writable.getWriter(), packed);
  feeding.catch(() => {});
  let unpackedBytes = 0;
  try {
    for (;;) {
      const { value, done } = await readOr(reader, fileName);
      if (done) break;
      unpackedBytes += value.length;
      if (isBomb(packed.bytes, unpackedBytes)) throw bomb(fileName);
      yield value;
    }
    await feeding;
  } finally {
    // a write that waits for a reader never settles once the reader has left, so that `feeding` is not awaited here
    await reader.cancel().catch(() => {});
    await source.return?.();
  }
}

/** Writes the source to the decompressor; an error of the source aborts it, and so comes out of its readable side. */
async function feed(
  source: AsyncIterator<Uint8Array>,
  writer: WritableStreamDefaultWriter<BufferSource>,
  packed: { bytes: number },
): Promise<void> {
  try {
    for (let next = await source.next(); !next.done; next = await source.next()) {
      packed.bytes += next.value.length;
      await writer.write(next.value as Uint8Array<ArrayBuffer>);
    }
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => {});
    throw error;
  }
}

function bomb(fileName: string): UnreadableFileError {
  return new UnreadableFileError(fileName, 'gzip-bomb', { times: MAX_RATIO });
}

async function readOr(reader: ReadableStreamDefaultReader<Uint8Array>, fileName: string) {
  try {
    return await reader.read();
  } catch (error) {
    if (error instanceof UnreadableFileError || (error as Error | undefined)?.name === 'AbortError') throw error;
    throw new UnreadableFileError(fileName, 'broken-gzip');
  }
}

function isBomb(packedBytes: number, unpackedBytes: number): boolean {
  if (unpackedBytes > MAX_UNPACKED_BYTES) return true;
  return unpackedBytes > RATIO_COUNTS_FROM_BYTES && unpackedBytes > MAX_RATIO * packedBytes;
}
