import { memoryFile } from '../memory-source.ts';
import type { DatasetSource, SourceFile } from '../row.ts';
import { cornerOf } from './parse-hgt.ts';
import { readDem } from './read-dem.ts';

/** An elevation tile as a file: named after its corner as `N22E103.hgt.gz`, its bytes plain or gzip-compressed as the name says. */
export interface TileFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The elevation tiles among the files of a folder as they travel with a packed dataset: whole, gzip-compressed, in the order of their names.
 * Throws `UnreadableFileError` as `readDem` does.
 */
export async function packTiles(folder: DatasetSource): Promise<TileFile[]> {
  const files = folder.files
    .filter(({ name }) => cornerOf(name) !== null)
    .sort((a, b) => Number(a.name > b.name) - Number(a.name < b.name));
  // What cannot be read later is not packed now.
  await readDem({ ...folder, files });
  return Promise.all(files.map(packTile));
}

async function packTile(file: SourceFile): Promise<TileFile> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of file.stream()) pieces.push(piece.slice());
  const plain = new Blob(pieces);
  const isPacked = /\.gz$/i.test(file.name);
  const packed = isPacked ? plain.stream() : plain.stream().pipeThrough(new CompressionStream('gzip'));
  return {
    name: isPacked ? file.name : `${file.name}.gz`,
    bytes: new Uint8Array(await new Response(packed).arrayBuffer()),
  };
}

/** Tiles as the files of a folder. */
export const tileFolder = (tiles: readonly TileFile[], createSha256: DatasetSource['createSha256']): DatasetSource => ({
  name: 'dem',
  files: tiles.map(({ name, bytes }) => memoryFile(name, bytes)),
  createSha256,
});
