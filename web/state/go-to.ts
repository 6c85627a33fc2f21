import { currentMap } from '../map/current-map.ts';
import { open } from './actions.ts';
import { app, foundOf } from './app-state.ts';
import { applyMapAddress } from './map-params.ts';
import { drawnOperators, placeOf } from './shown.ts';
import type { Address } from './url-state.ts';

/** Looks at what an address says; another sample is opened first. */
export function goTo(wanted: Address): void {
  const { request, language, analysed, opened } = app.get();
  const seen = foundOf(app.get());
  app.set({ language: wanted.language ?? language });
  applyMapAddress(wanted.map);
  const isOpen = wanted.sample === null || (request?.kind === 'sample' && request.plan === wanted.sample);
  if (!isOpen) return void open({ kind: 'sample', plan: wanted.sample! }, wanted);
  // An address that says nothing of the map's place is that of a map with everything in view.
  if (wanted.map.camera === null && opened?.bounds) currentMap()?.fit(opened.bounds, 'at-once');
  if (seen !== null) app.set({ ...placeOf(seen, wanted), ...(analysed && drawnOperators(analysed)) });
}
