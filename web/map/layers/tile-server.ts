import { cutTile, type TileLayer } from '../tiles/tile-cutter.ts';
import { layersOf, type TileMatter } from './index.ts';

/** The tile z/x/y of a set, `null` where it is empty; the set is its name and arguments between slashes. */
export type TileServer = (set: string, z: number, x: number, y: number) => Uint8Array | null;

/** Tiles of a dataset and its analysis; what a set is cut from is made when its first tile is asked for. */
export function createTileServer(matter: TileMatter): TileServer {
  const sets = new Map<string, readonly TileLayer[]>();
  return (set, z, x, y) => {
    let layers = sets.get(set);
    if (layers === undefined) {
      const [name, ...args] = set.split('/').map(decodeURIComponent);
      layers = layersOf(matter, name, args);
      sets.set(set, layers);
    }
    return cutTile(layers, z, x, y);
  };
}
