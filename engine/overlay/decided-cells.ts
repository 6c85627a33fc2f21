import { type CellGrid, cellGrid, coverCells } from './cell-grid.ts';
import { EdgeTable } from './edge-table.ts';
import type { UnitPolygons } from './units.ts';

/**
 * What can be left out of a union before noding. A cell that lies with a margin inside one single polygon is decided: the
 * union covers it, and no edge in it is on the outline. So an edge that passes decided cells only is left out as a
 * whole, and crossings inside decided cells need not be found. In the other cells the drawing stays complete.
 */
export interface DecidedCells {
  readonly grid: CellGrid;
  /** 1 per decided cell, row by row. */
  readonly decided: Uint8Array;
  /** 1 per polygon whose box has decided cells only. Not every such polygon is found. */
  readonly buried: Uint8Array;
}

/**
 * A decided cell is this far from the outline of the polygon that decides it, in units: more than noding can move an edge,
 * plus the pads of {@link keptEdges} and {@link trustedEdges}.
 */
const DECIDE_PAD = 64;
const KEEP_PAD = 4;
const TRUST_PAD = 8;
/** Cells per polygon side that were fastest for star polygons of 64 vertices. */
const CELLS_ACROSS = 16;

const TOUCHED = 1;
const CROSSED = 2;

/**
 * The decided cells of a set of clean polygons (see `cleanPolygons`). Each polygon is drawn on the grid, with parity
 * telling inside from outside between the cells that its rings touch; large ones first, because a polygon that
 * they have buried decides nothing new. O(vertices + cells under the polygons' boxes).
 */
export function decideCells({ partStart, ringStart, xy }: UnitPolygons): DecidedCells {
  const boxes = partBoxes({ partStart, ringStart, xy });
  const grid = gridOverBoxes(boxes, xy.length / 2);
  const decided = new Uint8Array(grid.columns * grid.rows);
  const buried = new Uint8Array(partStart.length - 1);
  const spans = new Int32Array(3 * grid.rows);
  let drawing = new Uint8Array(1024);
  for (const p of largestFirst(boxes)) {
    const left = Math.max(0, Math.floor((boxes[4 * p] - DECIDE_PAD - grid.x0) / grid.size));
    const bottom = Math.max(0, Math.floor((boxes[4 * p + 1] - DECIDE_PAD - grid.y0) / grid.size));
    const right = Math.min(grid.columns - 1, Math.floor((boxes[4 * p + 2] + DECIDE_PAD - grid.x0) / grid.size));
    const top = Math.min(grid.rows - 1, Math.floor((boxes[4 * p + 3] + DECIDE_PAD - grid.y0) / grid.size));
    const width = right - left + 1;
    const height = top - bottom + 1;
    if (width < 3 || height < 3) continue;
    if (boxDecided(grid, decided, left, bottom, right, top)) {
      buried[p] = 1;
      continue;
    }
    if (drawing.length < width * height) drawing = new Uint8Array(width * height * 2);
    for (let r = partStart[p]; r < partStart[p + 1]; r++) {
      drawRing(grid, xy, ringStart[r], ringStart[r + 1], drawing, left, bottom, width, spans);
    }
    for (let row = 0; row < height; row++) {
      let inside = 0;
      const to = (bottom + row) * grid.columns + left;
      for (let i = row * width, end = i + width, cell = to; i < end; i++, cell++) {
        const mark = drawing[i];
        inside ^= mark;
        if ((mark & TOUCHED) === 0) decided[cell] |= (inside & CROSSED) >> 1;
        drawing[i] = 0;
      }
    }
  }
  return { grid, decided, buried };
}

/** The numbers of the boxes, by falling size up to a factor of two. */
function largestFirst(boxes: Float64Array): Uint32Array {
  const start = new Uint32Array(66);
  const bucketOf = (i: number): number =>
    63 -
    Math.min(
      63,
      Math.floor(Math.log2(1 + Math.max(0, boxes[i + 2] - boxes[i]) + Math.max(0, boxes[i + 3] - boxes[i + 1]))),
    );
  for (let i = 0; i < boxes.length; i += 4) start[bucketOf(i) + 1]++;
  for (let b = 0; b < 65; b++) start[b + 1] += start[b];
  const order = new Uint32Array(boxes.length / 4);
  for (let i = 0; i < boxes.length; i += 4) order[start[bucketOf(i)]++] = i / 4;
  return order;
}

function boxDecided(
  { columns }: CellGrid,
  decided: Uint8Array,
  left: number,
  bottom: number,
  right: number,
  top: number,
): boolean {
  for (let row = bottom; row <= top; row++) {
    for (let cell = row * columns + left; cell <= row * columns + right; cell++) if (decided[cell] === 0) return false;
  }
  return true;
}

