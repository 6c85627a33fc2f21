import { readTableParams, toTableParams } from '../table/table-params.ts';
import { type AppState, app, DIALOGS, type Language, SAMPLES, TABS, VIEWS } from './app-state.ts';
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

/** Where the user is on the page beside what the address says; it is kept with each entry of the history. */
type Place = Pick<AppState, 'view' | 'tab' | 'dialog'>;

const placeOf = ({ view, tab, dialog }: AppState): Place => ({ view, tab, dialog });
const isSamePlace = (a: Place, b: Place) => a.view === b.view && a.tab === b.tab && a.dialog === b.dialog;

/** The place that an entry of the history was left with, `null` for an address that was typed. */
function readPlace(state: unknown): Place | null {
  const { view, tab, dialog } = { ...(state as Partial<Place> | null) };
  const isPlace =
    VIEWS.some((one) => one === view) &&
    TABS.some((one) => one === tab) &&
    (dialog === null || DIALOGS.some((one) => one === dialog));
  return isPlace ? { view: view!, tab: tab!, dialog: dialog! } : null;
}

/**
 * Keeps the address of the page in step with the state, and the history with the user: each place that he goes to, and each dialog
 * that he opens, has an entry, whatever he then moves, types, filters or sorts there. `visit` goes where an entry leads. Gives back
 * how to stop.
 */
export function keepAddress(visit: (wanted: Address) => void): () => void {
  let here = placeOf(app.get());
  let { steps } = app.get();
  // What is set on the way through the history is no news for it.
  let going: 'back-from-dialog' | 'to-entry' | null = null;
  const keep = () => {
    if (going !== null) return;
    const state = app.get();
    const now = placeOf(state);
    // A dialog that is closed is no place to come back to: its entry is left as Back leaves it.
    if (here.dialog !== null && now.dialog === null) {
      going = 'back-from-dialog';
      history.back();
      return;
    }
    // Before everything is there the address still says what is wanted.
    const isSettled = state.analysed !== null || state.work.phase !== 'working';
    const hash = isSettled ? toHash(state) : location.hash;
    const url = hash || location.href;
    if (state.steps !== steps || (here.dialog === null && now.dialog !== null)) history.pushState(now, '', url);
    else if (hash !== location.hash || !isSamePlace(here, now)) history.replaceState(now, '', url);
    here = now;
    steps = state.steps;
  };
  const arrive = ({ state }: PopStateEvent) => {
    const place = readPlace(state);
    if (going === 'back-from-dialog') here = { ...(place ?? here), dialog: null };
    else {
      going = 'to-entry';
      const said = readAddress(location.hash);
      const { request, tab } = app.get();
      // The user's own data has no address: no entry of the time before it may take it off the page. Nor is a language a place.
      const isOwn = request !== null && request.kind !== 'sample';
      const wanted = place === null ? said : { ...said, language: null, sample: isOwn ? null : said.sample };
      const rows = readTableParams(location.hash);
      // A list that is asked for as it stands need not be sorted anew.
      if (String(toTableParams(rows)) !== String(toTableParams(table.get()))) table.set(rows);
      visit(wanted);
      app.set(place ?? { tab: said.selected === null ? tab : 'why' });
      here = placeOf(app.get());
    }
    going = null;
    keep();
  };
  // What this page was left with before it was loaded again is not on it any more.
  history.replaceState(here, '');
  window.addEventListener('popstate', arrive);
  const stops = [app.subscribe(keep), mapLook.subscribe(keep), table.subscribe(keep)];
  return () => {
    window.removeEventListener('popstate', arrive);
    for (const stop of stops) stop();
  };
}
