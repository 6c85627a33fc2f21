import { type Remote, wrap } from 'comlink';
import type { DeskApi, OpenRequest } from '../desk-api.ts';
import type { TerrainWorker } from '../terrain/terrain-worker.ts';
import type { DeskState } from './desk-state.ts';

/** The ground in light and shade as tiles of pictures, from a worker of its own that begins when the first is wanted. */
export function terrainOn(state: DeskState): Pick<DeskApi, 'terrainTile'> {
  let of: OpenRequest | null = null;
  let worker: Worker | null = null;
  let remote: Remote<TerrainWorker> | null = null;
  return {
    async terrainTile(z, x, y) {
      const { request } = state;
      if (request === null) return null;
      if (of !== request || remote === null) {
        worker?.terminate();
        of = request;
        worker = new Worker(new URL('../terrain/terrain-worker.ts', import.meta.url), { type: 'module' });
        remote = wrap<TerrainWorker>(worker);
      }
      return remote.shade(request, z, x, y);
    },
  };
}
