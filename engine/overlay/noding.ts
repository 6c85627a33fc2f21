import { noTick, TICK_STEPS, type Tick, tickWithin } from '../tick.ts';
import { type CellGrid, cellGrid } from './cell-grid.ts';
import type { EdgeTable } from './edge-table.ts';
import { noPairs, type Round, searchCell } from './search-cell.ts';
import { type EdgesByCell, sortIntoCells } from './sort-into-cells.ts';
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