/** Marks the cells near a ring, and those where it crosses the middle height of their row. */
function drawRing(
  grid: CellGrid,
  xy: Float64Array,
  start: number,
  end: number,
  drawing: Uint8Array,
  left: number,
  bottom: number,
  width: number,
  spans: Int32Array,
): void {
  const { x0, y0, size } = grid;
  const half = size / 2;
  for (let i = 2 * start; i < 2 * (end - 1); i += 2) {
    const ax = xy[i];
    const ay = xy[i + 1];
    const bx = xy[i + 2];
    const by = xy[i + 3];
    const rows = coverCells(grid, ax, ay, bx, by, DECIDE_PAD, spans);
    for (let s = 0; s < 3 * rows; s += 3) {
      const base = (spans[s] - bottom) * width - left;
      for (let at = base + spans[s + 1]; at <= base + spans[s + 2]; at++) drawing[at] |= TOUCHED;
      const middle = y0 + spans[s] * size + half;
      if (ay <= middle !== by <= middle) {
        // Rounding may choose the next cell, which is touched as well.
        const x = ax + ((middle - ay) / (by - ay)) * (bx - ax);
        const column = Math.min(Math.max(Math.floor((x - x0) / size), spans[s + 1]), spans[s + 2]);
        drawing[base + column] ^= CROSSED;
      }
    }
  }
}

/** Bounding boxes of the polygons: minX, minY, maxX, maxY per polygon, from their exteriors. */
export function partBoxes({ partStart, ringStart, xy }: UnitPolygons): Float64Array {
  const boxes = new Float64Array(4 * (partStart.length - 1));
  for (let p = 0; p + 1 < partStart.length; p++) {
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    const ring = partStart[p];
    for (let i = 2 * ringStart[ring]; i < 2 * ringStart[ring + 1]; i += 2) {
      const x = xy[i];
      const y = xy[i + 1];
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    boxes[4 * p] = minX;
    boxes[4 * p + 1] = minY;
    boxes[4 * p + 2] = maxX;
    boxes[4 * p + 3] = maxY;
  }
  return boxes;
}

/** A grid over all boxes whose cells fit {@link CELLS_ACROSS} times across a box of median size. */
function gridOverBoxes(boxes: Float64Array, vertices: number): CellGrid {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  const sides = new Float64Array(boxes.length / 4);
  for (let i = 0; i < boxes.length; i += 4) {
    minX = Math.min(minX, boxes[i]);
    minY = Math.min(minY, boxes[i + 1]);
    maxX = Math.max(maxX, boxes[i + 2]);
    maxY = Math.max(maxY, boxes[i + 3]);
    sides[i / 4] = Math.min(boxes[i + 2] - boxes[i], boxes[i + 3] - boxes[i + 1]);
  }
  const side = sides.sort()[sides.length >> 1];
  return cellGrid(minX, minY, maxX, maxY, Math.max(side / CELLS_ACROSS, 4 * DECIDE_PAD), 8 * vertices + (1 << 16));
}

/** A table of the edges that pass a cell that is not decided, each with winding 1 on its left. */
export function keptEdges({ partStart, ringStart, xy }: UnitPolygons, cells: DecidedCells): EdgeTable {
  const { grid, decided, buried } = cells;
  const table = new EdgeTable('sum', xy.length / 32);
  const spans = new Int32Array(3 * grid.rows);
  for (let p = 0; p + 1 < partStart.length; p++) {
    if (buried[p] !== 0) continue;
    for (let r = partStart[p]; r < partStart[p + 1]; r++) {
      let last = -1;
      for (let i = 2 * ringStart[r]; i < 2 * (ringStart[r + 1] - 1); i += 2) {
        const rows = coverCells(grid, xy[i], xy[i + 1], xy[i + 2], xy[i + 3], KEEP_PAD, spans);
        if (allDecided(grid, decided, spans, rows)) {
          last = -1;
          continue;
        }
        const from = last < 0 ? table.vertexAt(xy[i], xy[i + 1]) : last;
        last = table.vertexAt(xy[i + 2], xy[i + 3]);
        table.addEdge(from, last, 1, 1);
      }
    }
  }
  return table;
}

/**
 * 1 for each edge of the noded table that stays clear of decided cells: it is fully noded, and so are the edges around its
 * ends. Any other edge runs inside the union, because it has the same faces along its whole length and some of it is decided.
 */
export function trustedEdges(table: EdgeTable, { grid, decided }: DecidedCells): Uint8Array {
  const { x, y, from, to, edges } = table;
  const spans = new Int32Array(3 * grid.rows);
  const trusted = new Uint8Array(edges);
  for (let e = 0; e < edges; e++) {
    const a = from[e];
    const b = to[e];
    const rows = coverCells(grid, x[a], y[a], x[b], y[b], TRUST_PAD, spans);
    trusted[e] = noneDecided(grid, decided, spans, rows) ? 1 : 0;
  }
  return trusted;
}

function allDecided({ columns }: CellGrid, decided: Uint8Array, spans: Int32Array, rows: number): boolean {
  for (let s = 0; s < 3 * rows; s += 3) {
    const base = spans[s] * columns;
    for (let cell = base + spans[s + 1]; cell <= base + spans[s + 2]; cell++) if (decided[cell] === 0) return false;
  }
  return true;
}

function noneDecided({ columns }: CellGrid, decided: Uint8Array, spans: Int32Array, rows: number): boolean {
  for (let s = 0; s < 3 * rows; s += 3) {
    const base = spans[s] * columns;
    for (let cell = base + spans[s + 1]; cell <= base + spans[s + 2]; cell++) if (decided[cell] !== 0) return false;
  }
  return true;
}
