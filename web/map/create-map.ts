import { Map as MapLibreMap, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { nextTask } from '../next-task.ts';
import { isNarrow } from '../panels/use-narrow.ts';
import type { Camera } from '../state/map-look.ts';
import type { Selection } from '../state/selection.ts';
import { addIcons } from './icons.ts';
import { MAP_KEYS_ID } from './map-keys-id.ts';
import type { MapView } from './map-view-model.ts';
import { pick } from './pick.ts';
import { listenToPointer, type PointerListener } from './pointer.ts';
import { serveTiles, type TileSource } from './protocols.ts';
import { createShow } from './show-view.ts';
import { type Snapshot, type SnapshotOptions, takeSnapshot } from './snapshot.ts';
import { buildStyle } from './style/index.ts';
import { FONT } from './style/parts.ts';

setWorkerUrl(workerUrl);

/** What the map tells the page, and asks of it. */
export interface MapEvents extends TileSource {
  readonly onSelect: (selection: Selection | null) => void;
  /** What is under the pointer and where the pointer is, `null` for nothing. */
  readonly onHover: (hovered: { selection: Selection; x: number; y: number } | null) => void;
  /** The map has come to rest after the user moved it. */
  readonly onCamera: (camera: Camera) => void;
  /** How near the map is, whoever has brought it there. */
  readonly onZoom: (zoom: number) => void;
}

type Position = readonly [lng: number, lat: number];
type Bounds = readonly [number, number, number, number];

/** The map, as the page steers it. */
export interface MapHandle {
  show(view: MapView): void;
  /** Brings bounds into view. A journey would end half-way where the page changes its shape meanwhile: new data is there at once. */
  fit(bounds: Bounds, how: 'at-once' | 'on-the-way'): void;
  /** Brings a place into view, unless it is well in view already. */
  reveal(lng: number, lat: number): void;
  moveTo(camera: Camera): void;
  /** Closer or further: around a place where that is in view, else around the middle of what is not covered. */
  zoomBy(steps: number, around: Position | null): void;
  /** The map as it is now, drawn for paper. */
  snapshot(options: SnapshotOptions): Promise<Snapshot>;
  /** Resolves when the map has next been drawn to the end. */
  drawn(): Promise<void>;
  /** Tells the listener what every pointer over the map does; gives back how to stop. */
  onPointer(listener: PointerListener): () => void;
  remove(): void;
}

const REVEAL_ZOOM = 10.8;
/** Closer a small area is not brought by itself. */
const FIT_ZOOM = 15;
/** Narrower a map has no room beside the legend. */
const BESIDE_LEGEND_PX = 560;
/** Room for the chips above and the scale below, and for the legend where it is not folded. */
const paddingOf = ({ clientWidth }: HTMLElement) => ({
  top: 56,
  right: 28,
  bottom: 32,
  left: isNarrow() || clientWidth < BESIDE_LEGEND_PX ? 28 : 276,
});

/** The free part of a map: what no panel covers. */
function freePart(map: MapLibreMap, container: HTMLElement) {
  const { top, right, bottom, left } = paddingOf(container);
  const { clientWidth, clientHeight } = map.getCanvas();
  /** From the middle of the map to that of its free part, pixels. */
  const offset: [number, number] = [(left - right) / 2, (top - bottom) / 2];
  return {
    offset,
    holds([lng, lat]: Position): boolean {
      const { x, y } = map.project([lng, lat]);
      return x > left && y > top && x < clientWidth - right && y < clientHeight - bottom;
    },
    middle(): Position {
      const { lng, lat } = map.unproject([clientWidth / 2 + offset[0], clientHeight / 2 + offset[1]]);
      return [lng, lat];
    },
  };
}

/** A map in that element. Throws where the browser cannot draw one. */
export async function createMap(container: HTMLElement, events: MapEvents, first: MapView): Promise<MapHandle> {
  const stopTiles = serveTiles(events);
  // Labels are drawn with the fonts of the page, so these have to be there first.
  await Promise.all(
    [`500 12px "${FONT[0]}"`, `400 12px "${FONT[0]}"`].map((font) => document.fonts.load(font, 'Thôn Ạ')),
  );
  // Making a map takes long enough by itself.
  await nextTask();
  const map = new MapLibreMap({
    container,
    style: buildStyle(first),
    ...placeOf(container, first),
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
  map.getCanvas().setAttribute('aria-labelledby', MAP_KEYS_ID);
  addIcons(map);
  const onPointer = listenToPointer(map);
  listen(map, events);
  tellBusy(map, container);
  const show = createShow(map);
  let shown = first;
  // A panel that opens beside the map takes room from it: what was brought into view is brought there again, until the map is moved.
  let aim = () => {};
  const bring = (there: () => void) => {
    aim = there;
    there();
  };
  map.on('resize', () => aim());
  map.on('movestart', ({ originalEvent }) => {
    if (originalEvent !== undefined) aim = () => {};
  });
  return {
    show(view) {
      shown = view;
      show(view);
    },
    fit: (bounds, how) =>
      bring(() => {
        map.fitBounds([...bounds] as [number, number, number, number], {
          padding: paddingOf(container),
          maxZoom: FIT_ZOOM,
          duration: how === 'at-once' ? 0 : 400,
        });
      }),
    reveal: (lng, lat) =>
      bring(() => {
        const free = freePart(map, container);
        if (free.holds([lng, lat]) && map.getZoom() >= REVEAL_ZOOM - 1) return;
        const zoom = Math.max(map.getZoom(), REVEAL_ZOOM);
        map.easeTo({ center: [lng, lat], zoom, offset: free.offset, duration: 600 });
      }),
    moveTo({ lng, lat, zoom }) {
      aim = () => {};
      map.jumpTo({ center: [lng, lat], zoom });
    },
    zoomBy(steps, around) {
      aim = () => {};
      const free = freePart(map, container);
      const [lng, lat] = around !== null && free.holds(around) ? around : free.middle();
      map.zoomTo(map.getZoom() + steps, { around: { lng, lat }, duration: 200 });
    },
    snapshot: (options) => takeSnapshot(map, () => buildStyle(shown), options),
    drawn: () => new Promise((resolve) => void map.once('idle', () => resolve())),
    onPointer,
    remove() {
      map.remove();
      stopTiles();
    },
  };
}

/** Where the map begins: where it is asked to, else with everything in view. */
function placeOf(container: HTMLElement, { look, bounds }: MapView) {
  if (look.wantedCamera !== null)
    return { center: [look.wantedCamera.lng, look.wantedCamera.lat] as [number, number], zoom: look.wantedCamera.zoom };
  if (bounds === null) return {};
  return {
    bounds: [...bounds] as [number, number, number, number],
    fitBoundsOptions: { padding: paddingOf(container) },
  };
}

/** Says of the element whether the map in it is still being drawn. */
function tellBusy(map: MapLibreMap, container: HTMLElement): void {
  const say = (isBusy: boolean) => {
    if (container.ariaBusy !== String(isBusy)) container.ariaBusy = String(isBusy);
  };
  say(true);
  map.on('dataloading', () => say(true));
  map.on('idle', () => say(false));
}

/** Tells clicks, what is under the pointer, and where the user has moved the map. */
function listen(map: MapLibreMap, { onSelect, onHover, onCamera, onZoom }: MapEvents): void {
  map.on('click', (event) => {
    if (!event.defaultPrevented) onSelect(pick(map, event.point));
  });
  map.on('mousemove', (event) => {
    const selection = event.defaultPrevented ? null : pick(map, event.point);
    const isSign = selection !== null && selection.kind !== 'commune';
    map.getCanvas().style.cursor = isSign ? 'pointer' : '';
    onHover(selection && { selection, x: event.point.x, y: event.point.y });
  });
  map.on('mouseout', () => onHover(null));
  map.on('movestart', () => onHover(null));
  onZoom(map.getZoom());
  map.on('zoomend', () => onZoom(map.getZoom()));
  map.on('moveend', () => {
    const { lng, lat } = map.getCenter();
    onCamera({ lng, lat, zoom: map.getZoom() });
  });
}
