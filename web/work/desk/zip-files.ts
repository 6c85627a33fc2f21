import { Zip, ZipDeflate } from 'fflate';

/**
 * The bytes of a zip with these files, made as they are asked for; each file's pieces come from `piecesOf` when it is its
 * turn. Equal files and an equal date give equal bytes.
 */
export async function* zipFiles<File extends { readonly name: string }>(
  files: Iterable<File>,
  piecesOf: (file: File) => AsyncIterable<Uint8Array>,
  modifiedAt: Date,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let made: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    made.push(piece as Uint8Array<ArrayBuffer>);
  });
  const taken = () => {
    const pieces = made;
    made = [];
    return pieces;
  };
  for (const file of files) {
    const entry = new ZipDeflate(file.name, { level: 6 });
    entry.mtime = modifiedAt;
    zip.add(entry);
    for await (const piece of piecesOf(file)) {
      entry.push(piece);
      yield* taken();
    }
    entry.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
