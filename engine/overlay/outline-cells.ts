import { addCells, type CellBits, noCells } from './cell-bits.ts';
import { type CellGrid, coverCells, ordinatesOf } from './cell-grid.ts';
import { DECIDE_PAD } from './drawn-cells.ts';

/** What the cells of a grid are to an outline that lies on it. */
export interface OutlineCells {
  /** The cells that it comes near. */
  readonly edge: CellBits;
  /** Those well inside of it. */
  readonly inside: CellBits;
}

/** The cells of closed rings in units that do not cross. O(vertices + cells / 32). */
export function outlineCells(grid: CellGrid, ringStart: Uint32Array, xy: Float64Array): OutlineCells {
  const { x0, y0, size, columns } = grid;
  const edge = noCells(grid);
  const inside = noCells(grid);
  const y = ordinatesOf(xy);
  const spans = new Int32Array(3 * grid.rows);
  for (let r = 0; r + 1 < ringStart.length; r++) {
    for (let i = 2 * ringStart[r]; i < 2 * (ringStart[r + 1] - 1); i += 2) {
      const ay = xy[i + 1];
      const by = xy[i + 3];
      const rows = coverCells(grid, xy, y, i, i + 2, DECIDE_PAD, spans);
      for (let s = 0; s < 3 * rows; s += 3) {
        const base = spans[s] * columns;
        addCells(edge, base + spans[s + 1], base + spans[s + 2]);
        const middle = y0 + spans[s] * size + size / 2;
        if (ay <= middle === by <= middle) continue;
        // Rounding may choose the next cell, which is touched as well.
        const x = xy[i] + ((middle - ay) / (by - ay)) * (xy[i + 2] - xy[i]);
        const column = Math.min(Math.max(Math.floor((x - x0) / size), spans[s + 1]), spans[s + 2]);
        inside[(base + column) >>> 5] ^= 1 << ((base + column) & 31);
      }
    }
  }
  fillBetween(inside);
  for (let word = 0; word < inside.length; word++) inside[word] &= ~edge[word];
  return { edge, inside };
}

/** Sets each bit to the parity of those up to it: every row has an even number of crossings, so that the next begins outside. */
function fillBetween(bits: CellBits): void {
  let carry = 0;
  for (let word = 0; word < bits.length; word++) {
    let parity = bits[word];
    for (let step = 1; step < 32; step *= 2) parity ^= parity << step;
    if (carry !== 0) parity = ~parity;
    bits[word] = parity;
    carry = parity >>> 31;
  }
}
