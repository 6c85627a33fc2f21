import { type SourceFile, UnreadableFileError } from '../../../data/index.ts';
import { BlobReader, type FileEntry, ZipReader } from './zip-js.ts';

/** The files in a zip archive with their paths in it, unpacked piece by piece when read. Throws `UnreadableFileError`. */
export async function filesInZip(archive: File): Promise<(SourceFile & { readonly path: string })[]> {
  const reader = new ZipReader(new BlobReader(archive));
  try {
    const entries = await reader.getEntries();
    return entries
      .filter((entry): entry is FileEntry => !entry.directory)
      .map((entry) => {
        const path = entry.filename.replaceAll('\\', '/');
        if (entry.encrypted) throw new UnreadableFileError(archive.name, 'encrypted-entry', { path });
        return {
          path,
          name: path,
          sizeBytes: entry.uncompressedSize,
          stream: () => piecesOf(entry, path),
        };
      });
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    throw new UnreadableFileError(archive.name, 'bad-zip', { detail: reasonOf(error) });
  }
}

async function* piecesOf(entry: FileEntry, path: string): AsyncGenerator<Uint8Array, void> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const stop = new AbortController();
  let failure: unknown = null;
  const done = entry.getData(writable, { signal: stop.signal }).catch((error: unknown) => {
    failure = error;
    return writable.abort(error).catch(() => {});
  });
  const reader = readable.getReader();
  try {
    for (;;) {
      const { done: isDone, value } = await reader.read();
      if (isDone) break;
      yield value;
    }
    await done;
  } catch (error) {
    failure ??= error;
  } finally {
    // Whoever needs only the beginning leaves early.
    stop.abort();
    await reader.cancel().catch(() => {});
  }
  if (failure !== null) throw new UnreadableFileError(path, 'bad-entry', { detail: reasonOf(failure) });
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
