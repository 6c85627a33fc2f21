import { mergeSort } from './merge-sort.ts';

/** One of the orders of a list: its rows by a key each, up or down. */
export interface Order {
  readonly keys: Float64Array;
  readonly descending: boolean;
}

/** The rows by the first order, equal ones by the next; equal in all stay as they came, what is not known stands last either way. */
export const sortRows = (rows: Uint32Array, orders: readonly Order[]): Generator<void, Uint32Array> => {
  const [first] = orders;
  if (orders.length !== 1)
    return mergeSort(rows, (a, b) => {
      for (const order of orders) {
        const difference = compareBy(order, a, b);
        if (difference !== 0) return difference;
      }
      return 0;
    });
  return mergeSort(rows, (a, b) => compareBy(first, a, b));
};

function compareBy({ keys, descending }: Order, a: number, b: number): number {
  const [x, y] = [keys[a], keys[b]];
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return descending ? y - x : x - y;
}
