import { createHash } from 'node:crypto';
import { canonicalColumns, PLACE_COLUMNS } from '../../data/aliases/index.ts';
import { headerFitOf } from '../../data/header-fit.ts';
import { type ReadLayerOptions, readLayer } from '../../data/read/read-layer.ts';
import type { DatasetSource, Row, SourceFile } from '../../data/row.ts';
import type { LayerName } from '../../engine/index.ts';

/** A file in memory that arrives in pieces of `pieceBytes`. */
export function memoryFile(name: string, content: string | Uint8Array, pieceBytes = 65536): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, sizeBytes: bytes.length, stream: () => inPieces(bytes, pieceBytes) };
}

/** The bytes in pieces, each a copy of its own. */
export async function* inPieces(bytes: Uint8Array, pieceBytes: number): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.slice(at, at + pieceBytes);
}

/** A dataset folder in memory. */
export function memoryFolder(files: Readonly<Record<string, string | Uint8Array>>, name = 'folder'): DatasetSource {
  return {
    name,
    files: Object.entries(files).map(([fileName, content]) => memoryFile(fileName, content)),
    createSha256: () => {
      const hash = createHash('sha256');
      return { update: (chunk) => void hash.update(chunk), digestHex: () => hash.digest('hex') };
    },
  };
}

/** All rows of a file, read as the layer `layer`. */
export async function rowsOf(
  file: SourceFile,
  layer: LayerName = 'villages',
  options: Partial<ReadLayerOptions> = {},
): Promise<Row[]> {
  const rows: Row[] = [];
  const naming = { canonicalColumns, placeColumns: PLACE_COLUMNS, headerFit: headerFitOf(layer) };
  for await (const batch of readLayer(file, { layer, ...naming, ...options })) rows.push(...batch);
  return rows;
}

/** As {@link rowsOf}, for content in memory. */
export const rowsOfText = (
  name: string,
  content: string | Uint8Array,
  layer?: LayerName,
  options?: Partial<ReadLayerOptions>,
): Promise<Row[]> => rowsOf(memoryFile(name, content), layer, options);
