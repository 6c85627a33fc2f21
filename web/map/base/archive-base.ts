import type { LayerSpecification } from 'maplibre-gl';
import { addProtocol } from 'maplibre-gl';
import { FileSource, PMTiles, TileType } from 'pmtiles';
import { tokenColor } from '../palette.ts';
import type { BaseStyle } from './user-base.ts';

const PROTOCOL = 'phusong-archive';
const SOURCE = 'base';

/** Every archive gets a number, so that tiles of another are not taken for its. */
let archives = 0;

/** The style of a PMTiles archive on this machine: its pictures as they are, its vector layers plainly drawn. Throws where it is no archive. */
export async function openArchive(file: File): Promise<BaseStyle> {
  const archive = new PMTiles(new FileSource(file));
  const { tileType, minZoom, maxZoom, minLon, minLat, maxLon, maxLat } = await archive.getHeader();
  addProtocol(PROTOCOL, async ({ url }, { signal }) => {
    const [z, x, y] = url.split('/').slice(-3).map(Number);
    const tile = await archive.getZxy(z, x, y, signal);
    if (tile === undefined && tileType !== TileType.Mvt) throw new Error('the archive has no such tile');
    return { data: tile?.data ?? new ArrayBuffer(0) };
  });
  const place = {
    tiles: [`${PROTOCOL}://${++archives}/{z}/{x}/{y}`],
    minzoom: minZoom,
    maxzoom: maxZoom,
    bounds: [minLon, minLat, maxLon, maxLat] as [number, number, number, number],
  };
  if (tileType !== TileType.Mvt)
    return {
      sources: { [SOURCE]: { type: 'raster', tileSize: 256, ...place } },
      layers: [{ id: 'base', type: 'raster', source: SOURCE }],
    };
  const metadata = (await archive.getMetadata()) as { vector_layers?: { id: string }[] };
  return {
    sources: { [SOURCE]: { type: 'vector', ...place } },
    layers: (metadata.vector_layers ?? []).flatMap(({ id }) => plainLayers(id)),
  };
}

const isOf = (...kinds: string[]) => ['in', ['geometry-type'], ['literal', kinds]] as never;

/** A layer of somebody else's tiles, as a calm ground: areas tinted, lines thin; names stay with the archive. */
function plainLayers(layer: string): LayerSpecification[] {
  const isWater = /water|ocean|river|sea|song|ho$/i.test(layer);
  const color = tokenColor(isWater ? '--map-water' : '--map-border');
  return [
    {
      id: `base-${layer}-area`,
      type: 'fill',
      source: SOURCE,
      'source-layer': layer,
      filter: isOf('Polygon', 'MultiPolygon'),
      paint: { 'fill-color': color, 'fill-opacity': isWater ? 0.6 : 0.18 },
    },
    {
      id: `base-${layer}-line`,
      type: 'line',
      source: SOURCE,
      'source-layer': layer,
      filter: isOf('LineString', 'MultiLineString'),
      paint: { 'line-color': color, 'line-width': isWater ? 1 : 0.7, 'line-opacity': 0.8 },
    },
  ];
}
