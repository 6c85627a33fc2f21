import type { Facet } from './list.ts';

/** Rows that are looked at between two yields. */
const STEP = 4096;

/** Whether a row has one of the chosen values of a facet; a value that the facet does not have matches nothing. */
export function chosenIn({ values, codes, start }: Facet, chosen: readonly string[]): (row: number) => boolean {
  const wanted = new Set(chosen);
  const isWanted = Uint8Array.from(values, (value) => Number(wanted.has(value)));
  if (start === undefined) return (row) => isWanted[codes[row]] === 1;
  return (row) => {
    for (let k = start[row]; k < start[row + 1]; k++) if (isWanted[codes[k]] === 1) return true;
    return false;
  };
}

/** The rows that pass every test, in their order. */
export function* narrowRows(
  rows: Uint32Array,
  tests: readonly ((row: number) => boolean)[],
): Generator<void, Uint32Array> {
  if (tests.length === 0) return rows;
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (tests.every((test) => test(row))) kept[count++] = row;
    if (i % STEP === STEP - 1) yield;
  }
  return kept.slice(0, count);
}

/** How many of the rows have each value of a facet. */
export function countValues({ values, codes, start }: Facet, rows: Uint32Array): Uint32Array {
  const counts = new Uint32Array(values.length);
  for (const row of rows) {
    if (start === undefined) counts[codes[row]]++;
    else for (let k = start[row]; k < start[row + 1]; k++) counts[codes[k]]++;
  }
  return counts;
}
