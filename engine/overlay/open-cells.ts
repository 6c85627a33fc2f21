import { noTick, TICK_STEPS, type Tick, tickWithin } from '../tick.ts';
import { addCells, type CellBits, hasAllIn, hasAnyIn, noCells } from './cell-bits.ts';
import { type CellGrid, cellsAround, coverCells } from './cell-grid.ts';
import { RAW_PAD } from './drawn-cells.ts';
import { EdgeTable } from './edge-table.ts';
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

/** The edges of layers that pass cells where the drawing is to be complete. */
export function drawOpenCells(layers: readonly DrawnLayer[], known: KnownCells, tick: Tick = noTick): OpenDrawing {
  const { grid, settled, open } = known;
  const { columns } = grid;
  const complete = noCells(grid);
  const spans = new Int32Array(3 * grid.rows);
  for (const layer of layers) {
    forEachEdge(layer.near(open), tickWithin(tick, 0, 0.5), (ax, ay, bx, by) => {
      if (!hasAnyIn(open, columns, spans, cellsAround(grid, ax, ay, bx, by, RAW_PAD, spans))) return;
      const rows = coverCells(grid, ax, ay, bx, by, RAW_PAD, spans);
      if (!hasAnyIn(open, columns, spans, rows)) return;
      for (let s = 0; s < 3 * rows; s += 3)
        addCells(complete, spans[s] * columns + spans[s + 1], spans[s] * columns + spans[s + 2]);
    });
  }
  for (let word = 0; word < complete.length; word++) complete[word] &= ~settled[word];
  const near = layers.map((layer) => layer.near(complete));
  const table = new EdgeTable('sum', EDGES_PER_PART * near.reduce((sum, { parts }) => sum + parts.length, 0));
  layers.forEach(({ delta }, i) => {
    forEachEdge(near[i], tickWithin(tick, 0.5, 1), (ax, ay, bx, by) => {
      if (hasAnyIn(complete, columns, spans, cellsAround(grid, ax, ay, bx, by, RAW_PAD, spans)))
        table.addEdge(table.vertexAt(ax, ay), table.vertexAt(bx, by), delta, 1);
    });
  });
  return { cells: { ...known, complete }, table, near };
}

/** Visits the edges of some polygons in the direction of their rings. */
function forEachEdge(
  { polygons, parts }: SomePolygons,
  tick: Tick,
  visit: (ax: number, ay: number, bx: number, by: number) => void,
): void {
  const { partStart, ringStart, xy } = polygons;
  let steps = 0;
  for (let i = 0; i < parts.length; i++) {
    for (let r = partStart[parts[i]]; r < partStart[parts[i] + 1]; r++) {
      for (let k = 2 * ringStart[r]; k < 2 * (ringStart[r + 1] - 1); k += 2) {
        if (++steps % TICK_STEPS === 0) tick(i / parts.length);
        visit(xy[k], xy[k + 1], xy[k + 2], xy[k + 3]);
      }
    }
  }
}

/** What the cells that a piece passes say about it. */
export const IN_OPEN = 1;
/** All of them are such that the drawing is complete there. */
export const IN_COMPLETE = 2;
/** None of them is open or settled. */
export const ALONE = 4;

/** What the cells within `pad` units of an edge say; the same whichever way it runs. */
export function placeOf(
  { grid, settled, open, complete }: OpenCells,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  pad: number,
  spans: Int32Array,
): number {
  const under = cellsAround(grid, ax, ay, bx, by, pad, spans);
  if (!hasAnyIn(open, grid.columns, spans, under) && !hasAnyIn(settled, grid.columns, spans, under))
    return ALONE | (hasAllIn(complete, grid.columns, spans, under) ? IN_COMPLETE : 0);
  const isForward = ax < bx || (ax === bx && ay < by);
  const rows = isForward ? coverCells(grid, ax, ay, bx, by, pad, spans) : coverCells(grid, bx, by, ax, ay, pad, spans);
  const { columns } = grid;
  if (hasAnyIn(open, columns, spans, rows))
    return IN_OPEN | (hasAllIn(complete, columns, spans, rows) ? IN_COMPLETE : 0);
  if (hasAnyIn(settled, columns, spans, rows)) return 0;
  return ALONE | (hasAllIn(complete, columns, spans, rows) ? IN_COMPLETE : 0);
}
