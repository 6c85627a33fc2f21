import { columnOf, type List } from './list.ts';
import { chosenIn, narrowRows } from './narrow-rows.ts';
import { isSearch, matchersOf, searchTexts } from './search-rows.ts';
import { sortKeys } from './sort-keys.ts';
import { sortRows } from './sort-rows.ts';

/** A column that a list is sorted by. */
export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

/** What a user wants to see of a list. Sortings and filters of columns that the list does not have do nothing. */
export interface Wanted {
  readonly search: string;
  /** The chosen values by facet; a row has to have one of each. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** First by this, then by that; without any the rows stand in the order that they are given in. */
  readonly sorting: readonly Sorting[];
}

/** Whether a filter or a search of `wanted` narrows this list. */
export const isNarrowed = ({ facets }: List, { search, filters }: Wanted): boolean =>
  isSearch(search) || facets.some(({ id }) => (filters[id] ?? []).length > 0);

/** The rows to show, in their order; a generator, so that a long list can be worked through in slices. */
export function* showRows(list: List, rows: Uint32Array, wanted: Wanted): Generator<void, Uint32Array> {
  const tests = list.facets
    .filter(({ id }) => (wanted.filters[id] ?? []).length > 0)
    .map((facet) => chosenIn(facet, wanted.filters[facet.id]));
  const filtered = yield* narrowRows(rows, tests);
  const narrowed = isSearch(wanted.search) ? yield* searchRows(list, filtered, wanted.search) : filtered;
  const sortings = wanted.sorting.filter(({ column }) => list.columns.some(({ id }) => id === column));
  if (sortings.length === 0) return narrowed;
  const orders = [];
  for (const { column, descending } of sortings) {
    const keys = yield* remembered(list, `sort ${column}`, () => sortKeys(columnOf(list, column), list.count));
    orders.push({ keys, descending });
  }
  return yield* sortRows(narrowed, orders);
}

function* searchRows(list: List, rows: Uint32Array, search: string): Generator<void, Uint32Array> {
  const texts = yield* remembered(list, 'search', () => searchTexts(list));
  for (const matches of matchersOf(search)) {
    const found = yield* narrowRows(rows, [(row) => matches(texts[row])]);
    if (found.length > 0) return found;
  }
  return new Uint32Array();
}

const memory = new WeakMap<List, Map<string, unknown>>();

/** What `make` gives, made once for a list. */
function* remembered<Made>(list: List, name: string, make: () => Generator<void, Made>): Generator<void, Made> {
  const known = memory.get(list) ?? new Map<string, unknown>();
  memory.set(list, known);
  if (!known.has(name)) known.set(name, yield* make());
  return known.get(name) as Made;
}
