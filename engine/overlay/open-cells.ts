import { noTick, type Tick, tickWithin } from '../tick.ts';
import { addCells, type CellBits, hasAllIn, hasAnyIn, noCells } from './cell-bits.ts';
import { type CellGrid, coverCells, ordinatesOf } from './cell-grid.ts';
import { RAW_PAD, TRUST_PAD } from './drawn-cells.ts';
import { EdgeTable } from './edge-table.ts';
import { visitEdgesNear } from './edges-near.ts';
import type { UnitPolygons } from './units.ts';

/** Where the outline of a combination of drawings is, cell by cell. */
export interface KnownCells {
  readonly grid: CellGrid;
  /** The outline is not there. */
  readonly settled: CellBits;
  /** It has to be looked for. Neither in these nor settled: there it is the outline of one of the drawings, which alone is near. */
  readonly open: CellBits;
}

export interface OpenCells extends KnownCells {
  /** The open cells and all unsettled ones that edges pass which pass one of these: there the drawing is complete. */
  readonly complete: CellBits;
}

/** Polygons, and the numbers of those that are meant. */
export interface SomePolygons {
  readonly polygons: UnitPolygons;
  readonly parts: readonly number[];
}

/** The polygons of one layer whose boxes come near some cells, and perhaps others. */
export interface DrawnLayer {
  /** What the left side of an edge has more than its right side. */
  readonly delta: number;
  near(cells: CellBits): SomePolygons;
}

/** What is drawn to find an outline in open cells. */
export interface OpenDrawing {
  readonly cells: OpenCells;
  readonly table: EdgeTable;
  /** The polygons of each layer that may contain a point of a complete cell. */
  readonly near: readonly SomePolygons[];
}

/** Edges of an expected table for each polygon that comes near. */
const EDGES_PER_PART = 8;
const PARTS_PER_TICK = 256;

/** The edges of layers that pass cells where the drawing is to be complete. */
export function drawOpenCells(layers: readonly DrawnLayer[], known: KnownCells, tick: Tick = noTick): OpenDrawing {
  const { grid, settled, open } = known;
  const { columns } = grid;
  const complete = noCells(grid);
  const spans = new Int32Array(3 * grid.rows);
  for (const layer of layers) {
    visitNear(grid, open, layer.near(open), tickWithin(tick, 0, 0.5), (xy, y, k) => {
      const rows = coverCells(grid, xy, y, k, k + 2, RAW_PAD, spans);
      if (!hasAnyIn(open, columns, spans, rows)) return;
      for (let s = 0; s < 3 * rows; s += 3)
        addCells(complete, spans[s] * columns + spans[s + 1], spans[s] * columns + spans[s + 2]);
    });
  }
  for (let word = 0; word < complete.length; word++) complete[word] &= ~settled[word];
  const near = layers.map((layer) => layer.near(complete));
  const table = new EdgeTable('sum', EDGES_PER_PART * near.reduce((sum, { parts }) => sum + parts.length, 0));
  layers.forEach(({ delta }, i) => {
    visitNear(grid, complete, near[i], tickWithin(tick, 0.5, 1), (xy, _, k) => {
      table.addEdge(table.vertexOf(xy, k), table.vertexOf(xy, k + 2), delta, 1);
    });
  });
  return { cells: { ...known, complete }, table, near };
}

/** Visits the edges of some polygons near some cells, in the direction of their rings. */
function visitNear(
  grid: CellGrid,
  cells: CellBits,
  { polygons, parts }: SomePolygons,
  tick: Tick,
  visit: (xy: Float64Array, y: Float64Array, k: number) => void,
): void {
  const { partStart, ringStart, xy } = polygons;
  const y = ordinatesOf(xy);
  for (let i = 0; i < parts.length; i++) {
    if (i % PARTS_PER_TICK === 0) tick(i / parts.length);
    const p = parts[i];
    visitEdgesNear(grid, cells, ringStart, xy, partStart[p], partStart[p + 1], RAW_PAD, noTick, (k) => visit(xy, y, k));
  }
}

/** Whether the piece from (x[a], y[a]) to (x[b], y[b]) passes some of these cells; the same whichever way it runs. */
export function passes(
  cells: CellBits,
  grid: CellGrid,
  x: Float64Array,
  y: Float64Array,
  a: number,
  b: number,
  spans: Int32Array,
): boolean {
  const isForward = x[a] < x[b] || (x[a] === x[b] && y[a] < y[b]);
  const rows = coverCells(grid, x, y, isForward ? a : b, isForward ? b : a, TRUST_PAD, spans);
  return hasAnyIn(cells, grid.columns, spans, rows);
}

/** What the cells that a piece passes say about it: that some are open, and that all are such that the drawing is complete there. */
export const IN_OPEN = 1;
export const IN_COMPLETE = 2;

/** What the cells say that the piece from (x[a], y[a]) to (x[b], y[b]) passes, a being its lexicographically smaller end. */
export function placeOf(
  { grid, open, complete }: OpenCells,
  x: Float64Array,
  y: Float64Array,
  a: number,
  b: number,
  spans: Int32Array,
): number {
  const rows = coverCells(grid, x, y, a, b, TRUST_PAD, spans);
  const isOpen = hasAnyIn(open, grid.columns, spans, rows) ? IN_OPEN : 0;
  return hasAllIn(complete, grid.columns, spans, rows) ? isOpen | IN_COMPLETE : isOpen;
}
