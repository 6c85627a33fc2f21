/** What the tiles of the map hold: each set of tiles as layers that are cut from packed columns. */
import type { Analysis, Dataset } from '../../../engine/index.ts';
import type { TileLayer } from '../tiles/tile-cutter.ts';
import { areaLabelLayer, areaLayer, fiberLayer, placeLayer, roadLayer, siteLayer } from './base-layers.ts';
import { coverageLayer, deadZoneLabelLayer, deadZoneLayer } from './coverage-layers.ts';
import { roadCoverLayer } from './road-cover-layer.ts';
import { shadeLayer } from './shade-layer.ts';
import { villageLayer } from './village-layer.ts';

/** What tiles are cut from. */
export interface TileMatter {
  readonly dataset: Dataset;
  readonly analysis: Analysis | null;
  /** Villages that the page tells apart under a name of its own. */
  readonly listed: () => { readonly name: string; readonly villages: Uint32Array } | null;
}

/** The layers of a set of tiles, by its name and what follows the name in its address; none for an unknown one. */
export function layersOf(matter: TileMatter, set: string, args: readonly string[]): readonly TileLayer[] {
  const { dataset, analysis } = matter;
  switch (set) {
    case 'base':
      return [
        areaLayer(dataset),
        areaLabelLayer(dataset),
        roadLayer(dataset),
        fiberLayer(dataset),
        siteLayer(dataset),
        placeLayer(dataset),
      ];
    case 'dead-zones':
      return analysis === null ? [] : [deadZoneLayer(analysis), deadZoneLabelLayer(analysis)];
    case 'villages':
      return [villageLayer(matter, args[0], args[1])];
    case 'coverage':
      return analysis === null ? [] : [coverageLayer(analysis, args[0])];
    case 'shade':
      return analysis === null ? [] : [shadeLayer(dataset, analysis, args[0])];
    case 'road-cover':
      return analysis === null ? [] : [roadCoverLayer(dataset, analysis, args[0], args[1])];
    default:
      return [];
  }
}
