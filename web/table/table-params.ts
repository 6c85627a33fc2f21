import { LISTS, type ListName, PLAIN_TABLE, type TableState } from '../state/table-state.ts';
import type { Sorting } from './show-rows.ts';

/** The parts of an address that speak of the table. */
export type TableAddress = Pick<TableState, 'list' | 'search' | 'filters' | 'sorting'>;

/** Filters stand as `f.mobile=white`, one for each value. */
const FILTER = 'f.';

/** What of the table stands in the address of the page; what is usual stays unsaid. */
export function toTableParams({ list, search, filters, sorting }: TableAddress): [name: string, value: string][] {
  const said: [string, string][] = [];
  if (list !== PLAIN_TABLE.list) said.push(['list', list]);
  if (search !== '') said.push(['find', search]);
  for (const [facet, values] of Object.entries(filters)) for (const value of values) said.push([FILTER + facet, value]);
  if (sorting.length > 0)
    said.push(['sort', sorting.map(({ column, descending }) => (descending ? '-' : '') + column).join(',')]);
  return said;
}

/** The table that a hash speaks of; what is missing or makes no sense is as usual. */
export function readTableParams(hash: string): TableAddress {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const list = said.get('list') as ListName;
  const facets = [...new Set(said.keys())].filter((name) => name.startsWith(FILTER));
  return {
    list: LISTS.includes(list) ? list : PLAIN_TABLE.list,
    search: said.get('find') ?? '',
    filters: Object.fromEntries(facets.map((name) => [name.slice(FILTER.length), said.getAll(name)])),
    sorting: (said.get('sort') ?? '').split(',').filter(Boolean).map(readSorting),
  };
}

const readSorting = (text: string): Sorting => ({ column: text.replace(/^-/, ''), descending: text.startsWith('-') });
