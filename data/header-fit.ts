import { LAYERS, type LayerName } from '../engine/index.ts';
import { countColumns } from './aliases/index.ts';
import { layerCalledAtFirst, layerSpelt } from './layer-by-name.ts';

/** How well a row would do as the header of a table, on a sheet of that name; 0 for not at all. */
export type HeaderFit = (headers: readonly string[], sheet: string) => number;

/** A sheet that is called after the layer is meant before all others. */
const CALLED_SO = 1000;

/** How well a row would do as a layer's header: by the columns that it names, those among them that `columns` renames. */
export const headerFitOf =
  (layer: LayerName, columns: Readonly<Record<string, string>> = {}): HeaderFit =>
  (headers, sheet) => {
    const renamed = Object.values(columns).filter((header) => headers.includes(header)).length;
    const named = countColumns(layer, headers) + renamed;
    const isCalledSo = (layerSpelt(sheet) ?? layerCalledAtFirst(sheet)) === layer;
    return named > 0 && isCalledSo ? named + CALLED_SO : named;
  };

/** How well a row would do as the header of some layer. */
export const headerFitOfAny: HeaderFit = (headers) => Math.max(...LAYERS.map((layer) => countColumns(layer, headers)));
