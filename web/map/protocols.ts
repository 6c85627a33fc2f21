import { addProtocol } from 'maplibre-gl';
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

const NO_TILE = async (): Promise<null> => null;

/** Lets maps ask the page for their tiles; gives back how to stop. */
export function serveTiles({ tileOf, terrainTileOf }: TileSource): () => void {
  const stop = serveVectorTiles(TILE_PROTOCOL, tileOf);
  serveTerrainTiles(terrainTileOf);
  return () => {
    stop();
    serveTerrainTiles(NO_TILE);
  };
}

/**
 * Lets maps ask for vector tiles under a protocol; gives back how to stop. The worker of a map that is gone may still ask: it gets an empty
 * tile, for what has no protocol MapLibre would look for in the network.
 */
export function serveVectorTiles(protocol: string, tileOf: TileSource['tileOf']): () => void {
  answerVectorTiles(protocol, tileOf);
  return () => answerVectorTiles(protocol, NO_TILE);
}

function answerVectorTiles(protocol: string, tileOf: TileSource['tileOf']): void {
  addProtocol(protocol, async ({ url }) => {
    const { set, z, x, y } = readTileAddress(url);
    const tile = await tileOf(set, z, x, y).catch(() => null);
    return { data: (tile?.buffer as ArrayBuffer | undefined) ?? new ArrayBuffer(0) };
  });
}

function serveTerrainTiles(terrainTileOf: TileSource['terrainTileOf']): void {
  addProtocol(TERRAIN_PROTOCOL, async ({ url }) => {
    const { z, x, y } = readTileAddress(url);
    const tile = await terrainTileOf(z, x, y).catch(() => null);
    if (tile === null) throw new Error('no heights here');
    return { data: tile };
  });
}
