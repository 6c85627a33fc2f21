/** Keeps the rows of the table in step with the dataset, the selected target and what is wanted of the table. */
import { startTransition } from 'react';
import { inNextTask } from '../next-task.ts';
import { deadZoneList } from '../table/dead-zone-list.ts';
import { atOnce, inSlices } from '../table/in-slices.ts';
import type { List } from '../table/list.ts';
import { isNarrowed, showRows } from '../table/show-rows.ts';
import { siteList } from '../table/site-list.ts';
import { villageList } from '../table/village-list.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';
import { type AppState, app, selectedRow } from './app-state.ts';
import { gapVillages } from './gap-villages.ts';
import { createStore, useStore } from './store.ts';
import { type ListName, type TableState, table } from './table-state.ts';

/** The rows of the table. */
export interface TableRows {
  /** The list that the rows are of; `null` without one. */
  readonly list: List | null;
  /** Every row that the list has before it is narrowed, in its own order; `null` where there is no target, or it is not about villages. */
  readonly all: Uint32Array | null;
  readonly shown: Uint32Array;
  /** Whether other rows are being looked for. */
  readonly isWorking: boolean;
}

const NOTHING: TableRows = { list: null, all: new Uint32Array(), shown: new Uint32Array(), isWorking: false };

export const tableRows = createStore<TableRows>(NOTHING);

/** What `select` sees in the rows of the table. */
export const useTableRows = <Part>(select: (state: TableRows) => Part): Part => useStore(tableRows, select);

type Filters = TableState['filters'];

/** A list up to this long is sorted and narrowed within a frame. */
const AT_ONCE = 3000;
/** Of more villages than this none is set apart on the map: it would say nothing. */
const SET_APART = 20_000;

const lists = new WeakMap<AnalysedDataset, Map<ListName, List | null>>();

/** A list of what is open, made once for an analysis; `null` where the data has none. */
export function listOf({ opened, analysed }: Pick<AppState, 'opened' | 'analysed'>, name: ListName): List | null {
  if (opened === null || analysed === null) return null;
  const made = lists.get(analysed) ?? new Map<ListName, List | null>();
  lists.set(analysed, made);
  if (name === 'gaps') return listOf({ opened, analysed }, 'villages');
  if (!made.has(name)) {
    const make = { villages: villageList, sites: siteList, 'dead-zones': () => deadZoneList(analysed) }[name];
    made.set(name, make(opened, analysed));
  }
  return made.get(name) ?? null;
}

/** The rows of a list before it is narrowed; without a target nothing can be missing. */
function rowsOf(state: AppState, name: ListName, list: List): Uint32Array | null {
  if (name !== 'gaps') return Uint32Array.from({ length: list.count }, (_, i) => i);
  const gaps = gapVillages(state.analysed, selectedRow(state));
  return gaps && Uint32Array.from(gaps);
}

/** Follows app and table from now on; gives back how to stop. */
export function keepTableRows(): () => void {
  let running = new AbortController();
  let seen: readonly unknown[] = [];
  let isEnded = false;
  const follow = () => {
    if (isEnded) return;
    const state = app.get();
    const { list, search, filters, sorting } = table.get();
    const row = list === 'gaps' ? selectedRow(state) : null;
    const watched = [state.analysed, row, list, search, filters, sorting];
    if (watched.every((value, i) => Object.is(value, seen[i]))) return;
    const isOtherList = seen[2] !== list;
    seen = watched;
    running.abort();
    running = new AbortController();
    void refresh(state, isOtherList, running.signal);
  };
  // A press is followed at once; an analysis changes panels and the map too, and all of it in one task would be a long one.
  const followSoon = inNextTask(() => startTransition(follow));
  const followApp = () => (Object.is(app.get().analysed, seen[0]) ? follow() : followSoon());
  const stops = [app.subscribe(followApp), table.subscribe(follow)];
  follow();
  return () => {
    isEnded = true;
    running.abort();
    for (const stop of stops) stop();
  };
}

/** Finds the rows; those of before are shown until then where they are of the same things. */
async function refresh(state: AppState, isOtherList: boolean, signal: AbortSignal): Promise<void> {
  const wanted = table.get();
  const list = listOf(state, wanted.list);
  const all = list && rowsOf(state, wanted.list, list);
  if (list === null || all === null) {
    show({ ...NOTHING, list, all }, null);
    return;
  }
  const known = knownFilters(list, wanted.filters);
  // The change of the filters asks for the rows anew.
  if (known !== wanted.filters) return table.set({ filters: known });
  const before = tableRows.get();
  const isSame = !isOtherList && before.list?.kind === list.kind && before.list.count === list.count;
  const isLong = list.count > AT_ONCE;
  if (isLong) tableRows.set({ list, all, shown: isSame ? before.shown : all, isWorking: true });
  const rows = showRows(list, all, wanted);
  const shown = isLong ? await inSlices(rows, { signal }) : atOnce(rows);
  if (shown === null) return;
  const isListed = list.kind === 'village' && isNarrowed(list, wanted) && shown.length <= SET_APART;
  show({ list, all, shown, isWorking: false }, isListed ? Array.from(shown) : null);
}

/** Shows rows; those that are `listed` are set apart on the map. */
function show(rows: TableRows, listed: AppState['listed']): void {
  tableRows.set(rows);
  app.set({ listed });
}

/** The filters without values that the list does not have, as an address or another dataset may leave them; the same object where there are none. */
function knownFilters({ facets }: List, filters: Filters): Filters {
  const known = Object.entries(filters).map(([id, chosen]) => {
    const facet = facets.find((candidate) => candidate.id === id);
    return [id, facet === undefined ? chosen : chosen.filter((value) => facet.values.includes(value))] as const;
  });
  const isSame = known.every(([id, chosen]) => chosen.length === filters[id].length);
  return isSame ? filters : Object.fromEntries(known.filter(([, chosen]) => chosen.length > 0));
}
