import { type Remote, wrap } from 'comlink';
import type { TileFile } from '../../../data/index.ts';
import type { ElevationTile } from '../../../engine/propose/index.ts';
import { reachOfSite } from '../../../engine/propose/reach-of-site.ts';
import type { DeskApi, OpenRequest } from '../desk-api.ts';
import type { TerrainWorker } from '../terrain/terrain-worker.ts';
import type { DeskState } from './desk-state.ts';

/** The ground of what is open. */
export interface GroundSource extends Pick<DeskApi, 'terrainTile' | 'reachOfSite'> {
  /** The tiles of heights; none without elevation. */
  elevation(): Promise<readonly ElevationTile[]>;
  /** The tiles as they travel with a packed file. */
  tileFiles(): Promise<readonly TileFile[]>;
}

/** The ground in light and shade as tiles of pictures and as heights, from a worker of its own that begins when either is first wanted. */
export function terrainOn(state: DeskState): GroundSource {
  let of: OpenRequest | null = null;
  let worker: Worker | null = null;
  let remote: Remote<TerrainWorker> | null = null;
  /** The worker for what is open, `null` where nothing is. */
  const shader = (): { readonly of: OpenRequest; readonly remote: Remote<TerrainWorker> } | null => {
    const { request } = state;
    if (request === null) return null;
    if (of !== request || remote === null) {
      worker?.terminate();
      of = request;
      worker = new Worker(new URL('../terrain/terrain-worker.ts', import.meta.url), { type: 'module' });
      remote = wrap<TerrainWorker>(worker);
    }
    return { of: request, remote };
  };
  return {
    async terrainTile(z, x, y) {
      const ground = shader();
      return ground === null ? null : ground.remote.shade(ground.of, z, x, y);
    },
    async reachOfSite(site) {
      const ground = shader();
      return ground === null ? reachOfSite(site, null) : ground.remote.reachOfSite(ground.of, site);
    },
    async tileFiles() {
      const ground = shader();
      return ground === null ? [] : ground.remote.tileFiles(ground.of);
    },
    async elevation() {
      const ground = shader();
      return ground === null ? [] : ground.remote.tiles(ground.of);
    },
  };
}
