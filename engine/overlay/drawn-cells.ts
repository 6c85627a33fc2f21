import { writeBox } from '../predicates/write-box.ts';
import { inStretches, LONG_STEPS, noTick, type Tick } from '../tick.ts';
import { addCell, type CellBits, hasAll, hasAny, noCells } from './cell-bits.ts';
import { type CellGrid, cellGrid, coverCells, ordinatesOf } from './cell-grid.ts';
import type { CleanPolygons } from './clean.ts';
import type { UnitPolygons } from './units.ts';

/**
 * What the cells of a grid are to a set of polygons. A decided cell lies with a margin inside one single polygon: the union covers
 * it, and no edge in it is on the outline. Where one polygon alone is near and does not decide, its edges are on the outline as
 * they are. What is left are the contested cells: only there edges of the union have to be looked for.
 */
export interface DrawnCells {
  readonly grid: CellGrid;
  readonly decided: CellBits;
  /** The cells that some polygon comes near. */
  readonly near: CellBits;
  /** The cells that several polygons come near, or one that comes near itself; decided ones among them. */
  readonly contested: CellBits;
}

/**
 * A decided cell is this far from the outline of the polygon that decides it, and a cell that no polygon is near this far from it, in
 * units: more than noding can move an edge, plus the pads of {@link TRUST_PAD} and {@link RAW_PAD}.
 */
export const DECIDE_PAD = 64;
/** A piece of a noded edge passes the cells within this many units. */
export const TRUST_PAD = 8;
/** An edge as given passes the cells within this many units: all that its pieces pass. */
export const RAW_PAD = 16;
/** Cells per polygon side that were fastest for star polygons of 64 vertices. */
const CELLS_ACROSS = 16;

const TOUCHED = 1;
const CROSSED = 2;

/** A grid without a polygon. */
export const noDrawnCells = (grid: CellGrid): DrawnCells => ({
  grid,
  decided: noCells(grid),
  near: noCells(grid),
  contested: noCells(grid),
});

/**
 * Draws clean polygons (see `cleanPolygons`) on a grid that all of them lie on: parity tells inside from outside between the cells
 * that rings touch. Large ones first, because one that lies in decided cells only changes nothing and need not be drawn. `isClear`
 * tells the polygons that stay away from themselves. O(vertices + cells under the polygons' boxes).
 */
export function drawPolygons(cells: DrawnCells, polygons: CleanPolygons, tick: Tick = noTick): void {
  const { grid, decided } = cells;
  const { isClear } = polygons;
  const boxes = partBoxes(polygons);
  const spans = new Int32Array(3 * grid.rows);
  const order = largestFirst(boxes);
  let drawing = new Uint8Array(1024);
  const draw = (first: number, end: number) => {
    for (let i = first; i < end; i++) {
      const p = order[i];
      const box = cellsUnder(grid, boxes, 4 * p, DECIDE_PAD);
      if (hasAllUnder(decided, grid, box)) continue;
      const area = (box.right - box.left + 1) * (box.top - box.bottom + 1);
      if (drawing.length < area) drawing = new Uint8Array(2 * area);
      drawPolygon(grid, polygons, p, box, drawing, spans);
      takeDrawing(cells, box, drawing, isClear[p] === 1);
    }
  };
  inStretches(order.length, tick, draw, LONG_STEPS);
}

/** Marks the cells under the box of a polygon, row by row. */
function drawPolygon(
  grid: CellGrid,
  { partStart, ringStart, xy }: UnitPolygons,
  p: number,
  { left, bottom, right }: CellBox,
  drawing: Uint8Array,
  spans: Int32Array,
): void {
  for (let r = partStart[p]; r < partStart[p + 1]; r++)
    drawRing(grid, xy, ringStart[r], ringStart[r + 1], drawing, left, bottom, right - left + 1, spans);
}

/** Tells the cells under a box what was drawn of a polygon there, and wipes the drawing. */
function takeDrawing(
  { grid, decided, near, contested }: DrawnCells,
  { left, bottom, right, top }: CellBox,
  drawing: Uint8Array,
  isAlone: boolean,
): void {
  const width = right - left + 1;
  for (let row = 0; row <= top - bottom; row++) {
    let inside = 0;
    const to = (bottom + row) * grid.columns + left;
    for (let i = row * width, end = i + width, cell = to; i < end; i++, cell++) {
      const mark = drawing[i];
      drawing[i] = 0;
      inside ^= mark & CROSSED;
      if ((mark & TOUCHED) === 0) {
        if (inside === 0) continue;
        addCell(decided, cell);
      }
      const word = cell >>> 5;
      const bit = 1 << (cell & 31);
      if (!isAlone || (near[word] & bit) !== 0) contested[word] |= bit;
      near[word] |= bit;
    }
  }
}

/** The numbers of cells along the sides of a box, the outermost included. */
export interface CellBox {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** The cells of the grid within `pad` units of the box at `k` of `boxes`. */
export const cellsUnder = (grid: CellGrid, boxes: Float64Array, k: number, pad: number): CellBox => ({
  left: Math.max(0, Math.floor((boxes[k] - pad - grid.x0) / grid.size)),
  bottom: Math.max(0, Math.floor((boxes[k + 1] - pad - grid.y0) / grid.size)),
  right: Math.min(grid.columns - 1, Math.floor((boxes[k + 2] + pad - grid.x0) / grid.size)),
  top: Math.min(grid.rows - 1, Math.floor((boxes[k + 3] + pad - grid.y0) / grid.size)),
});

export function hasAllUnder(bits: CellBits, { columns }: CellGrid, { left, bottom, right, top }: CellBox): boolean {
  for (let row = bottom; row <= top; row++)
    if (!hasAll(bits, row * columns + left, row * columns + right)) return false;
  return true;
}

export function hasAnyUnder(bits: CellBits, { columns }: CellGrid, { left, bottom, right, top }: CellBox): boolean {
  for (let row = bottom; row <= top; row++) if (hasAny(bits, row * columns + left, row * columns + right)) return true;
  return false;
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
  const y = ordinatesOf(xy);
  for (let i = 2 * start; i < 2 * (end - 1); i += 2) {
    const ax = xy[i];
    const ay = xy[i + 1];
    const bx = xy[i + 2];
    const by = xy[i + 3];
    const rows = coverCells(grid, xy, y, i, i + 2, DECIDE_PAD, spans);
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
  const write = (first: number, end: number) => {
    for (let p = first; p < end; p++) writeBox(xy, ringStart[partStart[p]], ringStart[partStart[p] + 1], boxes, 4 * p);
  };
  inStretches(partStart.length - 1, noTick, write, LONG_STEPS);
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
