/** A queue of whole numbers by priority, smallest first; equal priorities leave in the order of their number. */
export interface Heap {
  push(item: number, priority: number): void;
  /** The item of the smallest priority, or -1 when empty; its priority stands in `lastPriority`. */
  pop(): number;
  lastPriority: number;
}

export function makeHeap(capacity: number): Heap {
  let items = new Int32Array(capacity);
  let keys = new Float64Array(capacity);
  let size = 0;
  const before = (ka: number, a: number, kb: number, b: number): boolean => ka < kb || (ka === kb && a < b);
  const grow = (): void => {
    const moreItems = new Int32Array(items.length * 2);
    const moreKeys = new Float64Array(items.length * 2);
    moreItems.set(items);
    moreKeys.set(keys);
    items = moreItems;
    keys = moreKeys;
  };
  return {
    lastPriority: 0,
    push(item, priority) {
      if (size === items.length) grow();
      let at = size++;
      while (at > 0) {
        const up = (at - 1) >> 1;
        if (!before(priority, item, keys[up]!, items[up]!)) break;
        keys[at] = keys[up]!;
        items[at] = items[up]!;
        at = up;
      }
      keys[at] = priority;
      items[at] = item;
    },
    pop() {
      if (size === 0) return -1;
      const top = items[0]!;
      this.lastPriority = keys[0]!;
      const key = keys[--size]!;
      const item = items[size]!;
      let at = 0;
      for (;;) {
        let down = 2 * at + 1;
        if (down >= size) break;
        if (down + 1 < size && before(keys[down + 1]!, items[down + 1]!, keys[down]!, items[down]!)) down++;
        if (!before(keys[down]!, items[down]!, key, item)) break;
        keys[at] = keys[down]!;
        items[at] = items[down]!;
        at = down;
      }
      keys[at] = key;
      items[at] = item;
      return top;
    },
  };
}
