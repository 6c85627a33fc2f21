import type { AdminRecord, LayerName, LayerRecords } from '../../engine/index.ts';
import { createProvince, type Province } from './province.ts';

/** What earlier layers tell later ones. */
export interface Knowledge {
  /** `null` until the admin layer is complete, and where there is none. */
  readonly province: Province | null;
  readonly hasSites: boolean;
  isVillage(id: string): boolean;
  isSite(id: string): boolean;
  isArea(code: string): boolean;
  /** Marks a layer as begun, so that the ones before it are complete. */
  begin(layer: LayerName): void;
  learn<L extends LayerName>(layer: L, record: LayerRecords[L]): void;
}

/** Knowledge of nothing yet. */
export function createKnowledge(): Knowledge {
  const areas: AdminRecord[] = [];
  const areaCodes = new Set<string>();
  const villageIds = new Set<string>();
  const siteIds = new Set<string>();
  let province: Province | null = null;
  let hasSites = false;
  return {
    get province() {
      return province;
    },
    get hasSites() {
      return hasSites;
    },
    isVillage: (id) => villageIds.has(id),
    isSite: (id) => siteIds.has(id),
    isArea: (code) => areaCodes.has(code),
    begin(layer) {
      if (layer !== 'admin') province ??= createProvince(areas);
      if (layer === 'sites') hasSites = true;
    },
    learn(layer, record) {
      if (layer === 'villages') villageIds.add((record as LayerRecords['villages']).id);
      else if (layer === 'sites') siteIds.add((record as LayerRecords['sites']).id);
      else if (layer === 'admin') {
        const area = record as AdminRecord;
        areas.push(area);
        areaCodes.add(area.code);
      }
    },
  };
}
