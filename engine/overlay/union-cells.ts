import { noTick, TICK_STEPS, type Tick, tickWithin } from '../tick.ts';
import { addCells, type CellBits, hasAllIn, hasAnyIn, noCells } from './cell-bits.ts';
import { cellsAround, coverCells } from './cell-grid.ts';
import type { CleanPolygons } from './clean.ts';
import { type DrawnCells, RAW_PAD } from './drawn-cells.ts';
import { EdgeTable } from './edge-table.ts';

/** Where the edges of a union have to be looked for, and what has to be drawn for that. */
export interface OpenCells extends DrawnCells {
  /** The contested cells that are not decided. */
  readonly open: CellBits;
  /** These and all undecided cells that edges pass which pass one of these: there the drawing is complete. */
  readonly complete: CellBits;
}

/** Polygons, and the numbers of those that are meant. */
export interface SomePolygons {
  readonly polygons: CleanPolygons;
  readonly parts: readonly number[];
}

/** The polygons of a union whose boxes come near some cells, and perhaps others. */
export type PolygonsNear = (cells: CellBits) => SomePolygons;

/** What is drawn to find the outline of a union in its open cells. */
export interface OpenDrawing {
  readonly cells: OpenCells;
  readonly table: EdgeTable;
  /** The polygons that may contain a point of a complete cell. */
  readonly near: SomePolygons;
}

/** Edges of an expected table for each polygon that comes near. */
const EDGES_PER_PART = 8;

/** The edges of the polygons of a union that pass cells where the drawing is to be complete, each with winding 1 on its left. */
export function drawOpenCells(polygonsNear: PolygonsNear, drawn: DrawnCells, tick: Tick = noTick): OpenDrawing {
  const { grid, decided, contested } = drawn;
  const { columns } = grid;
  const open = contested.map((bits, word) => bits & ~decided[word]);
  const complete = noCells(grid);
  const spans = new Int32Array(3 * grid.rows);
  forEachEdge(polygonsNear(open), tickWithin(tick, 0, 0.5), (ax, ay, bx, by) => {
    if (!hasAnyIn(open, columns, spans, cellsAround(grid, ax, ay, bx, by, RAW_PAD, spans))) return;
    const rows = coverCells(grid, ax, ay, bx, by, RAW_PAD, spans);
    if (!hasAnyIn(open, columns, spans, rows)) return;
    for (let s = 0; s < 3 * rows; s += 3)
      addCells(complete, spans[s] * columns + spans[s + 1], spans[s] * columns + spans[s + 2]);
  });
  for (let word = 0; word < complete.length; word++) complete[word] &= ~decided[word];
  const near = polygonsNear(complete);
  const table = new EdgeTable('sum', EDGES_PER_PART * near.parts.length);
  forEachEdge(near, tickWithin(tick, 0.5, 1), (ax, ay, bx, by) => {
    if (hasAnyIn(complete, columns, spans, cellsAround(grid, ax, ay, bx, by, RAW_PAD, spans)))
      table.addEdge(table.vertexAt(ax, ay), table.vertexAt(bx, by), 1, 1);
  });
  return { cells: { ...drawn, open, complete }, table, near };
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
/** None of them is open or decided: one polygon alone is near. */
export const ALONE = 4;

/** What the cells within `pad` units of an edge say; the same whichever way it runs. */
export function placeOf(
  { grid, decided, open, complete }: OpenCells,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  pad: number,
  spans: Int32Array,
): number {
  const under = cellsAround(grid, ax, ay, bx, by, pad, spans);
  if (!hasAnyIn(open, grid.columns, spans, under) && !hasAnyIn(decided, grid.columns, spans, under))
    return ALONE | (hasAllIn(complete, grid.columns, spans, under) ? IN_COMPLETE : 0);
  const isForward = ax < bx || (ax === bx && ay < by);
  const rows = isForward ? coverCells(grid, ax, ay, bx, by, pad, spans) : coverCells(grid, bx, by, ax, ay, pad, spans);
  const { columns } = grid;
  if (hasAnyIn(open, columns, spans, rows))
    return IN_OPEN | (hasAllIn(complete, columns, spans, rows) ? IN_COMPLETE : 0);
  if (hasAnyIn(decided, columns, spans, rows)) return 0;
  return ALONE | (hasAllIn(complete, columns, spans, rows) ? IN_COMPLETE : 0);
}
