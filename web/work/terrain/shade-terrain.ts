import type { Terrain } from '../../../engine/propose/terrain.ts';
import { toLat, toLng, toTileBox } from '../../map/tiles/mercator.ts';
import { metresOf } from './tile-metres.ts';

/** The light of maps falls from the north-west, halfway up: its direction eastward, northward, upward. */
const LIGHT = [-0.5, 0.5, Math.SQRT1_2] as const;
/** Ground is drawn this many times as steep as it is, so that hills show on the map of a province. */
const EXAGGERATION = 1.6;
/** The darkest shadow and the brightest slope, as opacity. */
const SHADOW = 0.55;
const SHINE = 0.4;

/**
 * The pixels of a tile of `side` by `side`, RGBA: black where the ground turns from the light, white where it turns to it, the more
 * opaque the steeper, after Lambert; nothing where it is flat or its height is not known. `seen` makes each pixel fainter by its share.
 */
export function shadeTerrain(
  terrain: Terrain,
  z: number,
  x: number,
  y: number,
  side: number,
  seen: Float32Array | null = null,
): Uint8ClampedArray<ArrayBuffer> {
  const { x0, y0, size } = toTileBox(z, x, y);
  const step = size / side;
  const wide = side + 2;
  const heights = new Float32Array(wide * wide);
  for (let row = 0; row < wide; row++) {
    const lat = toLat(y0 + (row - 0.5) * step);
    for (let col = 0; col < wide; col++)
      heights[row * wide + col] = terrain.heightM(toLng(x0 + (col - 0.5) * step), lat);
  }
  const pixels = new Uint8ClampedArray(side * side * 4);
  for (let row = 0; row < side; row++) {
    const lat = toLat(y0 + (row + 0.5) * step);
    const metres = metresOf(step, lat);
    for (let col = 0; col < side; col++) {
      const at = (row + 1) * wide + col + 1;
      const east = (EXAGGERATION * (heights[at + 1] - heights[at - 1])) / (2 * metres);
      const north = (EXAGGERATION * (heights[at - wide] - heights[at + wide])) / (2 * metres);
      const lit = (LIGHT[2] - east * LIGHT[0] - north * LIGHT[1]) / Math.hypot(east, north, 1) - LIGHT[2];
      if (Number.isNaN(lit)) continue;
      const k = (row * side + col) * 4;
      if (lit > 0) pixels.fill(255, k, k + 3);
      pixels[k + 3] =
        (seen?.[row * side + col] ?? 1) *
        255 *
        (lit > 0 ? Math.min(1, lit / (1 - LIGHT[2])) * SHINE : Math.min(1, -lit / LIGHT[2]) * SHADOW);
    }
  }
  return pixels;
}
