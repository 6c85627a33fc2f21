import { ZipWriter } from './zip-js.ts';

/**
 * Writes a zip with these files into `sink`, as fast as that takes it; each file's pieces come from `piecesOf` when it is
 * its turn. Equal files and an equal date give equal bytes in one browser. Rejects with whatever `piecesOf` throws.
 */
export async function writeZip<File extends { readonly name: string }>(
  sink: WritableStream<Uint8Array<ArrayBuffer>>,
  files: Iterable<File>,
  piecesOf: (file: File) => AsyncGenerator<Uint8Array<ArrayBuffer>>,
  modifiedAt: Date,
): Promise<void> {
  const zip = new ZipWriter(sink);
  for (const file of files) await zip.add(file.name, streamOf(piecesOf(file)), { lastModDate: modifiedAt });
  await zip.close();
}

/** Pieces as a stream that asks for the next one when it is wanted. */
const streamOf = <Piece>(pieces: AsyncGenerator<Piece>): ReadableStream<Piece> =>
  new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
