/** Elements that are merged between two yields. */
const STEP = 4096;

/**
 * The items in the order of `compare`, equal ones in the order they came in; a generator, so that a long list can be
 * sorted in slices. `items` is left as it is. Merges runs of doubling length between two buffers.
 */
export function* mergeSort<Items extends Uint32Array>(
  items: Items,
  compare: (a: number, b: number) => number,
): Generator<void, Uint32Array> {
  const count = items.length;
  let from = Uint32Array.from(items);
  let to = new Uint32Array(count);
  let merged = 0;
  for (let width = 1; width < count; width *= 2) {
    for (let low = 0; low < count; low += 2 * width) {
      const middle = Math.min(low + width, count);
      const high = Math.min(low + 2 * width, count);
      let [left, right] = [low, middle];
      for (let at = low; at < high; at++) {
        const takesLeft = left < middle && (right >= high || compare(from[left], from[right]) <= 0);
        to[at] = takesLeft ? from[left++] : from[right++];
        if (++merged % STEP === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
