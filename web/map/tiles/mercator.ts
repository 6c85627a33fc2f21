/** Web Mercator in whole units: the world is a square of 2^31 units, one of which is at most 19 mm. */
export const WORLD = 2 ** 31;

const MAX_LATITUDE = 85.0511287798066;
const RADIANS = Math.PI / 180;

/** Units east of the antimeridian. */
export const toX = (lng: number): number => clamp(Math.round((lng / 360 + 0.5) * WORLD));

/** Units south of the northern edge of the map. */
export function toY(lat: number): number {
  const sin = Math.sin(Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * RADIANS);
  return clamp(Math.round((0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI) * WORLD));
}

const clamp = (units: number): number => (units > 0 ? Math.min(WORLD - 1, units) : 0);

/** Degrees of a position in units. */
export const toLng = (x: number): number => (x / WORLD - 0.5) * 360;
export const toLat = (y: number): number => Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) / RADIANS;

/** A tile of the pyramid in units. */
export interface TileBox {
  readonly z: number;
  readonly x0: number;
  readonly y0: number;
  readonly size: number;
}

/** Where the tile z/x/y lies. */
export function toTileBox(z: number, x: number, y: number): TileBox {
  const size = WORLD / 2 ** z;
  return { z, x0: x * size, y0: y * size, size };
}

/** Units along a side of a tile, as the tile's own coordinates count them. */
export const EXTENT = 4096;
