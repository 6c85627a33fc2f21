import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useMessages } from '../messages/index.ts';
import { inNextTask } from '../next-task.ts';
import { currentDesk, terrainTileOf, tileOf } from '../state/actions.ts';
import { app } from '../state/app-state.ts';
import { mapLook, setMapLook } from '../state/map-look.ts';
import { mapZoom } from '../state/map-zoom.ts';
import { isSame, type Selection, selectedOf } from '../state/selection.ts';
import { select } from '../state/view-actions.ts';
import { keepWhyDetails, whyDetails } from '../state/why-details.ts';
import { userBase } from './base/user-base.ts';
import type { MapHandle } from './create-map.ts';
import { setCurrentMap } from './current-map.ts';
import { MapButtons } from './map-buttons.tsx';
import { MAP_KEYS_ID } from './map-keys-id.ts';
import type { Hovered } from './map-tooltip.tsx';
import { overlays } from './overlays.ts';
import { placeOf } from './place-of.ts';
import { listName, viewOf } from './view-of.ts';

const MapTooltip = lazy(() => import('./map-tooltip.tsx'));

/** What the picture hangs on; the map is left alone while none of it changes. */
const WATCHED = [
  'theme',
  'opened',
  'dataVersion',
  'tilesVersion',
  'hiddenParts',
  'operators',
  'technologies',
  'row',
  'year',
  'listed',
  'selection',
] as const;

const currentView = () => viewOf(app.get(), mapLook.get(), whyDetails.get(), overlays.get(), userBase.get().style);

/** The map: it follows the state by itself, React only gives it its place. */
export function MapView() {
  const words = useMessages();
  const place = useRef<HTMLDivElement>(null);
  const handle = useRef<MapHandle | null>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let ended = false;
    let stop = () => {};
    let clicked: Selection | null = null;
    const onSelect = (selection: Selection | null) => {
      // A second press on a commune puts it down again.
      clicked = selection?.kind === 'commune' && isSame(selection, app.get().selection) ? null : selection;
      select(clicked);
    };
    const start = async () => {
      const [{ createMap }] = await Promise.all([import('./create-map.ts'), dataOrAWhile()]);
      if (ended) return;
      const events = {
        tileOf,
        terrainTileOf,
        onSelect,
        onHover: setHovered,
        onCamera: (camera: NonNullable<ReturnType<typeof mapLook.get>['camera']>) => setMapLook({ camera }),
        onZoom: (zoom: number) => mapZoom.set({ zoom }),
      };
      const shownFirst = app.get();
      const map = await createMap(place.current!, events, currentView());
      if (ended) return map.remove();
      handle.current = map;
      setCurrentMap(map);
      stop = follow(map, shownFirst, () => clicked);
    };
    start().catch(() => setFailed(true));
    return () => {
      ended = true;
      stop();
      setCurrentMap(null);
      handle.current?.remove();
      handle.current = null;
    };
  }, []);

  return (
    <section className="map" aria-label={words.map}>
      <p id={MAP_KEYS_ID} className="hidden-text">
        {words.mapKeys}
      </p>
      <div ref={place} className="map-place" />
      {failed && <p className="map-failed">{words.noMap}</p>}
      <Suspense>{hovered && <MapTooltip {...hovered} />}</Suspense>
      <MapButtons map={handle} />
    </section>
  );
}

/** A map that is made before its data is made twice; but who waits for much data, or for none, sees an empty one meanwhile. */
const WHILE_MS = 1000;

/** Resolves when data is there, when none is coming, or after a while. */
const dataOrAWhile = (): Promise<void> =>
  new Promise((resolve) => {
    const isTime = () => app.get().opened !== null || app.get().work.phase !== 'working';
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, WHILE_MS);
    const stop = app.subscribe(() => isTime() && end());
    if (isTime()) end();
  });

/** Keeps the map in step with the state; gives back how to stop. What was `clicked` on it is in view already. */
function follow(map: MapHandle, first: ReturnType<typeof app.get>, clicked: () => Selection | null): () => void {
  let shown = first;
  let look = mapLook.get();
  let isEnded = false;
  // Panels change with the same state: map and panels in one task would be a long one.
  const redraw = inNextTask(() => {
    if (!isEnded) map.show(currentView());
  });
  const followApp = () => {
    const state = app.get();
    const isSameGround = shown.analysed?.dissolved === state.analysed?.dissolved;
    if (isSameGround && WATCHED.every((field) => Object.is(shown[field], state[field]))) return;
    if (state.listed !== null && state.listed !== shown.listed)
      void currentDesk()?.setListed(listName(state.listed), Uint32Array.from(state.listed));
    redraw();
    const { wantedCamera } = mapLook.get();
    if (state.opened?.bounds && state.opened.bounds !== shown.opened?.bounds) {
      if (wantedCamera === null) map.fit(state.opened.bounds, 'at-once');
      else map.moveTo(wantedCamera);
    }
    // Who asks for a place on the map together with a selection gets that place.
    if (state.selection !== shown.selection && wantedCamera === null && !isSame(state.selection, clicked())) {
      const zone = state.analysed?.deadZones[selectedOf(state.selection, 'dead-zone') ?? -1];
      const at = placeOf(state, state.selection);
      if (zone !== undefined) map.fit(zone.box, 'on-the-way');
      else if (at !== null) map.reveal(...at);
    }
    if (wantedCamera !== null && state.analysed !== null) setMapLook({ wantedCamera: null });
    shown = state;
  };
  const followLook = () => {
    const { camera: _, wantedCamera, ...now } = mapLook.get();
    if (wantedCamera !== null && wantedCamera !== look.wantedCamera) map.moveTo(wantedCamera);
    const isChanged = Object.entries(now).some(([name, value]) => !Object.is(look[name as keyof typeof now], value));
    look = mapLook.get();
    if (isChanged) redraw();
  };
  // The state may have moved on while the map was made.
  followApp();
  const stops = [
    app.subscribe(followApp),
    mapLook.subscribe(followLook),
    keepWhyDetails(),
    ...[whyDetails, overlays, userBase].map((store) => store.subscribe(redraw)),
  ];
  return () => {
    isEnded = true;
    for (const end of stops) end();
  };
}
