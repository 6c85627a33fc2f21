import { Inflate } from 'pako';
import { UnreadableFileError } from '../row.ts';

/** Deflate reaches 1,032 : 1; coordinates as text stay under 20 : 1, so that more than this is a bomb. */
const MAX_RATIO = 200;
/** Small files may be as repetitive as they like. */
const RATIO_COUNTS_FROM_BYTES = 64 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 16 * 1024 ** 3;

/** gzip alone, with the largest window, in the terms of zlib. */
const GZIP_ONLY = 15 + 16;

/**
 * The unpacked bytes of a gzip stream of one or more members; throws a sentence where it is cut off, damaged, or unpacks without end.
 * `DecompressionStream` will not do: what follows the first member is an error to it.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<Uint8Array, void> {
  const pieces: Uint8Array[] = [];
  const openMember = (): Inflate => {
    const opened = new Inflate({ windowBits: GZIP_ONLY });
    opened.onData = (piece) => pieces.push(piece);
    return opened;
  };
  let member = openMember();
  let packedBytes = 0;
  let unpackedBytes = 0;
  for await (const chunk of chunks) {
    packedBytes += chunk.length;
    // Within a chunk the next member follows by itself. Zeros after the last are padding.
    const rest = member.ended ? withoutLeadingZeros(chunk) : chunk;
    if (rest.length === 0) continue;
    if (member.ended) member = openMember();
    member.push(rest);
    if (member.err !== 0) throw new UnreadableFileError(fileName, 'broken-gzip');
    for (const piece of pieces.splice(0)) {
      unpackedBytes += piece.length;
      if (isBomb(packedBytes, unpackedBytes))
        throw new UnreadableFileError(fileName, 'gzip-bomb', { times: MAX_RATIO });
      yield piece;
    }
  }
  if (!member.ended) throw new UnreadableFileError(fileName, 'broken-gzip');
}

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? new Uint8Array(0) : bytes.subarray(first);
}

function isBomb(packedBytes: number, unpackedBytes: number): boolean {
  if (unpackedBytes > MAX_UNPACKED_BYTES) return true;
  return unpackedBytes > RATIO_COUNTS_FROM_BYTES && unpackedBytes > MAX_RATIO * packedBytes;
}
