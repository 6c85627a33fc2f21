import type { Terrain } from './terrain.ts';

/** A square of elevations, one degree wide: `samples` along each side, from the north-west corner eastward, row by row. */
export interface ElevationTile {
  /** Its south-west corner, whole degrees. */
  readonly lng: number;
  readonly lat: number;
  readonly samples: number;
  /** Metres above the sea, `VOID_M` where unknown. */
  readonly metres: Int16Array;
}

/** "No data" in SRTM tiles. */
export const VOID_M = -32768;

/** The heights of tiles: between the four nearest samples (bilinear); NaN outside the tiles and beside a void. */
export function createTileTerrain(tiles: readonly ElevationTile[]): Terrain {
  const byCorner = new Map(tiles.map((tile) => [keyOf(tile.lng, tile.lat), tile]));
  let last: ElevationTile | undefined = tiles[0];
  return {
    heightM(lng, lat) {
      const west = Math.floor(lng);
      const south = Math.floor(lat);
      if (last === undefined || last.lng !== west || last.lat !== south)
        last = byCorner.get(keyOf(west, south)) ?? last;
      if (last === undefined || last.lng !== west || last.lat !== south) return Number.NaN;
      return between(last, (lng - west) * (last.samples - 1), (south + 1 - lat) * (last.samples - 1));
    },
  };
}

const keyOf = (lng: number, lat: number): number => lng * 1000 + lat;

function between({ samples, metres }: ElevationTile, x: number, y: number): number {
  const col = Math.min(samples - 2, Math.floor(x));
  const row = Math.min(samples - 2, Math.floor(y));
  const at = row * samples + col;
  const [nw, ne, sw, se] = [metres[at], metres[at + 1], metres[at + samples], metres[at + samples + 1]];
  if (nw === VOID_M || ne === VOID_M || sw === VOID_M || se === VOID_M) return Number.NaN;
  const [u, v] = [x - col, y - row];
  return (nw * (1 - u) + ne * u) * (1 - v) + (sw * (1 - u) + se * u) * v;
}
