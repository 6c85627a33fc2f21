import { Inflate } from 'pako';
import { UnreadableFileError } from '../row.ts';

/** Deflate reaches 1,032 : 1; coordinates as text stay under 20 : 1, so that more than this is a bomb. */
const MAX_RATIO = 200;
/** Small files may be as repetitive as they like. */
const RATIO_COUNTS_FROM_BYTES = 64 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 16 * 1024 ** 3;

/** gzip alone, with the largest window, in the terms of zlib. */
const GZIP_ONLY = 15 + 16;

/** One member of a gzip stream. */
interface Member {
  readonly inflate: Inflate;
  /** How many of the bytes that were pushed last stand behind its end. */
  unread(): number;
}

/** A member whose unpacked bytes are added to `pieces`. */
function openMember(pieces: Uint8Array[]): Member {
  const inflate = new Inflate({ windowBits: GZIP_ONLY });
  let unread = () => 0;
  inflate.onStart = (stream) => {
    unread = () => stream.avail_in;
  };
  inflate.onData = (piece) => pieces.push(piece);
  return { inflate, unread: () => unread() };
}

/**
 * The unpacked bytes of a gzip stream of one or more members, with zeros as padding behind any of them; throws a sentence where it is cut
 * off, damaged, or unpacks without end. `DecompressionStream` will not do: what follows the first member is an error to it.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<Uint8Array, void> {
  const pieces: Uint8Array[] = [];
  let member = openMember(pieces);
  let packedBytes = 0;
  let unpackedBytes = 0;
  for await (const chunk of chunks) {
    packedBytes += chunk.length;
    let rest = chunk;
    while (rest.length > 0) {
      if (member.inflate.ended) {
        rest = withoutLeadingZeros(rest);
        if (rest.length === 0) break;
        member = openMember(pieces);
      }
      member.inflate.push(rest);
      if (member.inflate.err !== 0) throw new UnreadableFileError(fileName, 'broken-gzip');
      rest = rest.subarray(rest.length - member.unread());
    }
    for (const piece of pieces.splice(0)) {
      unpackedBytes += piece.length;
      if (isBomb(packedBytes, unpackedBytes))
        throw new UnreadableFileError(fileName, 'gzip-bomb', { times: MAX_RATIO });
      yield piece;
    }
  }
  if (!member.inflate.ended) throw new UnreadableFileError(fileName, 'broken-gzip');
}

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? new Uint8Array(0) : bytes.subarray(first);
}

function isBomb(packedBytes: number, unpackedBytes: number): boolean {
  if (unpackedBytes > MAX_UNPACKED_BYTES) return true;
  return unpackedBytes > RATIO_COUNTS_FROM_BYTES && unpackedBytes > MAX_RATIO * packedBytes;
}
