import { createStore, useStore } from './store.ts';

/** How near the map on the page is, `null` before there is one; unlike its camera it is known before the user has moved it. */
export const mapZoom = createStore<{ readonly zoom: number | null }>({ zoom: null });

/** Whether the map is farther away than a zoom. */
export const useFarther = (zoom: number): boolean =>
  useStore(mapZoom, (state) => state.zoom !== null && state.zoom < zoom);
