import { createHash } from 'node:crypto';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { RefusalCode } from './refusals.ts';
import { type DatasetSource, type SourceFile, UnreadableFileError } from './row.ts';

/** Files are read in pieces of this size. */
const CHUNK_BYTES = 1 << 20;

/** What the system's error codes mean to someone who passed a path. */
const REFUSALS_OF_SYSTEM: Readonly<Record<string, RefusalCode>> = {
  ENOENT: 'absent',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EISDIR: 'is-folder',
  ENOTDIR: 'not-folder',
  ELOOP: 'link-loop',
  EIO: 'disk-error',
};

/** The dataset in a folder, its files sorted by name; subfolders count as files that cannot be read, hidden ones not at all. */
export async function openFolder(path: string): Promise<DatasetSource> {
  const entries = await orRefuse(readdir(path, { withFileTypes: true }), path);
  const names = entries.filter((entry) => !isIgnored(entry.name, entry.isDirectory())).map((entry) => entry.name);
  const files = await Promise.all(names.sort().map((name) => describe(join(path, name), name)));
  return { name: basename(resolve(path)), files, createSha256 };
}

/** The elevation tiles have their own reader, and hidden files are nobody's layer. */
const isIgnored = (name: string, isFolder: boolean): boolean => name.startsWith('.') || (isFolder && name === 'dem');

/** The file at a path. */
export async function openFile(path: string): Promise<SourceFile> {
  const info = await orRefuse(stat(path), path);
  if (info.isDirectory()) throw new UnreadableFileError(path, 'is-folder');
  return fileAt(path, basename(path), info.size);
}

/** A hash of what is fed to it, as a `DatasetSource` makes them. */
export function createSha256(): ReturnType<DatasetSource['createSha256']> {
  const hash = createHash('sha256');
  return { update: (chunk) => void hash.update(chunk), digestHex: () => hash.digest('hex') };
}

async function describe(path: string, name: string): Promise<SourceFile> {
  const size = await stat(path).then(
    (info) => info.size,
    () => 0,
  );
  return fileAt(path, name, size);
}

/** The file of that name and size at a path, which is opened when its bytes are asked for. */
export function fileAt(path: string, name: string, sizeBytes: number): SourceFile {
  return { name, sizeBytes, path, stream: () => readPieces(path, name) };
}

async function* readPieces(path: string, name: string): AsyncGenerator<Uint8Array, void> {
  const info = await orRefuse(stat(path), name);
  if (!info.isFile() && !info.isDirectory()) throw new UnreadableFileError(name, 'irregular');
  const handle = await orRefuse(open(path), name);
  const readPiece = () => {
    const piece = new Uint8Array(CHUNK_BYTES);
    const reading = handle.read(piece, 0, CHUNK_BYTES).then(({ bytesRead }) => piece.subarray(0, bytesRead));
    // A failure is told when the piece is asked for.
    reading.catch(() => {});
    return reading;
  };
  // While a piece is worked on the next one is read.
  let reading = readPiece();
  try {
    for (;;) {
      const piece = await orRefuse(reading, name);
      if (piece.length === 0) return;
      reading = readPiece();
      yield piece;
    }
  } finally {
    await reading.catch(() => {});
    await handle.close();
  }
}

/** What a file operation gives, its failure said in words. */
async function orRefuse<T>(operation: Promise<T>, shown: string): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    const known = REFUSALS_OF_SYSTEM[code];
    throw known === undefined
      ? new UnreadableFileError(shown, 'system', { detail: code })
      : new UnreadableFileError(shown, known);
  }
}
