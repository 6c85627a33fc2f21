import { inStretches, LONG_STEPS, noTick, type Tick, tickWithin } from '../tick.ts';
import { addCells, type CellBits, hasAnyIn, noCells, removeCells } from './cell-bits.ts';
import { type CellGrid, coverCells, ordinatesOf } from './cell-grid.ts';
import { cellsUnder, hasAnyUnder, RAW_PAD, TRUST_PAD } from './drawn-cells.ts';
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
  /** Edges of several polygons may meet there, open cells among them. Neither in these nor settled: one polygon alone is near, clear of itself. */
  readonly contested: CellBits;
}

export interface OpenCells extends KnownCells {
  /** The open cells and the contested, unsettled ones that edges pass which pass one of these: there the drawing is complete. */
  readonly complete: CellBits;
  /** The settled cells and the contested ones where the drawing is not complete: what passes one of them has neighbours that are not drawn. */
  readonly barred: CellBits;
}

/** Polygons with their boxes (minX, minY, maxX, maxY each), and the numbers of those that are meant. */
export interface SomePolygons {
  readonly polygons: UnitPolygons;
  readonly boxes: Float64Array;
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

/** Edges of a noded table for each that comes near open cells. */
const PIECES_PER_EDGE = 2;

/** The edges of layers that pass cells where the drawing is to be complete. */
export function drawOpenCells(layers: readonly DrawnLayer[], known: KnownCells, tick: Tick = noTick): OpenDrawing {
  const { grid, open } = known;
  const passed = noCells(grid);
  const spans = new Int32Array(3 * grid.rows);
  const nearOpen = layers.map((layer) => layer.near(open));
  const within = tickWithin(tick, 0, 0.5);
  const found = nearOpen.map((near) => near.map((some) => edgesNearOpen(known, some, spans, passed, within)));
  const cells = completed(known, passed);
  const { complete } = cells;
  const further = complete.slice();
  removeCells(further, open);
  const hasFurther = further.some((word) => word !== 0);
  const near = hasFurther ? layers.map((layer) => layer.near(complete)) : nearOpen;
  const edges = found.flat().reduce((sum, { count }) => sum + count, 0);
  const table = new EdgeTable('sum', PIECES_PER_EDGE * edges);
  layers.forEach(({ delta }, i) => {
    nearOpen[i].forEach(({ polygons }, k) => {
      const { places, count } = found[i][k];
      inStretches(count, tickWithin(tick, 0.5, 0.8), (first, end) =>
        addEdges(table, polygons.xy, places, first, end, delta),
      );
    });
    if (!hasFurther) return;
    const list: EdgeList = { places: new Int32Array(1024), count: 0 };
    for (const some of near[i]) {
      inStretches(
        some.parts.length,
        tickWithin(tick, 0.8, 1),
        (first, end) => drawFurther(grid, open, further, some, first, end, list, table, delta),
        LONG_STEPS,
      );
    }
  });
  return { cells, table, near };
}

/** The cells where the drawing is to be complete, from those that edges pass which pass an open one. */
function completed(known: KnownCells, passed: CellBits): OpenCells {
  const { grid, settled, open, contested } = known;
  const complete = new Uint32Array(open.length);
  const barred = new Uint32Array(open.length);
  for (let word = 0; word < open.length; word++) {
    complete[word] = open[word] | (passed[word] & contested[word] & ~settled[word]);
    barred[word] = settled[word] | (contested[word] & ~complete[word]);
  }
  return { grid, settled, open, contested, complete, barred };
}

/** Edges, each told by where its first vertex is: the first `count` of `places`. */
interface EdgeList {
  places: Int32Array;
  count: number;
}

/** Makes room for `more` edges. */
function makeRoom(list: EdgeList, more: number): void {
  if (list.places.length >= list.count + more) return;
  const larger = new Int32Array(2 * (list.count + more));
  larger.set(list.places.subarray(0, list.count));
  list.places = larger;
}

/** The edges of some polygons that come near open cells; adds the cells that those pass which pass an open one to `passed`. */
function edgesNearOpen(
  known: KnownCells,
  some: SomePolygons,
  spans: Int32Array,
  passed: CellBits,
  tick: Tick,
): EdgeList {
  const list: EdgeList = { places: new Int32Array(1024), count: 0 };
  const y = ordinatesOf(some.polygons.xy);
  inStretches(
    some.parts.length,
    tick,
    (first, end) => {
      const before = list.count;
      listNearOpen(known, some, first, end, list);
      addPassed(known, some.polygons.xy, y, list.places, before, list.count, spans, passed);
    },
    LONG_STEPS,
  );
  return list;
}

/** Adds the edges of the polygons [first, end) of some that come near open cells to a list. */
function listNearOpen(
  { grid, open }: KnownCells,
  { polygons, boxes, parts }: SomePolygons,
  first: number,
  end: number,
  list: EdgeList,
): void {
  const { partStart, ringStart, xy } = polygons;
  for (let i = first; i < end; i++) {
    if (!hasAnyUnder(open, grid, cellsUnder(grid, boxes, 4 * parts[i], RAW_PAD))) continue;
    for (let r = partStart[parts[i]]; r < partStart[parts[i] + 1]; r++) {
      makeRoom(list, ringStart[r + 1] - ringStart[r]);
      list.count = writeEdgesNear(grid, open, xy, ringStart[r], ringStart[r + 1], RAW_PAD, list.places, list.count);
    }
  }
}

/** Adds the cells that each of the edges at the places [first, end) passes, if one of them is open. */
function addPassed(
  { grid, open }: KnownCells,
  xy: Float64Array,
  y: Float64Array,
  places: Int32Array,
  first: number,
  end: number,
  spans: Int32Array,
  passed: CellBits,
): void {
  const { columns } = grid;
  for (let f = first; f < end; f++) {
    const rows = coverCells(grid, xy, y, places[f], places[f] + 2, RAW_PAD, spans);
    if (!hasAnyIn(open, columns, spans, rows)) continue;
    for (let s = 0; s < 3 * rows; s += 3)
      addCells(passed, spans[s] * columns + spans[s + 1], spans[s] * columns + spans[s + 2]);
  }
}

/**
 * Adds the edges of the polygons [first, end) of some to the table that come near `further` cells and not near open ones, in the direction
 * of their rings.
 */
function drawFurther(
  grid: CellGrid,
  open: CellBits,
  further: CellBits,
  { polygons, boxes, parts }: SomePolygons,
  first: number,
  end: number,
  list: EdgeList,
  table: EdgeTable,
  delta: number,
): void {
  const { partStart, ringStart, xy } = polygons;
  for (let i = first; i < end; i++) {
    if (!hasAnyUnder(further, grid, cellsUnder(grid, boxes, 4 * parts[i], RAW_PAD))) continue;
    for (let r = partStart[parts[i]]; r < partStart[parts[i] + 1]; r++) {
      const from = ringStart[r];
      const to = ringStart[r + 1];
      list.count = 0;
      makeRoom(list, 2 * (to - from));
      const { places } = list;
      const count = writeEdgesNear(grid, further, xy, from, to, RAW_PAD, places, 0);
      if (count === 0) continue;
      const drawn = writeEdgesNear(grid, open, xy, from, to, RAW_PAD, places, count);
      addEdges(table, xy, places, 0, without(places, count, drawn), delta);
    }
  }
}

/** Leaves of the rising values [0, count) those that are not among the rising values [count, end), and returns how many they are. */
function without(values: Int32Array, count: number, end: number): number {
  let kept = 0;
  for (let i = 0, other = count; i < count; i++) {
    while (other < end && values[other] < values[i]) other++;
    if (other === end || values[other] !== values[i]) values[kept++] = values[i];
  }
  return kept;
}

/** Adds the edges at the places [first, end) to the table, in the direction of their rings. */
function addEdges(
  table: EdgeTable,
  xy: Float64Array,
  places: Int32Array,
  first: number,
  end: number,
  delta: number,
): void {
  let last = -1;
  let node = -1;
  for (let f = first; f < end; f++) {
    const k = places[f];
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
