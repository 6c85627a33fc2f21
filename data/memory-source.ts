import type { DatasetSource, SourceFile } from './row.ts';

/** A file whose bytes are in memory. */
export const memoryFile = (name: string, bytes: Uint8Array): SourceFile => ({
  name,
  sizeBytes: bytes.length,
  async *stream() {
    // A decompressor takes no memory that is shared with other threads.
    yield bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice();
  },
});

/** A dataset folder whose files are texts in memory. Hashing is the caller's, as Node and browsers differ in it. */
export function memorySource(
  name: string,
  texts: readonly { readonly name: string; readonly text: string }[],
  createSha256: DatasetSource['createSha256'],
): DatasetSource {
  const encoder = new TextEncoder();
  const files = texts.map(({ name: fileName, text }) => memoryFile(fileName, encoder.encode(text)));
  return { name, files, createSha256 };
}
