import {
  addProtocol,
  Map as MapLibreMap,
  type MapMouseEvent,
  removeProtocol,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Selection } from '../state/selection.ts';
import { addIcons } from './icons.ts';
import type { MapView } from './map-view-model.ts';
import { listenToPointer, type PointerListener } from './pointer.ts';
import { type Snapshot, type SnapshotOptions, takeSnapshot } from './snapshot.ts';
import { buildStyle, TILE_PROTOCOL, VILLAGE_LAYERS } from './style/index.ts';
import { FONT } from './style/parts.ts';

setWorkerUrl(workerUrl);

/** What the map tells the page, and asks of it. */
export interface MapEvents {
  readonly tileOf: (z: number, x: number, y: number) => Promise<Uint8Array | null>;
  readonly onSelect: (selection: Selection | null) => void;
  /** The village under the pointer and where the pointer is, `null` for none. */
  readonly onHover: (village: { row: number; x: number; y: number } | null) => void;
}

/** The map, as the page steers it. */
export interface MapHandle {
  show(view: MapView): void;
  fit(bounds: readonly [number, number, number, number]): void;
  /** Brings a place into view, unless it is well in view already. */
  reveal(lng: number, lat: number): void;
  zoomBy(steps: number): void;
  /** The map as it is now, drawn at print resolution. */
  snapshot(options: SnapshotOptions): Promise<Snapshot>;
  /** Tells the listener what every pointer over the map does; gives back how to stop. */
  onPointer(listener: PointerListener): () => void;
  remove(): void;
}

/** Around a village where a click still means it, pixels. */
const REACH_PX = 7;
const REVEAL_ZOOM = 10.8;
/** Room for the chips above and the scale below, and where there is much of it for the legend. */
const paddingOf = ({ clientWidth }: HTMLElement) => ({
  top: 56,
  right: 28,
  bottom: 32,
  left: clientWidth > 880 ? 130 : 28,
});

/** A map in that element. Throws where the browser cannot draw one. */
export async function createMap(container: HTMLElement, events: MapEvents, first: MapView): Promise<MapHandle> {
  addProtocol(TILE_PROTOCOL, async ({ url }) => {
    const [z, x, y] = url.split('/').slice(-3).map(Number);
    const tile = await events.tileOf(z, x, y).catch(() => null);
    return { data: (tile?.buffer as ArrayBuffer | undefined) ?? new ArrayBuffer(0) };
  });
  // Labels are drawn with the fonts of the page, so these have to be there first.
  await Promise.all(
    [`500 12px "${FONT[0]}"`, `400 12px "${FONT[0]}"`].map((font) => document.fonts.load(font, 'Thôn Ạ')),
  );
  const map = new MapLibreMap({
    container,
    style: buildStyle(first),
    ...(first.bounds && {
      bounds: [...first.bounds] as [number, number, number, number],
      fitBoundsOptions: { padding: paddingOf(container) },
    }),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    maxZoom: 17,
    minZoom: 4,
    renderWorldCopies: false,
    fadeDuration: 120,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-right');
  addIcons(map);
  const onPointer = listenToPointer(map);
  listen(map, events);
  let theme = document.documentElement.dataset.theme;
  let waiting: MapView | null = null;
  let isReady = false;
  map.once('style.load', () => {
    isReady = true;
    if (waiting !== null) handle.show(waiting);
  });
  const handle: MapHandle = {
    show(view) {
      // A style can be compared with the next one only when it is there.
      if (!isReady) {
        waiting = view;
        return;
      }
      if (theme !== document.documentElement.dataset.theme) {
        theme = document.documentElement.dataset.theme;
        addIcons(map);
      }
      map.setStyle(buildStyle(view), { diff: true });
    },
    fit: (bounds) =>
      void map.fitBounds([...bounds] as [number, number, number, number], {
        padding: paddingOf(container),
        duration: 400,
      }),
    reveal(lng, lat) {
      const { x, y } = map.project([lng, lat]);
      const { clientWidth, clientHeight } = map.getCanvas();
      const inView = x > 60 && y > 60 && x < clientWidth - 60 && y < clientHeight - 60;
      if (!inView || map.getZoom() < REVEAL_ZOOM - 1)
        map.easeTo({ center: [lng, lat], zoom: Math.max(map.getZoom(), REVEAL_ZOOM), duration: 600 });
    },
    zoomBy: (steps) => void map.zoomTo(map.getZoom() + steps, { duration: 200 }),
    snapshot: (options) => takeSnapshot(map, options),
    onPointer,
    remove() {
      map.remove();
      removeProtocol(TILE_PROTOCOL);
    },
  };
  return handle;
}

/** Tells clicks on villages and the village under the pointer. */
function listen(map: MapLibreMap, { onSelect, onHover }: MapEvents): void {
  const villageAt = ({ point }: MapMouseEvent): number | null => {
    const layers = VILLAGE_LAYERS.filter((layer) => map.getLayer(layer));
    const box: [[number, number], [number, number]] = [
      [point.x - REACH_PX, point.y - REACH_PX],
      [point.x + REACH_PX, point.y + REACH_PX],
    ];
    const near = map.queryRenderedFeatures(box, { layers }).map((feature) => {
      const [lng, lat] = (feature.geometry as GeoJSON.Point).coordinates;
      return { row: Number(feature.properties.row), distance: map.project([lng, lat]).dist(point) };
    });
    return near.sort((a, b) => a.distance - b.distance)[0]?.row ?? null;
  };
  map.on('click', (event) => {
    if (event.defaultPrevented) return;
    const row = villageAt(event);
    onSelect(row === null ? null : { kind: 'village', row });
  });
  map.on('mousemove', (event) => {
    const row = villageAt(event);
    map.getCanvas().style.cursor = row === null ? '' : 'pointer';
    onHover(row === null ? null : { row, x: event.point.x, y: event.point.y });
  });
  map.on('mouseout', () => onHover(null));
  map.on('movestart', () => onHover(null));
}
