import { addProtocol, removeProtocol } from 'maplibre-gl';
import { TILE_PROTOCOL } from './style/index.ts';
import { TERRAIN_PROTOCOL } from './style/terrain-layers.ts';

/** Where the map gets its tiles from. */
export interface TileSource {
  readonly tileOf: (set: string, z: number, x: number, y: number) => Promise<Uint8Array | null>;
  readonly terrainTileOf: (z: number, x: number, y: number) => Promise<ImageBitmap | null>;
}

/** The parts of an address `protocol://version/set…/z/x/y`. */
export function readTileAddress(url: string): { set: string; z: number; x: number; y: number } {
  const [, path] = url.split('://');
  const parts = path.split('/');
  const [z, x, y] = parts.slice(-3).map(Number);
  return { set: parts.slice(1, -3).join('/'), z, x, y };
}

/** Lets maps ask the page for their tiles; gives back how to stop. */
export function serveTiles({ tileOf, terrainTileOf }: TileSource): () => void {
  addProtocol(TILE_PROTOCOL, async ({ url }) => {
    const { set, z, x, y } = readTileAddress(url);
    const tile = await tileOf(set, z, x, y).catch(() => null);
    return { data: (tile?.buffer as ArrayBuffer | undefined) ?? new ArrayBuffer(0) };
  });
  addProtocol(TERRAIN_PROTOCOL, async ({ url }) => {
    const { z, x, y } = readTileAddress(url);
    const tile = await terrainTileOf(z, x, y).catch(() => null);
    if (tile === null) throw new Error('no heights here');
    return { data: tile };
  });
  return () => {
    removeProtocol(TILE_PROTOCOL);
    removeProtocol(TERRAIN_PROTOCOL);
  };
}
