import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { MapLayers } from './index.ts';
import { MAX_TILE_ZOOM } from './tile-zoom.ts';

/** The bytes of a vector tile in a buffer of their own, `null` where nothing lies. */
export type TileCutter = (z: number, x: number, y: number) => Uint8Array | null;

const EXTENT = 4096;

/** A cutter of these layers; each is indexed when its first tile is asked for. */
export function createTileCutter(layers: MapLayers): TileCutter {
  const indexes = new Map<string, GeoJSONVT | null>();
  const indexOf = (name: string): GeoJSONVT | null => {
    let index = indexes.get(name);
    if (index === undefined) {
      const features = layers[name]();
      const options = { maxZoom: MAX_TILE_ZOOM, extent: EXTENT, buffer: 96, tolerance: 3, indexMaxPoints: 20_000 };
      index = features.length === 0 ? null : new GeoJSONVT({ type: 'FeatureCollection', features }, options);
      indexes.set(name, index);
    }
    return index;
  };
  return (z, x, y) => {
    const found: Record<string, GeoJSONVTTile> = {};
    for (const name of Object.keys(layers)) {
      const tile = indexOf(name)?.getTile(z, x, y);
      if (tile && tile.features.length > 0) found[name] = tile;
    }
    return Object.keys(found).length === 0 ? null : fromGeojsonVt(found, { version: 2, extent: EXTENT }).slice();
  };
}
