/** The worker that shades the ground: reading heights may take seconds, and tiles of the map do not wait for it. */
import { expose, transfer } from 'comlink';
import { parseHgt } from '../../../data/dem/parse-hgt.ts';
import { readDem } from '../../../data/dem/read-dem.ts';
import type { Terrain } from '../../../engine/propose/terrain.ts';
import { createTileTerrain } from '../../../engine/propose/tile-terrain.ts';
import { makeDem } from '../../../seeds/sample/dem.ts';
import { createSha256 } from '../dataset-source.ts';
import type { OpenRequest } from '../desk-api.ts';
import { elevationFiles } from '../elevation-files.ts';
import { shadeTerrain } from './shade-terrain.ts';

/** Pixels along a side of a tile. */
const SIDE = 256;

async function readTerrain(request: OpenRequest): Promise<Terrain | null> {
  if (request.kind === 'sample')
    return createTileTerrain(Array.from(makeDem(request.plan), ({ name, bytes }) => parseHgt(bytes, name)));
  const files = await elevationFiles(request);
  return files.length === 0 ? null : createTileTerrain(await readDem({ name: request.name, files, createSha256 }));
}

let terrain: Promise<Terrain | null> | null = null;

const worker = {
  async shade(request: OpenRequest, z: number, x: number, y: number): Promise<ImageBitmap | null> {
    terrain ??= readTerrain(request);
    const read = await terrain;
    if (read === null) return null;
    const bitmap = await createImageBitmap(new ImageData(shadeTerrain(read, z, x, y, SIDE), SIDE, SIDE));
    return transfer(bitmap, [bitmap]);
  },
};
export type TerrainWorker = typeof worker;

expose(worker);
