import { type CellBits, hasAny } from './cell-bits.ts';
import type { CellGrid } from './cell-grid.ts';

/**
 * Writes the edges of the closed ring with the vertices [start, end) that have one of some cells under their box, `pad` units larger: all
 * that pass one, and a few more. They go to `found` from `first` on, which must hold one value per vertex; returns where they end. An edge is
 * told by where its first vertex is in `xy`. The ring lies on the grid. The cells of the vertices go to `cellOf`, if it is given.
 */
export function writeEdgesNear(
  { x0, y0, size, columns, rows }: CellGrid,
  cells: CellBits,
  xy: Float64Array,
  start: number,
  end: number,
  pad: number,
  found: Int32Array,
  first: number,
  cellOf: Int32Array | null = null,
): number {
  const inner = size - pad - 1;
  let count = first;
  // The cells around the last vertex: each vertex is placed once for both of its edges.
  let west = 0;
  let east = 0;
  let south = 0;
  let north = 0;
  for (let k = 2 * start; k < 2 * end; k += 2) {
    const x = xy[k] - x0;
    const y = xy[k + 1] - y0;
    const column = (x / size) | 0;
    const row = (y / size) | 0;
    if (cellOf !== null) cellOf[(k >> 1) - start] = row * columns + column;
    const inX = x - column * size;
    const inY = y - row * size;
    const left = inX <= pad && column > 0 ? column - 1 : column;
    const right = inX >= inner && column + 1 < columns ? column + 1 : column;
    const bottom = inY <= pad && row > 0 ? row - 1 : row;
    const top = inY >= inner && row + 1 < rows ? row + 1 : row;
    if (k > 2 * start) {
      const from = left < west ? left : west;
      const to = right > east ? right : east;
      const high = top > north ? top : north;
      for (let at = bottom < south ? bottom : south; at <= high; at++) {
        if (!hasAny(cells, at * columns + from, at * columns + to)) continue;
        found[count++] = k - 2;
        break;
      }
    }
    west = left;
    east = right;
    south = bottom;
    north = top;
  }
  return count;
}

/** The most vertices that a ring has. */
export function longestRing(ringStart: Uint32Array): number {
  let longest = 0;
  for (let r = 0; r + 1 < ringStart.length; r++) longest = Math.max(longest, ringStart[r + 1] - ringStart[r]);
  return longest;
}
