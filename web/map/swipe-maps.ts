import type { StyleSpecification } from 'maplibre-gl';
import { Map as MapLibreMap } from 'maplibre-gl';
import { addIcons } from './icons.ts';
import type { MapView } from './map-view-model.ts';
import { serveVectorTiles } from './protocols.ts';
import { buildStyle, TILE_PROTOCOL } from './style/index.ts';

/** One of two maps that lie upon each other. */
export interface SwipeSide {
  readonly place: HTMLElement;
  readonly view: MapView;
  readonly tileOf: (set: string, z: number, x: number, y: number) => Promise<Uint8Array | null>;
}

/** The protocol of the tiles of a side. */
const protocolOf = (side: number): string => `${TILE_PROTOCOL}-${side}`;

/** Two maps that always show the same place; gives back how to take them away. Throws where the browser draws none. */
export function createSwipeMaps(sides: readonly [SwipeSide, SwipeSide]): () => void {
  const stops = sides.map(({ tileOf }, side) => serveVectorTiles(protocolOf(side), tileOf));
  const maps = sides.map(({ place, view }, side) => {
    const map = new MapLibreMap({
      container: place,
      style: withProtocol(buildStyle(view), protocolOf(side)),
      ...(view.bounds && {
        bounds: [...view.bounds] as [number, number, number, number],
        fitBoundsOptions: { padding: 24 },
      }),
      attributionControl: false,
      dragRotate: false,
      maxPitch: 0,
      maxZoom: 17,
      minZoom: 4,
      renderWorldCopies: false,
      fadeDuration: 0,
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    addIcons(map);
    return map;
  });
  keepTogether(maps[0], maps[1]);
  return () => {
    for (const map of maps) map.remove();
    for (const stop of stops) stop();
  };
}

/** The style with its vector tiles from another protocol. */
const withProtocol = (style: StyleSpecification, protocol: string): StyleSpecification => ({
  ...style,
  sources: Object.fromEntries(
    Object.entries(style.sources).map(([id, source]) => [
      id,
      source.type === 'vector'
        ? { ...source, tiles: (source.tiles ?? []).map((tile) => tile.replace(`${TILE_PROTOCOL}:`, `${protocol}:`)) }
        : source,
    ]),
  ),
});

/** Whichever map is moved, the other goes along; the one that goes along is not followed back. */
function keepTogether(a: MapLibreMap, b: MapLibreMap): void {
  let isFollowing = false;
  for (const [from, to] of [
    [a, b],
    [b, a],
  ])
    from.on('move', () => {
      if (isFollowing) return;
      isFollowing = true;
      to.jumpTo({ center: from.getCenter(), zoom: from.getZoom() });
      isFollowing = false;
    });
}
