import { LAYERS, type LayerName } from '../engine/index.ts';
import { countColumns } from './aliases/index.ts';
import { layerCalledAtFirst, layerSpelt } from './layer-by-name.ts';

/** How well a row would do as the header of a table, on a sheet of that name where there are sheets; 0 for not at all. */
export type HeaderFit = (headers: readonly string[], sheet?: string) => number;

/** A header stands among so many rows that hold something, below titles and dates. */
export const HEADER_WITHIN = 30;

/** A row that names fewer columns more than those above it may do so by chance, as one with the letters x and y in it. */
const SURELY_MORE = 2;

/** Which of the first rows that hold something is the header, and how well it does; the first where none is. */
export function findHeaderRow(rows: Iterable<readonly string[]>, headerFit: HeaderFit) {
  let best = { above: 0, fit: 0 };
  let above = 0;
  for (const row of rows) {
    const fit = headerFit(row);
    if (above === 0 || fit >= best.fit + SURELY_MORE) best = { above, fit };
    if (++above === HEADER_WITHIN) break;
  }
  return best;
}

/** A sheet that is called after the layer is meant before all others. */
const CALLED_SO = 1000;

/** How well a row would do as a layer's header: by the columns that it names, those among them that `columns` renames. */
export const headerFitOf =
  (layer: LayerName, columns: Readonly<Record<string, string>> = {}): HeaderFit =>
  (headers, sheet) => {
    const spelt = new Set(headers.map((header) => header.trim().normalize()));
    const renamed = Object.values(columns).filter((header) => spelt.has(header.normalize())).length;
    const named = countColumns(layer, headers) + renamed;
    const isCalledSo = sheet !== undefined && (layerSpelt(sheet) ?? layerCalledAtFirst(sheet)) === layer;
    return named > 0 && isCalledSo ? named + CALLED_SO : named;
  };

const ofLayers = LAYERS.map((layer) => headerFitOf(layer));

/** How well a row would do as the header of some layer, whatever its sheet is called. */
export const headerFitOfAny: HeaderFit = (headers) => Math.max(...ofLayers.map((fitOf) => fitOf(headers)));
