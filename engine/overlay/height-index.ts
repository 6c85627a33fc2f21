/** Sorted heights in which a place is found at once. */
export interface HeightIndex {
  readonly heights: Float64Array;
  readonly rowHeight: number;
  /** The first position whose height is in each row of `rowHeight` above the lowest, or above it. */
  readonly firstIn: Int32Array;
}

/** Points from south to north. */
export interface PointsByHeight {
  /** The number of each point. */
  readonly order: Int32Array;
  readonly x: Float64Array;
  readonly index: HeightIndex;
}

/** At least one point, x and y interleaved, by height. */
export function byHeight(points: Float64Array): PointsByHeight {
  const order = new Int32Array(points.length / 2);
  for (let i = 0; i < order.length; i++) order[i] = i;
  order.sort((i, j) => points[2 * i + 1] - points[2 * j + 1]);
  const x = new Float64Array(order.length);
  const heights = new Float64Array(order.length);
  for (let at = 0; at < order.length; at++) {
    x[at] = points[2 * order[at]];
    heights[at] = points[2 * order[at] + 1];
  }
  return { order, x, index: buildHeightIndex(heights) };
}

/** Rows for each height, so that few heights share one. */
const ROWS_PER_HEIGHT = 4;

/** The index of at least one height, sorted. */
function buildHeightIndex(heights: Float64Array): HeightIndex {
  const low = heights[0];
  const rows = ROWS_PER_HEIGHT * heights.length;
  const rowHeight = Math.max(1, (heights[heights.length - 1] - low + 1) / rows);
  const rowOf = (y: number): number => Math.min(rows - 1, ((y - low) / rowHeight) | 0);
  const firstIn = new Int32Array(rows);
  for (let row = 0, at = 0; row < rows; row++) {
    while (at < heights.length && rowOf(heights[at]) < row) at++;
    firstIn[row] = at;
  }
  return { heights, rowHeight, firstIn };
}

/** The first position whose height is at least that at `k` of `values`. */
export function firstAtLeast({ heights, rowHeight, firstIn }: HeightIndex, values: Float64Array, k: number): number {
  const least = values[k];
  const low = heights[0];
  if (least <= low) return 0;
  const highest = heights[heights.length - 1] + 1;
  const row = (((least < highest ? least : highest) - low) / rowHeight) | 0;
  let at = firstIn[row < firstIn.length ? row : firstIn.length - 1];
  while (at < heights.length && heights[at] < least) at++;
  return at;
}
