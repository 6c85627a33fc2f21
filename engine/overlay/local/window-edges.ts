import { type CellGrid, coverCells, ordinatesOf } from '../cell-grid.ts';
import type { EdgeTable } from '../edge-table.ts';
import type { UnitPolygons } from '../units.ts';

/** Cells that are left out of a drawing: decided ones, and the rim of a window. */
export interface LeftOut {
  readonly grid: CellGrid;
  /** 1 per cell, row by row. */
  readonly leftOut: Uint8Array;
}

/** An edge is drawn if it comes within this many units of a cell that is not left out. */
const KEEP_PAD = 4;
/** An edge this far from cells that are left out, in units, has been compared with all others, and so have those at its ends. */
const TRUST_PAD = 8;

/** Adds the edges of rings, or of open pieces of them, that pass a cell that is not left out, each with `delta` on its left. */
export function addWindowEdges(
  table: EdgeTable,
  { ringStart, xy }: UnitPolygons,
  { grid, leftOut }: LeftOut,
  delta: number,
): void {
  const y = ordinatesOf(xy);
  const spans = new Int32Array(3 * grid.rows);
  for (let r = 0; r + 1 < ringStart.length; r++) {
    for (let i = 2 * ringStart[r]; i < 2 * (ringStart[r + 1] - 1); i += 2) {
      const rows = coverCells(grid, xy, y, i, i + 2, KEEP_PAD, spans);
      if (!meetsCell(grid, leftOut, 0, spans, rows)) continue;
      table.addEdge(table.vertexOf(xy, i), table.vertexOf(xy, i + 2), delta, 1);
    }
  }
}

/**
 * 1 for each edge of a noded drawing that stays clear of cells that are left out: it has the same neighbours as in the drawing of the whole.
 * Any other runs inside the union along its whole length, because some of it does, or out of the window.
 */
export function trustedEdges({ x, y, from, to, edges }: EdgeTable, { grid, leftOut }: LeftOut): Uint8Array {
  const spans = new Int32Array(3 * grid.rows);
  const trusted = new Uint8Array(edges);
  for (let e = 0; e < edges; e++) {
    const rows = coverCells(grid, x, y, from[e], to[e], TRUST_PAD, spans);
    trusted[e] = meetsCell(grid, leftOut, 1, spans, rows) ? 0 : 1;
  }
  return trusted;
}

/** Whether any cell of some spans has a value. */
function meetsCell({ columns }: CellGrid, cells: Uint8Array, value: number, spans: Int32Array, rows: number): boolean {
  for (let s = 0; s < 3 * rows; s += 3) {
    const base = spans[s] * columns;
    for (let cell = base + spans[s + 1]; cell <= base + spans[s + 2]; cell++) if (cells[cell] === value) return true;
  }
  return false;
}
