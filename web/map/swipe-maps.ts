import type { StyleSpecification } from 'maplibre-gl';
import { addProtocol, Map as MapLibreMap, removeProtocol } from 'maplibre-gl';
import { addIcons } from './icons.ts';
import type { MapView } from './map-view-model.ts';
import { readTileAddress } from './protocols.ts';
import { buildStyle, TILE_PROTOCOL } from './style/index.ts';

/** One of two maps that lie upon each other. */
export interface SwipeSide {
  readonly place: HTMLElement;
  readonly view: MapView;
  readonly tileOf: (set: string, z: number, x: number, y: number) => Promise<Uint8Array | null>;
}

let pairs = 0;

/** Two maps that always show the same place; gives back how to take them away. Throws where the browser draws none. */
export function createSwipeMaps(sides: readonly [SwipeSide, SwipeSide]): () => void {
  const pair = ++pairs;
  const protocols = sides.map(({ tileOf }, side) => {
    const protocol = `${TILE_PROTOCOL}-${pair}-${side}`;
    addProtocol(protocol, async ({ url }) => {
      const { set, z, x, y } = readTileAddress(url);
      const tile = await tileOf(set, z, x, y).catch(() => null);
      return { data: (tile?.buffer as ArrayBuffer | undefined) ?? new ArrayBuffer(0) };
    });
    return protocol;
  });
  const maps = sides.map(({ place, view }, side) => {
    const map = new MapLibreMap({
      container: place,
      style: withProtocol(buildStyle(view), protocols[side]),
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
    for (const protocol of protocols) removeProtocol(protocol);
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
