import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { LoadedDataset } from './load.ts';
import { type PackedWith, packDataset, type UnpackedDataset, unpackDataset } from './packed.ts';

/** Files are read in pieces of at most this size, so that an abort is answered. */
const PIECE_BYTES = 1 << 24;
/** Pieces smaller than this are written together. */
const WRITE_BYTES = 1 << 18;

/**
 * The dataset of the packed file at a path, in memory that workers can share. Throws `UnreadableFileError` where the file is
 * not whole or not of this version, a system error where it cannot be read, and the signal's reason.
 */
export async function readPackedFile(path: string, signal?: AbortSignal): Promise<UnpackedDataset> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    let at = 0;
    while (at < size) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(bytes, at, Math.min(PIECE_BYTES, size - at), at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    // A file that shrinks while it is read ends in zeros, and its checksums tell.
    return unpackDataset(bytes.buffer, basename(path));
  } finally {
    await file.close();
  }
}

/**
 * Writes a dataset and what goes with it as a packed file: whole, or not at all. A file that is there is replaced in one step. Gives the length of the
 * file in bytes. Throws a system error that names the path, or the signal's reason.
 */
export async function writePackedFile(
  path: string,
  loaded: LoadedDataset,
  { signal, ...beside }: Partial<PackedWith> & { readonly signal?: AbortSignal } = {},
): Promise<number> {
  const temporary = join(dirname(path), `.${basename(path)}-${randomBytes(6).toString('hex')}`);
  try {
    const bytes = await writeWhole(temporary, packDataset(loaded, beside), signal);
    signal?.throwIfAborted();
    await rename(temporary, path);
    return bytes;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    if (error instanceof Error && 'syscall' in error) throw Object.assign(error, { path });
    throw error;
  }
}

async function writeWhole(path: string, chunks: Iterable<Uint8Array>, signal?: AbortSignal): Promise<number> {
  const file = await open(path, 'wx');
  let written = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const flush = async () => {
    if (waitingBytes > 0) await file.appendFile(Buffer.concat(waiting));
    written += waitingBytes;
    waiting = [];
    waitingBytes = 0;
  };
  try {
    for (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        signal?.throwIfAborted();
        const piece = chunk.subarray(at, at + PIECE_BYTES);
        waiting.push(piece);
        waitingBytes += piece.length;
        if (waitingBytes >= WRITE_BYTES) await flush();
      }
    }
    await flush();
    await file.sync();
    return written;
  } finally {
    await file.close();
  }
}
