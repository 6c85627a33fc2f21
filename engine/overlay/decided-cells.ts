import { noTick, TICK_STEPS, type Tick } from '../tick.ts';
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
export const TRUST_PAD = 8;
/** Cells per polygon side that were fastest for star polygons of 64 vertices. */
const CELLS_ACROSS = 16;
const POLYGONS_PER_TICK = 256;

const TOUCHED = 1;
const CROSSED = 2;

/**
 * The decided cells of a set of clean polygons (see `cleanPolygons`). Each polygon is drawn on the grid, with parity
 * telling inside from outside between the cells that its rings touch; large ones first, because a polygon that
 * they have buried decides nothing new. O(vertices + cells under the polygons' boxes).
 */
export function decideCells(polygons: UnitPolygons, tick: Tick = noTick): DecidedCells {
  const grid = gridOverBoxes(partBoxes(polygons), polygons.xy.length / 2);
  const decided = new Uint8Array(grid.columns * grid.rows);
  const buried = drawPolygons(grid, polygons, decided, null, tick);
  return { grid, decided, buried };
}

/**
 * Marks the cells that clean polygons decide in `decided`, and those that they come near in `occupied`. Returns 1 for each polygon
 * found buried. All polygons must lie on the grid.
 */
export function drawPolygons(
  grid: CellGrid,
  { partStart, ringStart, xy }: UnitPolygons,
  decided: Uint8Array,
  occupied: Uint8Array | null,
  tick: Tick = noTick,
): Uint8Array {
  const boxes = partBoxes({ partStart, ringStart, xy });
  const buried = new Uint8Array(partStart.length - 1);
  const spans = new Int32Array(3 * grid.rows);
  let drawing = new Uint8Array(1024);
  let done = 0;
  for (const p of largestFirst(boxes)) {
    if (done++ % POLYGONS_PER_TICK === 0) tick(done / buried.length);
    const cells = cellsUnder(grid, boxes[4 * p], boxes[4 * p + 1], boxes[4 * p + 2], boxes[4 * p + 3]);
    const { left, bottom } = cells;
    const width = cells.right - left + 1;
    const height = cells.top - bottom + 1;
    if ((width < 3 || height < 3) && occupied === null) continue;
    if (areAllDecided(grid, decided, cells)) {
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
        const isInside = (inside & CROSSED) >> 1;
        if ((mark & TOUCHED) === 0) decided[cell] |= isInside;
        if (occupied !== null) occupied[cell] |= (mark & TOUCHED) | isInside;
        drawing[i] = 0;
      }
    }
  }
  return buried;
}

/** The numbers of cells along the sides of a box, the outermost included. */
interface CellBox {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** The cells that a polygon in a box can decide or touch. */
function cellsUnder(grid: CellGrid, minX: number, minY: number, maxX: number, maxY: number): CellBox {
  return {
    left: Math.max(0, Math.floor((minX - DECIDE_PAD - grid.x0) / grid.size)),
    bottom: Math.max(0, Math.floor((minY - DECIDE_PAD - grid.y0) / grid.size)),
    right: Math.min(grid.columns - 1, Math.floor((maxX + DECIDE_PAD - grid.x0) / grid.size)),
    top: Math.min(grid.rows - 1, Math.floor((maxY + DECIDE_PAD - grid.y0) / grid.size)),
  };
}

/** Whether a polygon in this box, in units, passes decided cells only: nothing of it is on the outline. */
export const isBuried = (
  { grid, decided }: Pick<DecidedCells, 'grid' | 'decided'>,
  minX: number,
  minY: number,
  maxX: number,
  maxY: number,
): boolean => areAllDecided(grid, decided, cellsUnder(grid, minX, minY, maxX, maxY));

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

function areAllDecided({ columns }: CellGrid, decided: Uint8Array, { left, bottom, right, top }: CellBox): boolean {
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

/** A grid over all boxes, minX, minY, maxX, maxY each, whose cells fit {@link CELLS_ACROSS} times across a box of median size. */
export function gridOverBoxes(boxes: Float64Array, vertices: number): CellGrid {
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
export function keptEdges(polygons: UnitPolygons, cells: DecidedCells, tick: Tick = noTick): EdgeTable {
  const table = new EdgeTable('sum', polygons.xy.length / 32);
  addKeptEdges(table, polygons, cells, 1, tick, cells.buried);
  return table;
}

/** Adds the edges of polygons that pass a cell that is not decided, each with `delta` on its left. */
export function addKeptEdges(
  table: EdgeTable,
  { partStart, ringStart, xy }: UnitPolygons,
  { grid, decided }: Pick<DecidedCells, 'grid' | 'decided'>,
  delta: number,
  tick: Tick,
  buried: Uint8Array | null = null,
): void {
  const spans = new Int32Array(3 * grid.rows);
  let steps = 0;
  for (let p = 0; p + 1 < partStart.length; p++) {
    if (buried !== null && buried[p] !== 0) continue;
    for (let r = partStart[p]; r < partStart[p + 1]; r++) {
      let last = -1;
      for (let i = 2 * ringStart[r]; i < 2 * (ringStart[r + 1] - 1); i += 2) {
        if (++steps % TICK_STEPS === 0) tick((2 * steps) / xy.length);
        const rows = coverCells(grid, xy[i], xy[i + 1], xy[i + 2], xy[i + 3], KEEP_PAD, spans);
        if (allDecided(grid, decided, spans, rows)) {
          last = -1;
          continue;
        }
        const from = last < 0 ? table.vertexAt(xy[i], xy[i + 1]) : last;
        last = table.vertexAt(xy[i + 2], xy[i + 3]);
        table.addEdge(from, last, delta, 1);
      }
    }
  }
}

/**
 * 1 for each edge of the noded table that stays clear of decided cells: it is fully noded, and so are the edges around its
 * ends. Any other edge runs inside the union, because it has the same faces along its whole length and some of it is decided.
 */
export function trustedEdges(
  table: EdgeTable,
  { grid, decided }: Pick<DecidedCells, 'grid' | 'decided'>,
  tick: Tick = noTick,
): Uint8Array {
  const { x, y, from, to, edges } = table;
  const spans = new Int32Array(3 * grid.rows);
  const trusted = new Uint8Array(edges);
  for (let e = 0; e < edges; e++) {
    if ((e + 1) % TICK_STEPS === 0) tick(e / edges);
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
