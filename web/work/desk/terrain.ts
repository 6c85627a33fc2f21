import { type Remote, wrap } from 'comlink';
import type { TileFile } from '../../../data/index.ts';
import type { Dataset, ShapeColumns } from '../../../engine/index.ts';
import { polygonSetFromFeatures } from '../../../engine/overlay/index.ts';
import type { ElevationTile } from '../../../engine/propose/index.ts';
import { reachOfSite } from '../../../engine/propose/reach-of-site.ts';
import { asOneFeature } from '../../map/layers/features.ts';
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
      const land = highestAreas(state.base);
      if (land !== null) void remote.limitTo(land);
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

/** The areas of the highest level, which is where the ground is drawn; `null` without areas. */
function highestAreas(dataset: Dataset | null): ShapeColumns | null {
  const { admin = null } = dataset ?? {};
  if (admin === null || admin.count === 0) return null;
  const top = admin.level.reduce((least, level) => Math.min(least, level));
  const rows = Array.from(admin.level.keys()).filter((row) => admin.level[row] === top);
  return asOneFeature(polygonSetFromFeatures(admin.shapes, rows));
}
