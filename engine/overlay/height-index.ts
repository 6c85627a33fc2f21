/** Sorted heights in which a place is found at once. */
export interface HeightIndex {
  readonly heights: Float64Array;
  /** The first position whose height is at least `least`. */
  firstAtLeast(least: number): number;
}

/** Rows for each height, so that few heights share one. */
const ROWS_PER_HEIGHT = 4;

/** The index of at least one height, sorted. */
export function buildHeightIndex(heights: Float64Array): HeightIndex {
  const low = heights[0];
  const rows = ROWS_PER_HEIGHT * heights.length;
  const rowHeight = Math.max(1, (heights[heights.length - 1] - low + 1) / rows);
  const rowOf = (y: number): number => Math.min(rows - 1, ((y - low) / rowHeight) | 0);
  const firstIn = new Int32Array(rows);
  for (let row = 0, at = 0; row < rows; row++) {
    while (at < heights.length && rowOf(heights[at]) < row) at++;
    firstIn[row] = at;
  }
  return {
    heights,
    firstAtLeast(least) {
      if (least <= low) return 0;
      let at = firstIn[rowOf(Math.min(least, heights[heights.length - 1] + 1))];
      while (at < heights.length && heights[at] < least) at++;
      return at;
    },
  };
}
