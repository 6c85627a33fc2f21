import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';

/** What a pointer does over the map. */
export interface MapPointer {
  readonly type: 'down' | 'move' | 'up' | 'click' | 'double-click';
  readonly lng: number;
  readonly lat: number;
  /** Where it is over the map, CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly shiftKey: boolean;
  /** How far a place is from the pointer on the screen, CSS pixels. */
  pixelsTo(lng: number, lat: number): number;
  /** The features of an overlay under the pointer, topmost first. */
  overlayAt(name: string): GeoJSON.Feature[];
}

/** Hears of every pointer before the map does; `true` keeps the map from panning, zooming or selecting by it. */
export type PointerListener = (pointer: MapPointer) => boolean | undefined;

/** Around a place where a finger or a mouse still means it, pixels. */
const REACH_PX = 8;

/** The style's name of an overlay's source. */
export const overlaySource = (name: string): string => `overlay-${name}`;

/** Lets others listen to the pointer; gives how to add a listener, which gives how to take it away. */
export function listenToPointer(map: MapLibreMap): (listener: PointerListener) => () => void {
  const listeners = new Set<PointerListener>();
  const tell = (type: MapPointer['type']) => (event: MapMouseEvent | MapTouchEvent) => {
    if (listeners.size === 0) return;
    const pointer = toPointer(map, type, event);
    // The latest one to listen comes first: it lies over what was there before.
    const isTaken = [...listeners].reverse().some((listener) => listener(pointer) === true);
    if (isTaken) event.preventDefault();
  };
  for (const name of ['mousedown', 'touchstart'] as const) map.on(name, tell('down'));
  for (const name of ['mousemove', 'touchmove'] as const) map.on(name, tell('move'));
  for (const name of ['mouseup', 'touchend'] as const) map.on(name, tell('up'));
  map.on('click', tell('click'));
  map.on('dblclick', tell('double-click'));
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}

function toPointer(map: MapLibreMap, type: MapPointer['type'], event: MapMouseEvent | MapTouchEvent): MapPointer {
  const { point, lngLat, originalEvent } = event;
  return {
    type,
    lng: lngLat.lng,
    lat: lngLat.lat,
    x: point.x,
    y: point.y,
    shiftKey: originalEvent.shiftKey,
    pixelsTo: (lng, lat) => map.project([lng, lat]).dist(point),
    overlayAt(name) {
      const layers = map
        .getStyle()
        .layers.filter((layer) => 'source' in layer && layer.source === overlaySource(name))
        .map(({ id }) => id);
      if (layers.length === 0) return [];
      return map.queryRenderedFeatures(
        [
          [point.x - REACH_PX, point.y - REACH_PX],
          [point.x + REACH_PX, point.y + REACH_PX],
        ],
        { layers },
      );
    },
  };
}
