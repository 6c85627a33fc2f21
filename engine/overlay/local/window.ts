import { type CellGrid, coverCells, ordinatesOf } from '../cell-grid.ts';
import { DECIDE_PAD, partBoxes } from '../drawn-cells.ts';
import type { UnitBox, UnitPolygons } from '../units.ts';
import { boxOfPoints, joinBoxes, padBox, touchesBox } from './zone.ts';

/** Cells of a window at most; where it is larger they are. */
const MOST_CELLS = 1 << 14;

/** More than noding can move an edge, units. */
const WINDOW_PAD = 64;

const TOUCHED = 1;
const CROSSED = 2;

/**
 * A grid of cells over the surroundings of an edit, with a rim of guard cells around it. The drawing is complete in the cells, so
 * everything in them comes out as in the drawing of the whole; whatever passes the rim is left alone, as if it were decided.
 */
export interface LocalWindow {
  readonly grid: CellGrid;
  /** The cells without the rim. */
  readonly box: UnitBox;
}

/** The window over a box, with cells of about `size` that begin at multiples of their size. */
export function openWindow({ minX, minY, maxX, maxY }: UnitBox, size: number): LocalWindow {
  let cell = Math.max(4 * DECIDE_PAD, Math.ceil(size));
  const count = (min: number, max: number) => Math.floor(max / cell) - Math.floor(min / cell) + 1;
  while (count(minX, maxX) * count(minY, maxY) > MOST_CELLS) cell *= 2;
  const [columns, rows] = [count(minX, maxX), count(minY, maxY)];
  const [x0, y0] = [Math.floor(minX / cell) * cell, Math.floor(minY / cell) * cell];
  return {
    grid: { x0: x0 - cell, y0: y0 - cell, size: cell, columns: columns + 2, rows: rows + 2 },
    box: { minX: x0, minY: y0, maxX: x0 + columns * cell - 1, maxY: y0 + rows * cell - 1 },
  };
}

/** Cells along the longer side of a window over a zone. */
const CELLS_ALONG = 24;

/**
 * The window that a zone needs: it holds all edges that touch the zone, drawn as lists of rings or pieces of them, and about as much again as
 * the longest of them, so that what follows these edges is in it too. `size` is that of the cells, by default by the window's own.
 */
export function windowAround(zone: UnitBox, edges: readonly UnitPolygons[], size?: number): LocalWindow {
  let box = zone;
  let longest = 0;
  for (const { ringStart, xy } of edges) {
    for (let r = 0; r + 1 < ringStart.length; r++) {
      for (let i = 2 * ringStart[r]; i < 2 * (ringStart[r + 1] - 1); i += 2) {
        const [ax, ay, bx, by] = [xy[i], xy[i + 1], xy[i + 2], xy[i + 3]];
        if (!touchesBox(zone, ax, ay, bx, by)) continue;
        box = joinBoxes(box, boxOfPoints([ax, ay, bx, by]));
        longest = Math.max(longest, Math.abs(bx - ax), Math.abs(by - ay));
      }
    }
  }
  box = padBox(box, longest + WINDOW_PAD);
  return openWindow(box, size ?? Math.max(box.maxX - box.minX, box.maxY - box.minY) / CELLS_ALONG);
}

/** 1 for each cell of the rim. */
export function guardCells({ columns, rows }: CellGrid): Uint8Array {
  const guard = new Uint8Array(columns * rows).fill(1);
  for (let row = 1; row < rows - 1; row++) guard.fill(0, row * columns + 1, (row + 1) * columns - 1);
  return guard;
}

/**
 * Marks the cells that clean polygons decide, see `drawPolygons`; here the polygons may reach out of the grid on all sides.
 */
export function drawInWindow(grid: CellGrid, polygons: UnitPolygons, decided: Uint8Array): void {
  const { partStart, ringStart, xy } = polygons;
  const { x0, y0, size, columns, rows } = grid;
  const y = ordinatesOf(xy);
  const boxes = partBoxes(polygons);
  const spans = new Int32Array(3 * rows);
  // A column to the west of the grid takes the crossings that lie there.
  const width = columns + 1;
  const drawing = new Uint8Array(width * rows);
  for (let p = 0; p + 1 < partStart.length; p++) {
    const low = Math.max(0, Math.floor((boxes[4 * p + 1] - DECIDE_PAD - y0) / size));
    const high = Math.min(rows - 1, Math.floor((boxes[4 * p + 3] + DECIDE_PAD - y0) / size));
    if (low > high || boxes[4 * p] > x0 + columns * size || boxes[4 * p + 2] < x0) continue;
    for (let r = partStart[p]; r < partStart[p + 1]; r++) {
      for (let i = 2 * ringStart[r]; i < 2 * (ringStart[r + 1] - 1); i += 2) {
        const [ax, ay, bx, by] = [xy[i], xy[i + 1], xy[i + 2], xy[i + 3]];
        const covered = coverCells(grid, xy, y, i, i + 2, DECIDE_PAD, spans);
        for (let s = 0; s < 3 * covered; s += 3) {
          const base = spans[s] * width + 1;
          for (let at = base + spans[s + 1]; at <= base + spans[s + 2]; at++) drawing[at] |= TOUCHED;
        }
        const first = Math.max(0, Math.floor((Math.min(ay, by) - y0) / size) - 1);
        const last = Math.min(rows - 1, Math.floor((Math.max(ay, by) - y0) / size) + 1);
        for (let row = first; row <= last; row++) {
          const middle = y0 + row * size + size / 2;
          if (ay <= middle === by <= middle) continue;
          // Rounding may choose the next cell, which is touched as well.
          const column = Math.floor((ax + ((middle - ay) / (by - ay)) * (bx - ax) - x0) / size);
          if (column < columns) drawing[row * width + 1 + Math.max(-1, column)] ^= CROSSED;
        }
      }
    }
    for (let row = low; row <= high; row++) {
      let inside = 0;
      for (let at = row * width, cell = row * columns - 1; at < (row + 1) * width; at++, cell++) {
        inside ^= drawing[at] & CROSSED;
        if (inside !== 0 && (drawing[at] & TOUCHED) === 0 && at > row * width) decided[cell] = 1;
        drawing[at] = 0;
      }
    }
  }
}
