import { toTableParams } from '../table/table-params.ts';
import { type AppState, app, type Language, SAMPLES } from './app-state.ts';
import { readSelectionParam, toSelectionParam, type WantedSelection } from './find-selection.ts';
import { mapLook } from './map-look.ts';
import { type MapAddress, readMapParams, toMapParams } from './map-params.ts';
import { table } from './table-state.ts';

/** What the address of the page says. */
export interface Address {
  readonly sample: keyof typeof SAMPLES | null;
  readonly year: number | null;
  readonly row: string | null;
  readonly selected: WantedSelection | null;
  readonly map: MapAddress;
  readonly language: Language | null;
}

/** What a hash as `#plan=lai-chau&year=2025` says; what is missing or makes no sense is `null`. */
export function readAddress(hash: string): Address {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const plan = said.get('plan') ?? '';
  const year = Number(said.get('year'));
  const language = said.get('lang');
  return {
    sample: Object.hasOwn(SAMPLES, plan) ? (plan as keyof typeof SAMPLES) : null,
    year: Number.isInteger(year) && year > 0 ? year : null,
    row: said.get('row'),
    selected: readSelectionParam(said),
    map: readMapParams(said),
    language: language === 'en' || language === 'vi' ? language : null,
  };
}

/** The hash that leads back to this state. The user's own data has no address: only what is looked at is said. */
export function toHash(state: AppState): string {
  const { request, year, row, language } = state;
  const said = new URLSearchParams();
  if (request?.kind === 'sample') said.set('plan', request.plan);
  if (year !== null) said.set('year', String(year));
  if (row !== null) said.set('row', row);
  const selection = toSelectionParam(state);
  if (selection !== null) said.append(...selection);
  for (const [name, value] of toMapParams(state, mapLook.get())) said.append(name, value);
  for (const [name, value] of toTableParams(table.get())) said.append(name, value);
  said.set('lang', language);
  return `#${said}`;
}

/** Keeps the address of the page in step with the state, without filling the history; gives back how to stop. */
export function keepAddress(): () => void {
  const keep = () => {
    const state = app.get();
    // Before everything is there the address still says what is wanted.
    if (state.analysed === null && state.work.phase === 'working') return;
    const hash = toHash(state);
    if (hash !== location.hash) history.replaceState(history.state, '', hash);
  };
  const stops = [app.subscribe(keep), mapLook.subscribe(keep), table.subscribe(keep)];
  return () => {
    for (const stop of stops) stop();
  };
}
