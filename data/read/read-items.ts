import { type ByteWindow, fillWindow, truncated, UNDERFLOW } from './byte-window.ts';
import { CLOSE_BRACKET, takeNext } from './json-scan.ts';
import type { RawRow } from './raw-row.ts';

type ReadItem = (window: ByteWindow, row: number) => RawRow;

/** The items of the array whose bracket is at `pos`, as `readItem` reads them, in batches of what the window holds. */
export async function* readItems(
  window: ByteWindow,
  itemName: string,
  readItem: ReadItem,
): AsyncGenerator<RawRow[], void> {
  window.pos++;
  let rowsBefore = 0;
  for (let isOpen = true; isOpen; ) {
    const batch: RawRow[] = [];
    isOpen = scanBatch(window, rowsBefore, readItem, batch);
    rowsBefore += batch.length;
    if (batch.length > 0) yield batch;
    if (!isOpen) return;
    if (window.done) throw truncated(window, `${itemName} ${rowsBefore + 1}`);
    const isItemTooLarge = batch.length === 0;
    await fillWindow(window, isItemTooLarge ? Math.max(1, window.end - window.pos) : 1);
  }
}

/** Appends every whole item of the window to `batch`; false once the array is closed. */
function scanBatch(window: ByteWindow, rowsBefore: number, readItem: ReadItem, batch: RawRow[]): boolean {
  for (;;) {
    const start = window.pos;
    try {
      if (!takeNext(window, CLOSE_BRACKET, rowsBefore + batch.length === 0)) return false;
      batch.push(readItem(window, rowsBefore + batch.length + 1));
    } catch (error) {
      if (error !== UNDERFLOW) throw error;
      window.pos = start;
      return true;
    }
  }
}
