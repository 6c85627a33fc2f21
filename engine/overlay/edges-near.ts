import { TICK_STEPS, type Tick } from '../tick.ts';
import { type CellBits, hasAny } from './cell-bits.ts';
import type { CellGrid } from './cell-grid.ts';

/**
 * Visits the edges of the closed rings [firstRing, endRing) that have one of some cells under their box, `pad` units larger: all that
 * pass one, and a few more. An edge is told by where its first vertex is in `xy`. All rings lie on the grid.
 */
export function visitEdgesNear(
  { x0, y0, size, columns, rows }: CellGrid,
  cells: CellBits,
  ringStart: Uint32Array,
  xy: Float64Array,
  firstRing: number,
  endRing: number,
  pad: number,
  tick: Tick,
  visit: (k: number) => void,
): void {
  const inner = size - pad - 1;
  let steps = 0;
  for (let r = firstRing; r < endRing; r++) {
    // The cells around the last vertex: each vertex is placed once for both of its edges.
    let west = 0;
    let east = 0;
    let south = 0;
    let north = 0;
    const first = 2 * ringStart[r];
    const end = 2 * ringStart[r + 1];
    for (let k = first; k < end; k += 2) {
      const x = xy[k] - x0;
      const y = xy[k + 1] - y0;
      const column = (x / size) | 0;
      const row = (y / size) | 0;
      const inX = x - column * size;
      const inY = y - row * size;
      const left = inX <= pad && column > 0 ? column - 1 : column;
      const right = inX >= inner && column + 1 < columns ? column + 1 : column;
      const bottom = inY <= pad && row > 0 ? row - 1 : row;
      const top = inY >= inner && row + 1 < rows ? row + 1 : row;
      if (k > first) {
        const from = left < west ? left : west;
        const to = right > east ? right : east;
        const high = top > north ? top : north;
        for (let at = bottom < south ? bottom : south; at <= high; at++) {
          if (!hasAny(cells, at * columns + from, at * columns + to)) continue;
          visit(k - 2);
          break;
        }
        if (++steps % TICK_STEPS === 0) tick(r / ringStart.length);
      }
      west = left;
      east = right;
      south = bottom;
      north = top;
    }
  }
}
