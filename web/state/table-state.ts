/** What the table shows: which list, narrowed and ordered how, with which columns; and the actions on it. */
import type { Sorting, Wanted } from '../table/show-rows.ts';
import type { SelectableKind } from './selection.ts';
import { createStore, useStore } from './store.ts';

/** The lists that the table can show: the gaps of the selected target, and everything of a kind. */
export const LISTS = ['gaps', 'villages', 'dead-zones', 'sites'] as const;
export type ListName = (typeof LISTS)[number];

/** What a list is of. */
export const KIND_OF: Readonly<Record<ListName, SelectableKind>> = {
  gaps: 'village',
  villages: 'village',
  'dead-zones': 'dead-zone',
  sites: 'site',
};

export interface TableState extends Wanted {
  readonly list: ListName;
  /** The shown columns in their order, by what the list is of; absent: the usual ones. */
  readonly columns: Readonly<Partial<Record<SelectableKind, readonly string[]>>>;
}

/** A table that nothing has been asked of. */
export const PLAIN_TABLE: Omit<TableState, 'columns'> = { list: 'gaps', search: '', filters: {}, sorting: [] };

const REMEMBERED = 'phusong table columns';

/** The state of the table. */
export const table = createStore<TableState>({ ...PLAIN_TABLE, columns: recallColumns() });

/** What `select` sees in the state of the table. */
export const useTable = <Part>(select: (state: TableState) => Part): Part => useStore(table, select);

/** Shows another list, in the order of its own; what narrows both stays. */
export const showList = (list: ListName): void => table.set({ list, sorting: [] });

export const searchFor = (search: string): void => table.set({ search });

/** Keeps only rows that have one of these values; none lifts the filter. */
export function filterBy(facet: string, values: readonly string[]): void {
  const { [facet]: _, ...others } = table.get().filters;
  table.set({ filters: values.length === 0 ? others : { ...others, [facet]: values } });
}

/** Shows every row again. */
export const clearFilters = (): void => table.set({ filters: {}, search: '' });

/**
 * Sorts by a column: up, then down, then no more. `isAdded` keeps what it was sorted by before it as the first order.
 */
export function sortBy(column: string, isAdded = false): void {
  const { sorting } = table.get();
  const own = sorting.find((one) => one.column === column);
  const next: Sorting | null =
    own === undefined ? { column, descending: false } : own.descending ? null : { column, descending: true };
  const others = isAdded ? sorting : sorting.filter((one) => one.column === column);
  const replaced = others.flatMap((one) => (one.column === column ? (next ?? []) : one));
  table.set({ sorting: own === undefined ? [...(isAdded ? sorting : []), next!] : replaced });
}

/** Shows these columns of a list, in this order; `null` the usual ones. They are remembered on this machine. */
export function showColumns(kind: SelectableKind, shown: readonly string[] | null): void {
  const { [kind]: _, ...others } = table.get().columns;
  const columns = shown === null ? others : { ...others, [kind]: shown };
  table.set({ columns });
  try {
    localStorage.setItem(REMEMBERED, JSON.stringify(columns));
  } catch {
    // A browser may keep nothing; the columns then last as long as the page.
  }
}

/** The remembered columns; nothing where nothing, or something else, is kept. */
function recallColumns(): TableState['columns'] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}');
    const isList = (value: unknown) => Array.isArray(value) && value.every((id) => typeof id === 'string');
    return Object.fromEntries(Object.entries(kept as object).filter(([, value]) => isList(value)));
  } catch {
    return {};
  }
}
