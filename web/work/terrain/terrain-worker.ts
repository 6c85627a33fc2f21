/** The worker that shades the ground: reading heights may take seconds, and tiles of the map do not wait for it. */
import { expose, transfer } from 'comlink';
import { packTiles, type TileFile } from '../../../data/dem/pack-tiles.ts';
import { readDem } from '../../../data/dem/read-dem.ts';
import { memoryFile } from '../../../data/memory-source.ts';
import type { DatasetSource } from '../../../data/row.ts';
import type { ShapeColumns } from '../../../engine/index.ts';
import type { ElevationTile } from '../../../engine/propose/index.ts';
import { reachOfSite, type SiteReach, type SiteToReach } from '../../../engine/propose/reach-of-site.ts';
import type { Terrain } from '../../../engine/propose/terrain.ts';
import { createTileTerrain } from '../../../engine/propose/tile-terrain.ts';
import { type DemTile, makeDem } from '../../../seeds/sample/dem.ts';
import { createSha256 } from '../dataset-source.ts';
import type { OpenRequest } from '../desk-api.ts';
import { elevationFiles } from '../elevation-files.ts';
import { createLandFade, type LandFade } from './land-fade.ts';
import { shadeTerrain } from './shade-terrain.ts';

/** Pixels along a side of a tile. */
const SIDE = 256;

/** The tiles as a folder; those of a sample are made. */
const folderOf = async (request: OpenRequest): Promise<DatasetSource> =>
  request.kind === 'sample'
    ? { name: request.plan, files: Array.from(makeDem(request.plan), tileFile), createSha256 }
    : { name: request.name, files: await elevationFiles(request), createSha256 };

const tileFile = ({ name, bytes }: DemTile) => memoryFile(name, bytes);

const readTiles = async (request: OpenRequest): Promise<readonly ElevationTile[]> => readDem(await folderOf(request));

let tiles: Promise<readonly ElevationTile[]> | null = null;
let terrain: Promise<Terrain | null> | null = null;

let fade: LandFade | null = null;

const worker = {
  /** Draws the ground of this land only; before this all of it. */
  limitTo(land: ShapeColumns): void {
    fade = createLandFade(land);
  },
  tiles(request: OpenRequest): Promise<readonly ElevationTile[]> {
    tiles ??= readTiles(request);
    return tiles;
  },
  async tileFiles(request: OpenRequest): Promise<readonly TileFile[]> {
    return packTiles(await folderOf(request));
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
    const seen = fade?.(z, x, y, SIDE) ?? 'all';
    const pixels =
      seen === 'nothing'
        ? new Uint8ClampedArray(4 * SIDE * SIDE)
        : shadeTerrain(read, z, x, y, SIDE, seen === 'all' ? null : seen);
    const bitmap = await createImageBitmap(new ImageData(pixels, SIDE, SIDE));
    return transfer(bitmap, [bitmap]);
  },
};
export type TerrainWorker = typeof worker;

expose(worker);
