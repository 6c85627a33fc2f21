import type { ListColumn } from './list.ts';
import { mergeSort } from './merge-sort.ts';

/** Rows that are looked at between two yields. */
const STEP = 2048;

/** Names are Vietnamese in either language of the page; `Bản 2` stands before `Bản 10`. */
export const byName = new Intl.Collator('vi', { numeric: true });

/** A number for each row of the column that orders the rows as the column is to be ordered; NaN is not known. */
export function* sortKeys(column: ListColumn, count: number): Generator<void, Float64Array> {
  if (column.kind === 'text') {
    const texts: string[] = [];
    for (let row = 0; row < count; row++) {
      texts.push(column.textOf(row));
      if (row % STEP === STEP - 1) yield;
    }
    return yield* nameKeys(texts);
  }
  const keys = new Float64Array(count);
  if (column.kind === 'number') {
    for (let row = 0; row < count; row++) keys[row] = column.values[row];
    return keys;
  }
  const order = column.isNamed ? yield* nameKeys(column.values) : Float64Array.from(column.values.keys());
  for (let row = 0; row < count; row++) keys[row] = order[column.codes[row]] ?? Number.NaN;
  return keys;
}

/** The place of each text among the distinct ones; an empty text is not known. */
function* nameKeys(texts: readonly string[]): Generator<void, Float64Array> {
  const placeOf = new Map<string, number>();
  for (let i = 0; i < texts.length; i++) {
    if (texts[i] !== '') placeOf.set(texts[i], 0);
    if (i % STEP === STEP - 1) yield;
  }
  const distinct = [...placeOf.keys()];
  const order = yield* mergeSort(Uint32Array.from(distinct.keys()), (a, b) => byName.compare(distinct[a], distinct[b]));
  // What the collator holds for equal shares a place.
  let place = -1;
  for (let i = 0; i < order.length; i++) {
    if (i === 0 || byName.compare(distinct[order[i - 1]], distinct[order[i]]) !== 0) place++;
    placeOf.set(distinct[order[i]], place);
    if (i % STEP === STEP - 1) yield;
  }
  return Float64Array.from(texts, (text) => (text === '' ? Number.NaN : placeOf.get(text)!));
}
