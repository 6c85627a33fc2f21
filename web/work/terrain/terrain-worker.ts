/** The worker that shades the ground: reading heights may take seconds, and tiles of the map do not wait for it. */
import { expose, transfer } from 'comlink';
import { parseHgt } from '../../../data/dem/parse-hgt.ts';
import { readDem } from '../../../data/dem/read-dem.ts';
import type { ElevationTile } from '../../../engine/propose/index.ts';
import { reachOfSite, type SiteReach, type SiteToReach } from '../../../engine/propose/reach-of-site.ts';
import type { Terrain } from '../../../engine/propose/terrain.ts';
import { createTileTerrain } from '../../../engine/propose/tile-terrain.ts';
import { makeDem } from '../../../seeds/sample/dem.ts';
import { createSha256 } from '../dataset-source.ts';
import type { OpenRequest } from '../desk-api.ts';
import { elevationFiles } from '../elevation-files.ts';
import { shadeTerrain } from './shade-terrain.ts';

/** Pixels along a side of a tile. */
const SIDE = 256;

async function readTiles(request: OpenRequest): Promise<readonly ElevationTile[]> {
  if (request.kind === 'sample') return Array.from(makeDem(request.plan), ({ name, bytes }) => parseHgt(bytes, name));
  return readDem({ name: request.name, files: await elevationFiles(request), createSha256 });
}

let tiles: Promise<readonly ElevationTile[]> | null = null;
let terrain: Promise<Terrain | null> | null = null;

const worker = {
  tiles(request: OpenRequest): Promise<readonly ElevationTile[]> {
    tiles ??= readTiles(request);
    return tiles;
  },
  terrain(request: OpenRequest): Promise<Terrain | null> {
    terrain ??= worker.tiles(request).then((read) => (read.length === 0 ? null : createTileTerrain(read)));
    return terrain;
  },
  async reachOfSite(request: OpenRequest, site: SiteToReach): Promise<SiteReach> {
    return reachOfSite(site, await worker.terrain(request));
  },
  async shade(request: OpenRequest, z: number, x: number, y: number): Promise<ImageBitmap | null> {
    const read = await worker.terrain(request);
    if (read === null) return null;
    const bitmap = await createImageBitmap(new ImageData(shadeTerrain(read, z, x, y, SIDE), SIDE, SIDE));
    return transfer(bitmap, [bitmap]);
  },
};
export type TerrainWorker = typeof worker;

expose(worker);
