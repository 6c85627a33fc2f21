import type { Dataset } from '../dataset.ts';
import type { LayerRecords } from '../records.ts';
import { LAYERS, type LayerName } from '../vocabulary.ts';
import { createCompanyTable } from './companies.ts';
import { createLayerPackers } from './layer-packers.ts';
import type { LayerPacker, RowsOf } from './row-packer.ts';

/** Takes checked records one by one and gives the packed dataset; the order of the records never shows in it. */
export interface DatasetPacker {
  /** States that the dataset has this layer, be it empty. */
  openLayer(layer: LayerName): void;
  /** Adds one record; its geometry is copied. */
  add<L extends LayerName>(layer: L, record: LayerRecords[L]): void;
  finish(): Dataset;
}

export function createDatasetPacker(): DatasetPacker {
  const companies = createCompanyTable();
  const packers = createLayerPackers(companies);
  const opened = new Set<LayerName>();
  return {
    openLayer: (layer) => void opened.add(layer),
    add(layer, record) {
      opened.add(layer);
      (packers[layer] as LayerPacker<typeof record, unknown>).add(record);
    },
    finish() {
      const names = companies.finish();
      const none: RowsOf = { villages: new Map(), sites: new Map() };
      const villages = opened.has('villages') ? packers.villages.finish(none) : null;
      const sites = opened.has('sites') ? packers.sites.finish(none) : null;
      const rowsOf: RowsOf = { villages: rowsById(villages), sites: rowsById(sites) };
      const packed: Record<string, unknown> = { companies: names, villages, sites };
      for (const layer of LAYERS) {
        if (layer === 'villages' || layer === 'sites') continue;
        packed[layer] = opened.has(layer) ? packers[layer].finish(rowsOf) : null;
      }
      return packed as unknown as Dataset;
    },
  };
}

const rowsById = (columns: { id: readonly string[] } | null): Map<string, number> =>
  new Map(columns?.id.map((id, row) => [id, row]));
