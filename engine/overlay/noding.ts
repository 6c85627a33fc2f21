import { inStretches, noTick, TICK_STEPS, type Tick, tickWithin } from '../tick.ts';
import { type CellGrid, cellGrid, coverCells } from './cell-grid.ts';
import type { EdgeTable } from './edge-table.ts';
import { noPairs, type Round, searchCell } from './search-cell.ts';
import { splitEdges } from './split-edges.ts';
import type { UnitBox } from './units.ts';

/**
 * Noding by snap rounding (Hobby 1999; de Berg, Halperin, Overmars 2007), repeated until nothing changes (iterated snap
 * rounding, Halperin and Packer 2002): every vertex and every rounded crossing is a hot pixel, and an edge is bent to the
 * centre of each pixel it meets. One round already leaves edges that meet only at nodes, whatever the input, because all
 * tests and roundings are exact; the further rounds keep every node half a unit away from the edges it is not on,
 * so that the answer stays valid when it is written as degrees. They are left out where none of the nodes that are near an edge before
 * it is bent is met after it: then they would find nothing.
 */

/** Cells with more edges than this are divided again. */
const LEAF_EDGES = 40;
const MAX_DEPTH = 6;
/** Rounds after the first move edges onto nodes that exist already, so they end by themselves; the cap is a guard only. */
const MAX_ROUNDS = 16;
/** An edge is listed in every cell within this many units, so that a pixel and all edges that meet it share a cell. */
const CELL_PAD = 2;
/** Edges from beyond this many units are not listed in a cell. */
const NODED_PAD = 4;
/** A grid over all edges with about one cell per edge. */
function gridOverEdges(table: EdgeTable): CellGrid {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  let extent = 0;
  for (let e = 0; e < table.edges; e++) {
    const ax = table.x[table.from[e]];
    const ay = table.y[table.from[e]];
    const bx = table.x[table.to[e]];
    const by = table.y[table.to[e]];
    if (ax < minX) minX = ax;
    if (bx > maxX) maxX = bx;
    if (ay < minY) minY = ay;
    if (by < minY) minY = by;
    if (ay > maxY) maxY = ay;
    if (by > maxY) maxY = by;
    extent += bx - ax + Math.abs(by - ay);
  }
  const edges = table.edges;
  const even = Math.sqrt(((maxX - minX + 1) * (maxY - minY + 1)) / edges);
  return cellGrid(minX, minY, maxX, maxY, Math.max(even, extent / edges / 2), 4 * edges + 16);
}

/**
 * Splits the edges of the table until they meet only at nodes; edges that coincide become one, and those with equal
 * labels on both sides go. About O(n + k) for n edges and k crossings. `noded` may tell where the edges of each layer, a bit of
 * `delta` each or a power of two apart, meet at nodes only among themselves: there only those of different layers are compared.
 */
export function nodeEdges(table: EdgeTable, noded: UnitBox | null = null, tick: Tick = noTick): void {
  table.dropNeutral();
  if (table.edges === 0) return;
  const grid = gridOverEdges(table);
  for (let i = 0; i < MAX_ROUNDS && table.edges > 0; i++) {
    const round: Round = {
      table,
      noded: i === 0 ? noded : null,
      spans: new Int32Array(3 * (grid.rows + 64)),
      crossings: [],
      hits: noPairs(),
      near: i === 0 && noded === null ? noPairs() : null,
      local: new Float64Array(8 * 256),
      cell: new Float64Array(4),
    };
    const all = new Int32Array(table.edges);
    for (let e = 0; e < all.length; e++) all[e] = e;
    // Most of the work is in the first round.
    visitCells(round, all, grid, 0, tickWithin(tick, i === 0 ? 0 : 0.8, i === 0 ? 0.8 : 1));
    if (round.hits.count === 0) return;
    tick(i === 0 ? 0.8 : 1);
    const isSettled = splitEdges(table, round.hits, round.near);
    tick(i === 0 ? 0.8 : 1);
    table.dropNeutral();
    if (isSettled) return;
  }
}

/** The edges of each cell: those of cell i are [start[i], start[i + 1]) of `listed`. */
interface EdgesByCell {
  readonly start: Int32Array;
  readonly listed: Int32Array;
}

/** Sorts edges into the cells of a grid, and searches each cell or divides it further. */
function visitCells(round: Round, edges: Int32Array, grid: CellGrid, depth: number, tick: Tick): void {
  const byCell = sortIntoCells(round, edges, grid, tickWithin(tick, 0, 0.4));
  const cells = grid.columns * grid.rows;
  let searched = 0;
  for (let cell = 0; cell < cells; cell++) {
    const count = byCell.start[cell + 1] - byCell.start[cell];
    if (count < 2) continue;
    searched += count;
    if (searched >= TICK_STEPS) {
      searched = 0;
      tick(0.4 + (0.6 * cell) / cells);
    }
    visitCell(round, byCell, grid, cell, edges.length, depth);
  }
}

/** Searches the cell, or divides it further where it has many of all the edges. */
function visitCell(
  round: Round,
  { start, listed }: EdgesByCell,
  { x0, y0, size, columns }: CellGrid,
  cell: number,
  all: number,
  depth: number,
): void {
  const inCell = listed.subarray(start[cell], start[cell + 1]);
  const count = inCell.length;
  const left = x0 + (cell % columns) * size;
  const bottom = y0 + Math.floor(cell / columns) * size;
  const isStuck = depth >= MAX_DEPTH || size < 64 || (depth > 1 && count > 0.8 * all);
  if (count <= LEAF_EDGES || isStuck) {
    round.cell[0] = left;
    round.cell[1] = bottom;
    round.cell[2] = left + size;
    round.cell[3] = bottom + size;
    searchCell(round, inCell);
    return;
  }
  const parts = Math.min(32, Math.max(2, Math.ceil(Math.sqrt(count / 8))));
  const finer = cellGrid(left, bottom, left + size - 1, bottom + size - 1, size / parts, 1 << 12);
  visitCells(round, inCell, finer, depth + 1, noTick);
}

/** The edges near each cell that is to be searched. */
function sortIntoCells(round: Round, edges: Int32Array, grid: CellGrid, tick: Tick): EdgesByCell {
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
