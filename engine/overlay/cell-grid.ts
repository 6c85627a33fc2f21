/**
 * A grid of square cells over integer space. Cell (column, row) holds the points
 * [x0 + column · size, x0 + (column + 1) · size) × [y0 + row · size, …); x0, y0 and size are integers, so that
 * `floor((x − x0) / size)` is exact.
 */
export interface CellGrid {
  readonly x0: number;
  readonly y0: number;
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
}

/** The grid over a closed box with square cells of about `size`, and never more than `maxCells` of them. */
export function cellGrid(
  minX: number,
  minY: number,
  maxX: number,
  maxY: number,
  size: number,
  maxCells: number,
): CellGrid {
  const width = maxX - minX + 1;
  const height = maxY - minY + 1;
  let cell = Math.max(1, Math.ceil(size));
  while (Math.ceil(width / cell) * Math.ceil(height / cell) > maxCells) cell = Math.ceil(cell * 1.25) + 1;
  return { x0: minX, y0: minY, size: cell, columns: Math.ceil(width / cell), rows: Math.ceil(height / cell) };
}

/** The number of the cell, row by row, that the point (x[i], y[i]) in units lies in; -1 off the grid. */
export function cellAt({ columns, rows, size, x0, y0 }: CellGrid, x: Float64Array, y: Float64Array, i: number): number {
  const column = Math.floor((x[i] - x0) / size);
  const row = Math.floor((y[i] - y0) / size);
  return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column;
}

/**
 * The y of rings whose x and y alternate, so that (xy[k], y[k]) is the vertex at k: functions that are called for every edge take its ends by
 * their places, because a double that is handed to a function costs an object.
 */
export const ordinatesOf = (xy: Float64Array): Float64Array => xy.subarray(Math.min(1, xy.length));

/**
 * Writes the cells that come within `pad` units of the segment from (x[a], y[a]) to (x[b], y[b]) to `spans` and returns how many rows they fill:
 * (row, first column, last column) per row. A superset by about a unit, never a subset; cells off the grid are left out. `spans` must hold 3 · rows values.
 */
export function coverCells(
  grid: CellGrid,
  x: Float64Array,
  y: Float64Array,
  a: number,
  b: number,
  pad: number,
  spans: Int32Array,
): number {
  const { x0, y0, size } = grid;
  const ax = x[a];
  const ay = y[a];
  const bx = x[b];
  const by = y[b];
  const minX = (ax < bx ? ax : bx) - pad - x0;
  const maxX = (ax < bx ? bx : ax) + pad - x0;
  const minY = (ay < by ? ay : by) - pad - y0;
  const maxY = (ay < by ? by : ay) + pad - y0;
  const lastColumn = grid.columns - 1;
  const lastRow = grid.rows - 1;
  if (maxX < 0 || maxY < 0 || minX >= grid.columns * size || minY >= grid.rows * size) return 0;
  // Cells are counted in 32 bits, and what is below 0 counts as 0.
  const firstC = minX < 0 ? 0 : (minX / size) | 0;
  const firstR = minY < 0 ? 0 : (minY / size) | 0;
  const beyondC = (maxX / size) | 0;
  const beyondR = (maxY / size) | 0;
  const lastC = beyondC < lastColumn ? beyondC : lastColumn;
  const lastR = beyondR < lastRow ? beyondR : lastRow;
  let n = 0;
  if (firstR === lastR || firstC === lastC || ay === by) {
    for (let row = firstR; row <= lastR; row++) {
      spans[n++] = row;
      spans[n++] = firstC;
      spans[n++] = lastC;
    }
    return n / 3;
  }
  // Inside a row the segment's x runs between its values at the row's padded edges; clamped to the segment itself.
  const slope = (bx - ax) / (by - ay);
  const originX = ax - x0;
  const originY = ay - y0;
  const lowY = minY + pad;
  const highY = maxY - pad;
  const slack = pad + 1;
  for (let row = firstR; row <= lastR; row++) {
    const bottom = row * size - slack;
    const top = (row + 1) * size + slack;
    const xa = originX + ((bottom > lowY ? bottom : lowY) - originY) * slope;
    const xb = originX + ((top < highY ? top : highY) - originY) * slope;
    const left = (((xa < xb ? xa : xb) - slack) / size) | 0;
    const right = (((xa < xb ? xb : xa) + slack) / size) | 0;
    if (right < firstC || left > lastC) continue;
    spans[n++] = row;
    spans[n++] = left > firstC ? left : firstC;
    spans[n++] = right < lastC ? right : lastC;
  }
  return n / 3;
}
