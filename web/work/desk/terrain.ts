import { parseHgt } from '../../../data/dem/parse-hgt.ts';
import { readDem } from '../../../data/dem/read-dem.ts';
import type { ElevationTile } from '../../../engine/propose/index.ts';
import type { Terrain } from '../../../engine/propose/terrain.ts';
import { createTileTerrain } from '../../../engine/propose/tile-terrain.ts';
import { makeDem } from '../../../seeds/sample/dem.ts';
import { toLat, toLng, toTileBox } from '../../map/tiles/mercator.ts';
import { createSha256, elevationFiles } from '../dataset-source.ts';
import type { DeskApi, OpenRequest } from '../desk-api.ts';
import type { DeskState } from './desk-state.ts';

/** Pixels along a side of an elevation tile. */
const SIDE = 256;
/** Below this height nothing lies in the country; it is where the encoding begins. */
const TERRARIUM_ZERO_M = 32768;

/** Elevation as tiles of pictures, for the shading of hills. */
export const terrainOn = (state: DeskState): Pick<DeskApi, 'terrainTile'> => ({
  async terrainTile(z, x, y) {
    const ground = await groundOf(state);
    if (ground === null) return null;
    const context = new OffscreenCanvas(SIDE, SIDE).getContext('2d')!;
    context.putImageData(new ImageData(encodeTerrain(ground.terrain, z, x, y, SIDE), SIDE, SIDE), 0, 0);
    return context.canvas.transferToImageBitmap();
  },
});

/** Whether there is elevation with what was asked to be opened. */
export const hasTerrain = (request: OpenRequest): boolean =>
  request.kind === 'sample' || (request.kind === 'files' && elevationFiles(request.files).length > 0);

/** The heights of the ground, and the tiles that they come from. */
export interface KnownGround {
  readonly terrain: Terrain;
  readonly tiles: readonly ElevationTile[];
}

/** The ground of what is open, read when it is first wanted; `null` without elevation. */
export function groundOf(state: DeskState): Promise<KnownGround | null> {
  state.terrain ??= readGround(state.request);
  return state.terrain;
}

async function readGround(request: OpenRequest | null): Promise<KnownGround | null> {
  if (request === null || request.kind === 'kept' || !hasTerrain(request)) return null;
  const tiles =
    request.kind === 'sample'
      ? Array.from(makeDem(request.plan), ({ name, bytes }) => parseHgt(bytes, name))
      : await readDem({ name: request.name, files: elevationFiles(request.files), createSha256 });
  return { tiles, terrain: createTileTerrain(tiles) };
}

/** The heights of a tile as pixels in the Terrarium encoding: red · 256 + green + blue / 256 − 32768 metres; ground without data is at sea level. */
export function encodeTerrain(
  terrain: Terrain,
  z: number,
  x: number,
  y: number,
  side: number,
): Uint8ClampedArray<ArrayBuffer> {
  const { x0, y0, size } = toTileBox(z, x, y);
  const pixels = new Uint8ClampedArray(side * side * 4);
  for (let row = 0; row < side; row++) {
    const lat = toLat(y0 + ((row + 0.5) * size) / side);
    for (let col = 0; col < side; col++) {
      const metres = terrain.heightM(toLng(x0 + ((col + 0.5) * size) / side), lat);
      const encoded = Math.round(((Number.isNaN(metres) ? 0 : metres) + TERRARIUM_ZERO_M) * 256);
      const k = (row * side + col) * 4;
      pixels[k] = encoded >> 16;
      pixels[k + 1] = (encoded >> 8) & 0xff;
      pixels[k + 2] = encoded & 0xff;
      pixels[k + 3] = 255;
    }
  }
  return pixels;
}
