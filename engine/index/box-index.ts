import Flatbush from 'flatbush';

/** A packed Hilbert R-tree over boxes; `tree` is null where there are none, which flatbush itself refuses. */
export interface BoxIndex {
  readonly count: number;
  readonly tree: Flatbush | null;
}

/**
 * The index of the boxes; box i is [4i .. 4i + 4) = west, south, east, north, degrees. Its buffer can be
 * made shareable by passing `SharedArrayBuffer`. 0 boxes give an index that finds nothing.
 */
export const buildBoxIndex = (
  boxes: ArrayLike<number>,
  BufferType: ArrayBufferConstructor | SharedArrayBufferConstructor = ArrayBuffer,
): BoxIndex => {
  const count = boxes.length >>> 2;
  if (count === 0) return { count, tree: null };
  const tree = new Flatbush(count, 16, Float64Array, BufferType);
  for (let k = 0; k < 4 * count; k += 4) tree.add(boxes[k], boxes[k + 1], boxes[k + 2], boxes[k + 3]);
  tree.finish();
  return { count, tree };
};

/** The numbers of the boxes that meet or touch the given one, in no particular order. */
export const searchBoxes = (
  index: BoxIndex,
  west: number,
  south: number,
  east: number,
  north: number,
  filter?: (box: number) => boolean,
): number[] => (index.tree === null ? [] : index.tree.search(west, south, east, north, filter));

/** The index as one buffer, without a copy; of length 0 for the empty index. */
export const toBuffer = (index: BoxIndex): ArrayBufferLike => index.tree?.data ?? new ArrayBuffer(0);

/** The index whose {@link toBuffer} this is, without a copy. */
export const fromBuffer = (buffer: ArrayBufferLike): BoxIndex => {
  if (buffer.byteLength === 0) return { count: 0, tree: null };
  const tree = Flatbush.from(buffer);
  return { count: tree.numItems, tree };
};
