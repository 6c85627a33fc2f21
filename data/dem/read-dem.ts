import type { ElevationTile } from '../../engine/propose/index.ts';
import { gunzip } from '../read/gunzip.ts';
import { type DatasetSource, type SourceFile, UnreadableFileError } from '../row.ts';
import { cornerOf, parseHgt } from './parse-hgt.ts';

/** An unpacked tile of 1 arc-second has 25,934,402 bytes; what is longer is something else. */
const MOST_BYTES = 26_000_000;

/**
 * The elevation tiles among the files of a folder, sorted by name, plain or gzip-compressed; other files are left alone.
 * Throws `UnreadableFileError` where a tile is damaged, or where two are for the same square.
 */
export async function readDem(folder: DatasetSource): Promise<ElevationTile[]> {
  const tiles: ElevationTile[] = [];
  for (const file of folder.files) {
    if (cornerOf(file.name) === null) continue;
    const tile = parseHgt(await bytesOf(file), file.name);
    if (tiles.some(({ lng, lat }) => lng === tile.lng && lat === tile.lat))
      throw new UnreadableFileError(file.name, 'second-tile');
    tiles.push(tile);
  }
  return tiles;
}

async function bytesOf(file: SourceFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const isPacked = /\.gz$/i.test(file.name);
  for await (const chunk of isPacked ? gunzip(file.stream(), file.name) : file.stream()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_BYTES) throw new UnreadableFileError(file.name, 'tile-too-large');
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
