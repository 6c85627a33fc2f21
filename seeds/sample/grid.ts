/** A raster of square cells on the plane; row 0 is the southernmost, a cell's index is row * cols + col. */
export interface Grid {
  readonly cols: number;
  readonly rows: number;
  readonly cellM: number;
  /** The plane position of the lower left corner. */
  readonly west: number;
  readonly south: number;
}

export const cellX = (grid: Grid, cell: number): number => grid.west + ((cell % grid.cols) + 0.5) * grid.cellM;
export const cellY = (grid: Grid, cell: number): number =>
  grid.south + (Math.floor(cell / grid.cols) + 0.5) * grid.cellM;

/** The cell that holds a point of the plane; the point must lie on the grid. */
export const cellAt = (grid: Grid, x: number, y: number): number =>
  Math.floor((y - grid.south) / grid.cellM) * grid.cols + Math.floor((x - grid.west) / grid.cellM);

/** Column and row steps of the eight neighbours, the four sharing an edge first. */
export const NEIGHBOUR_COL = [1, 0, -1, 0, 1, -1, -1, 1] as const;
export const NEIGHBOUR_ROW = [0, 1, 0, -1, 1, 1, -1, -1] as const;
/** The length of each step in cells. */
export const NEIGHBOUR_STEP = [1, 1, 1, 1, Math.SQRT2, Math.SQRT2, Math.SQRT2, Math.SQRT2] as const;

/** The neighbour of a cell in direction k, or -1 beyond the edge of the grid. */
export function neighbour(grid: Grid, cell: number, k: number): number {
  const col = (cell % grid.cols) + NEIGHBOUR_COL[k]!;
  const row = Math.floor(cell / grid.cols) + NEIGHBOUR_ROW[k]!;
  return col < 0 || row < 0 || col >= grid.cols || row >= grid.rows ? -1 : row * grid.cols + col;
}

/** The value of a raster at a point of the plane, bilinear between cell centres, clamped at the edge. */
export function sampleGrid(grid: Grid, values: Float64Array, x: number, y: number): number {
  const u = Math.max(0, Math.min(grid.cols - 1.001, (x - grid.west) / grid.cellM - 0.5));
  const v = Math.max(0, Math.min(grid.rows - 1.001, (y - grid.south) / grid.cellM - 0.5));
  const col = Math.floor(u);
  const row = Math.floor(v);
  const fu = u - col;
  const fv = v - row;
  const i = row * grid.cols + col;
  const below = values[i]! + (values[i + 1]! - values[i]!) * fu;
  const above = values[i + grid.cols]! + (values[i + grid.cols + 1]! - values[i + grid.cols]!) * fu;
  return below + (above - below) * fv;
}

/** The mean of a raster over the square of 2 * radius + 1 cells around each cell, cut at the edge. */
export function boxMean(grid: Grid, values: Float64Array, radius: number): Float64Array {
  const { cols, rows } = grid;
  const sums = new Float64Array((cols + 1) * (rows + 1));
  for (let row = 0; row < rows; row++) {
    let run = 0;
    for (let col = 0; col < cols; col++) {
      run += values[row * cols + col]!;
      sums[(row + 1) * (cols + 1) + col + 1] = sums[row * (cols + 1) + col + 1]! + run;
    }
  }
  const out = new Float64Array(cols * rows);
  for (let row = 0; row < rows; row++) {
    const r0 = Math.max(0, row - radius);
    const r1 = Math.min(rows, row + radius + 1);
    for (let col = 0; col < cols; col++) {
      const c0 = Math.max(0, col - radius);
      const c1 = Math.min(cols, col + radius + 1);
      const sum =
        sums[r1 * (cols + 1) + c1]! -
        sums[r0 * (cols + 1) + c1]! -
        sums[r1 * (cols + 1) + c0]! +
        sums[r0 * (cols + 1) + c0]!;
      out[row * cols + col] = sum / ((r1 - r0) * (c1 - c0));
    }
  }
  return out;
}
