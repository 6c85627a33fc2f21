import type { LayerName } from '../../engine/index.ts';
import { fold } from './fold.ts';
import headers from './headers.json' with { type: 'json' };

const common: Readonly<Record<string, readonly string[]>> = headers.common;
const layers: Readonly<Record<LayerName, Readonly<Record<string, readonly string[]>>>> = headers.layers;

/** Columns that say where a row lies, in any layer. */
export const PLACE_COLUMNS = ['lat', 'lon', 'wkt'] as const;

/** The canonical columns of a layer, in the order of the contract; without {@link PLACE_COLUMNS}. */
export const layerColumns = (layer: LayerName): readonly string[] => Object.keys(layers[layer]);

interface Alias {
  readonly column: string;
  /** Lower wins where two headers of a file name the same column: the canonical name is 0. */
  readonly rank: number;
}

const tables = new Map<LayerName, ReadonlyMap<string, Alias>>();

/** The aliases of a layer by folded header. The first to claim a header keeps it: canonical names, the layer's, the common ones. */
function aliasTable(layer: LayerName): ReadonlyMap<string, Alias> {
  const known = tables.get(layer);
  if (known !== undefined) return known;
  const table = new Map<string, Alias>();
  const claim = (header: string, column: string) => {
    const key = fold(header);
    if (!table.has(key)) table.set(key, { column, rank: table.size + 1 });
  };
  const columns = [...layerColumns(layer), ...PLACE_COLUMNS];
  for (const column of columns) claim(column, column);
  for (const column of columns) for (const header of layers[layer][column] ?? []) claim(header, column);
  for (const column of columns) for (const header of common[column] ?? []) claim(header, column);
  tables.set(layer, table);
  return table;
}

/** The canonical column that a header means in a layer; a header that means none is given back as it is. */
export function canonicalColumn(layer: LayerName, header: string): string {
  return aliasTable(layer).get(fold(header))?.column ?? header;
}

/**
 * The canonical columns of a whole header line. Where several headers mean the same column, one takes it, whatever
 * their order: the canonical name itself, else the one that stands first in the alias table, else the first in the
 * file; the others keep their own spelling and are carried as extra columns.
 */
export function canonicalColumns(layer: LayerName, fileHeaders: readonly string[]): string[] {
  const table = aliasTable(layer);
  const winners = new Map<string, { index: number; rank: number }>();
  fileHeaders.forEach((header, index) => {
    const alias = table.get(fold(header));
    if (alias === undefined) return;
    const rank = header === alias.column ? 0 : alias.rank;
    const winner = winners.get(alias.column);
    if (winner === undefined || rank < winner.rank) winners.set(alias.column, { index, rank });
  });
  return fileHeaders.map((header, index) => {
    const column = table.get(fold(header))?.column;
    return column !== undefined && winners.get(column)?.index === index ? column : header;
  });
}

/** How many columns of a layer a line of headers names, those that say where a row lies among them. */
export function countColumns(layer: LayerName, fileHeaders: readonly string[]): number {
  const known = new Set([...layerColumns(layer), ...PLACE_COLUMNS]);
  return canonicalColumns(layer, fileHeaders).filter((column) => known.has(column)).length;
}
