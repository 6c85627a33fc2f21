import { inStretches, type Tick, tickWithin } from '../tick.ts';
import { type CellGrid, coverCells } from './cell-grid.ts';
import type { Round } from './search-cell.ts';

/** An edge is listed in every cell within this many units, so that a pixel and all edges that meet it share a cell. */
const CELL_PAD = 2;
/** Edges from beyond this many units are not listed in a cell. */
const NODED_PAD = 4;

/** The edges of each cell: those of cell i are [start[i], start[i + 1]) of `listed`. */
export interface EdgesByCell {
  readonly start: Int32Array;
  readonly listed: Int32Array;
}

/** The edges near each cell that is to be searched. */
export function sortIntoCells(round: Round, edges: Int32Array, grid: CellGrid, tick: Tick): EdgesByCell {
  const cells = grid.columns * grid.rows;
  const start = new Int32Array(cells + 1);
  const isWanted = new Uint8Array(cells);
  if (round.noded !== null) markMixed(round, edges, grid, isWanted);
  else markFresh(round, edges, grid, isWanted);
  const near = new Int32Array(edges.length);
  let nearCount = 0;
  inStretches(edges.length, tickWithin(tick, 0, 0.5), (first, end) => {
    nearCount = countInCells(round, edges, first, end, grid, isWanted, start, near, nearCount);
  });
  for (let cell = 0; cell < cells; cell++) start[cell + 1] += start[cell];
  const listed = new Int32Array(start[cells]);
  const fill = start.slice(0, cells);
  inStretches(nearCount, tickWithin(tick, 0.5, 1), (first, end) =>
    listInCells(round, near, first, end, grid, isWanted, fill, listed),
  );
  return { start, listed };
}

/** Counts those of the edges [first, end) that are near wanted cells there, and adds them to the first `count` of `near`; how many these are then. */
function countInCells(
  round: Round,
  edges: Int32Array,
  first: number,
  end: number,
  grid: CellGrid,
  isWanted: Uint8Array,
  start: Int32Array,
  near: Int32Array,
  count: number,
): number {
  const { spans } = round;
  let at = count;
  for (let i = first; i < end; i++) {
    const rows = coverEdge(round, grid, edges[i]);
    let counted = 0;
    for (let s = 0; s < rows * 3; s += 3) {
      const base = spans[s] * grid.columns;
      for (let cell = base + spans[s + 1]; cell <= base + spans[s + 2]; cell++) {
        start[cell + 1] += isWanted[cell];
        counted |= isWanted[cell];
      }
    }
    if (counted !== 0) near[at++] = edges[i];
  }
  return at;
}

/** Lists the edges [first, end) in the wanted cells that they are near. */
function listInCells(
  round: Round,
  near: Int32Array,
  first: number,
  end: number,
  grid: CellGrid,
  isWanted: Uint8Array,
  fill: Int32Array,
  listed: Int32Array,
): void {
  const { spans } = round;
  for (let i = first; i < end; i++) {
    const rows = coverEdge(round, grid, near[i]);
    for (let s = 0; s < rows * 3; s += 3) {
      const base = spans[s] * grid.columns;
      for (let cell = base + spans[s + 1]; cell <= base + spans[s + 2]; cell++)
        if (isWanted[cell] !== 0) listed[fill[cell]++] = near[i];
    }
  }
}

/** Marks the cells of fresh edges: after the first round they are few, and only their cells matter. */
function markFresh(round: Round, edges: Int32Array, grid: CellGrid, marked: Uint8Array): void {
  const { fresh } = round.table;
  if (areAllFresh(edges, fresh)) {
    marked.fill(1);
    return;
  }
  const { spans } = round;
  for (let i = 0; i < edges.length; i++) {
    if (fresh[edges[i]] === 0) continue;
    const rows = coverEdge(round, grid, edges[i]);
    for (let s = 0; s < rows * 3; s += 3) {
      const base = spans[s] * grid.columns;
      marked.fill(1, base + spans[s + 1], base + spans[s + 2] + 1);
    }
  }
}

function areAllFresh(edges: Int32Array, fresh: Uint8Array): boolean {
  for (let i = 0; i < edges.length; i++) if (fresh[edges[i]] === 0) return false;
  return true;
}

/** Marks the cells that have edges of several layers, or are not well inside the part where each layer is noded. */
function markMixed(round: Round, edges: Int32Array, grid: CellGrid, marked: Uint8Array): void {
  const { delta } = round.table;
  const { spans } = round;
  const layers = new Int32Array(marked.length);
  for (let i = 0; i < edges.length; i++) {
    const layer = Math.abs(delta[edges[i]]);
    const rows = coverEdge(round, grid, edges[i]);
    for (let s = 0; s < rows * 3; s += 3) {
      const base = spans[s] * grid.columns;
      for (let cell = base + spans[s + 1]; cell <= base + spans[s + 2]; cell++) layers[cell] |= layer;
    }
  }
  const { minX, minY, maxX, maxY } = round.noded!;
  const { x0, y0, size } = grid;
  for (let cell = 0; cell < layers.length; cell++) {
    const left = x0 + (cell % grid.columns) * size;
    const bottom = y0 + Math.floor(cell / grid.columns) * size;
    const isWithin =
      left >= minX + NODED_PAD &&
      bottom >= minY + NODED_PAD &&
      left + size <= maxX - NODED_PAD &&
      bottom + size <= maxY - NODED_PAD;
    // Several bits in one number: it is not a power of two.
    if (!isWithin || (layers[cell] & (layers[cell] - 1)) !== 0) marked[cell] = 1;
  }
}

function coverEdge({ table, spans }: Round, grid: CellGrid, edge: number): number {
  return coverCells(grid, table.x, table.y, table.from[edge], table.to[edge], CELL_PAD, spans);
}
