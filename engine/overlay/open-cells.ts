import { inStretches, LONG_STEPS, noTick, type Tick, tickWithin } from '../tick.ts';
import { addCells, type CellBits, hasAnyIn, noCells, removeCells } from './cell-bits.ts';
import { type CellGrid, coverCells, ordinatesOf } from './cell-grid.ts';
import { RAW_PAD, TRUST_PAD } from './drawn-cells.ts';
import { EdgeTable } from './edge-table.ts';
import { writeEdgesNear } from './edges-near.ts';
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
  near(cells: CellBits): readonly SomePolygons[];
}

/** What is drawn to find an outline in open cells. */
export interface OpenDrawing {
  readonly cells: OpenCells;
  readonly table: EdgeTable;
  /** The polygons of each layer that may contain a point of a complete cell. */
  readonly near: readonly (readonly SomePolygons[])[];
}

/** Edges of an expected table for each that comes near open cells: more come near complete ones, and they are cut. */
const PIECES_PER_EDGE = 1.5;

/** The edges of layers that pass cells where the drawing is to be complete. */
export function drawOpenCells(layers: readonly DrawnLayer[], known: KnownCells, tick: Tick = noTick): OpenDrawing {
  const { grid, settled, open } = known;
  const complete = noCells(grid);
  const scratch: Scratch = { found: new Int32Array(1024), spans: new Int32Array(3 * grid.rows) };
  let edges = 0;
  for (const layer of layers) {
    for (const some of layer.near(open)) {
      inStretches(
        some.parts.length,
        tickWithin(tick, 0, 0.5),
        (first, end) => {
          edges += completeCells(known, some, first, end, scratch, complete);
        },
        LONG_STEPS,
      );
    }
  }
  removeCells(complete, settled);
  const near = layers.map((layer) => layer.near(complete));
  const table = new EdgeTable('sum', PIECES_PER_EDGE * edges);
  layers.forEach(({ delta }, i) => {
    for (const some of near[i]) {
      inStretches(
        some.parts.length,
        tickWithin(tick, 0.5, 1),
        (first, end) => drawEdges(grid, complete, some, first, end, scratch, table, delta),
        LONG_STEPS,
      );
    }
  });
  return { cells: { ...known, complete }, table, near };
}

/** Room for the edges of a ring and the cells under an edge. */
interface Scratch {
  found: Int32Array;
  readonly spans: Int32Array;
}

function roomFor(scratch: Scratch, vertices: number): Int32Array {
  if (scratch.found.length < vertices) scratch.found = new Int32Array(2 * vertices);
  return scratch.found;
}

/** Adds the cells that edges of the polygons [first, end) of some pass which pass an open one, and returns how many edges come near those. */
function completeCells(
  { grid, open }: KnownCells,
  { polygons, parts }: SomePolygons,
  first: number,
  end: number,
  scratch: Scratch,
  complete: CellBits,
): number {
  const { partStart, ringStart, xy } = polygons;
  const y = ordinatesOf(xy);
  let edges = 0;
  for (let i = first; i < end; i++) {
    for (let r = partStart[parts[i]]; r < partStart[parts[i] + 1]; r++) {
      const found = roomFor(scratch, ringStart[r + 1] - ringStart[r]);
      const count = writeEdgesNear(grid, open, xy, ringStart[r], ringStart[r + 1], RAW_PAD, found);
      addPassed(grid, open, xy, y, found, count, scratch.spans, complete);
      edges += count;
    }
  }
  return edges;
}

/** Adds the cells that each of the edges at the first `count` places of `found` passes, if one of them is open. */
function addPassed(
  grid: CellGrid,
  open: CellBits,
  xy: Float64Array,
  y: Float64Array,
  found: Int32Array,
  count: number,
  spans: Int32Array,
  complete: CellBits,
): void {
  const { columns } = grid;
  for (let f = 0; f < count; f++) {
    const rows = coverCells(grid, xy, y, found[f], found[f] + 2, RAW_PAD, spans);
    if (!hasAnyIn(open, columns, spans, rows)) continue;
    for (let s = 0; s < 3 * rows; s += 3)
      addCells(complete, spans[s] * columns + spans[s + 1], spans[s] * columns + spans[s + 2]);
  }
}

/** Adds the edges of the polygons [first, end) of some near complete cells to the table, in the direction of their rings. */
function drawEdges(
  grid: CellGrid,
  complete: CellBits,
  { polygons, parts }: SomePolygons,
  first: number,
  end: number,
  scratch: Scratch,
  table: EdgeTable,
  delta: number,
): void {
  const { partStart, ringStart, xy } = polygons;
  for (let i = first; i < end; i++) {
    for (let r = partStart[parts[i]]; r < partStart[parts[i] + 1]; r++) {
      const found = roomFor(scratch, ringStart[r + 1] - ringStart[r]);
      const count = writeEdgesNear(grid, complete, xy, ringStart[r], ringStart[r + 1], RAW_PAD, found);
      addEdges(table, xy, found, count, delta);
    }
  }
}

/** Adds the edges at the first `count` places of `found`. */
function addEdges(table: EdgeTable, xy: Float64Array, found: Int32Array, count: number, delta: number): void {
  let last = -1;
  let node = -1;
  for (let f = 0; f < count; f++) {
    const k = found[f];
    const from = k === last ? node : table.vertexOf(xy, k);
    node = table.vertexOf(xy, k + 2);
    table.addEdge(from, node, delta, 1);
    last = k + 2;
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
