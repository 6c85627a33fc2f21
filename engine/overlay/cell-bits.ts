import type { CellGrid } from './cell-grid.ts';

/** One bit for each cell of a grid, row by row. */
export type CellBits = Uint32Array;

/** No bit set. */
export const noCells = ({ columns, rows }: CellGrid): CellBits => new Uint32Array((columns * rows + 31) >>> 5);

export const hasCell = (bits: CellBits, cell: number): boolean => ((bits[cell >>> 5] >>> (cell & 31)) & 1) !== 0;

export const addCell = (bits: CellBits, cell: number): void => {
  bits[cell >>> 5] |= 1 << (cell & 31);
};

/** Clears the cells that are set in `others`. */
export function removeCells(bits: CellBits, others: CellBits): void {
  for (let word = 0; word < bits.length; word++) bits[word] &= ~others[word];
}

/** Whether some cell of [from, to] is set. */
export function hasAny(bits: CellBits, from: number, to: number): boolean {
  const first = from >>> 5;
  const last = to >>> 5;
  const head = -1 << (from & 31);
  const tail = -1 >>> (31 - (to & 31));
  if (first === last) return (bits[first] & head & tail) !== 0;
  if ((bits[first] & head) !== 0 || (bits[last] & tail) !== 0) return true;
  for (let word = first + 1; word < last; word++) if (bits[word] !== 0) return true;
  return false;
}

/** Whether all cells of [from, to] are set. */
export function hasAll(bits: CellBits, from: number, to: number): boolean {
  const first = from >>> 5;
  const last = to >>> 5;
  const head = -1 << (from & 31);
  const tail = -1 >>> (31 - (to & 31));
  if (first === last) return (~bits[first] & head & tail) === 0;
  if ((~bits[first] & head) !== 0 || (~bits[last] & tail) !== 0) return false;
  for (let word = first + 1; word < last; word++) if (~bits[word] !== 0) return false;
  return true;
}

/** Sets the cells of [from, to]. */
export function addCells(bits: CellBits, from: number, to: number): void {
  const first = from >>> 5;
  const last = to >>> 5;
  const head = -1 << (from & 31);
  const tail = -1 >>> (31 - (to & 31));
  if (first === last) {
    bits[first] |= head & tail;
    return;
  }
  bits[first] |= head;
  for (let word = first + 1; word < last; word++) bits[word] = -1;
  bits[last] |= tail;
}

/** Whether some cell of the first `rows` spans that `coverCells` wrote is set. */
export function hasAnyIn(bits: CellBits, columns: number, spans: Int32Array, rows: number): boolean {
  for (let s = 0; s < 3 * rows; s += 3) {
    const base = spans[s] * columns;
    if (hasAny(bits, base + spans[s + 1], base + spans[s + 2])) return true;
  }
  return false;
}
