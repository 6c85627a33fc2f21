import type { DatasetSource, SourceFile } from './row.ts';

/** A dataset folder whose files are texts in memory. Hashing is the caller's, as Node and browsers differ in it. */
export function memorySource(
  name: string,
  texts: readonly { readonly name: string; readonly text: string }[],
  createSha256: DatasetSource['createSha256'],
): DatasetSource {
  const encoder = new TextEncoder();
  const files = texts.map(({ name: fileName, text }): SourceFile => {
    const bytes = encoder.encode(text);
    return {
      name: fileName,
      sizeBytes: bytes.length,
      async *stream() {
        yield bytes;
      },
    };
  });
  return { name, files, createSha256 };
}
