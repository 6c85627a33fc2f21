import { noTick, TICK_STEPS, type Tick, tickWithin } from '../tick.ts';
import { Arcs, CLOSED } from './arcs.ts';
import { type Arrangement, buildArrangement } from './arrangement.ts';
import type { CellBits } from './cell-bits.ts';
import type { CellGrid } from './cell-grid.ts';
import type { CleanPolygons } from './clean.ts';
import {
  cellsUnder,
  type DrawnCells,
  drawPolygons,
  hasAnyUnder,
  partBoxes,
  RAW_PAD,
  TRUST_PAD,
} from './drawn-cells.ts';
import type { EdgeTable } from './edge-table.ts';
import { joinArcs } from './join-arcs.ts';
import { fixLabels, type RelativeLabels, relativeLabels } from './label.ts';
import { type Seeds, seedAnchors } from './local-seeds.ts';
import { CROWDED, GIVEN, type Ring } from './noded-rings.ts';
import { nodeEdges } from './noding.ts';
import {
  ALONE,
  drawOpenCells,
  IN_COMPLETE,
  IN_OPEN,
  type OpenCells,
  type OpenDrawing,
  type PolygonsNear,
  placeOf,
  type SomePolygons,
} from './union-cells.ts';

/** Rings in units that are an outline where nothing else is near, closed, with their interior on the left. */
export interface OwnOutline {
  readonly ringStart: Uint32Array;
  readonly xy: Float64Array;
  /** See `NodedRings`; null where all vertices are given ones and none is crowded. */
  readonly marks: Uint8Array | null;
}

/**
 * The polygons of a union of clean polygons, from the outlines of parts of it: where one part alone is near, its outline is that of the
 * union. Only in the open cells edges of the polygons are noded and labelled. `cells` are those of the parts drawn together. Null
 * when some face found no label.
 */
export function outlineOf(
  parts: readonly OwnOutline[],
  polygonsNear: PolygonsNear,
  cells: DrawnCells,
  tick: Tick = noTick,
): Ring[][] | null {
  const drawing = drawOpenCells(polygonsNear, cells, tickWithin(tick, 0, 0.2));
  nodeEdges(drawing.table, null, tickWithin(tick, 0.2, 0.5));
  const arcs = new Arcs();
  for (const part of parts) addOwnEdges(arcs, part, drawing);
  tick(0.6);
  if (!addNodedEdges(arcs, drawing, tickWithin(tick, 0.6, 0.8))) return null;
  return joinArcs(arcs, drawing.table.nodes, tickWithin(tick, 0.8, 1));
}

/** Adds what of an outline passes neither open nor decided cells, as long runs. */
function addOwnEdges(arcs: Arcs, { ringStart, xy, marks }: OwnOutline, { cells, table }: OpenDrawing): void {
  const spans = new Int32Array(3 * cells.grid.rows);
  let own = new Uint8Array(256);
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const first = ringStart[r];
    const edges = ringStart[r + 1] - 1 - first;
    if (own.length < edges) own = new Uint8Array(2 * edges);
    // A run ends where the next edge is not own, and where rings meet.
    let begin = -1;
    let owned = 0;
    for (let i = 0; i < edges; i++) {
      const k = 2 * (first + i);
      own[i] = Number((placeOf(cells, xy[k], xy[k + 1], xy[k + 2], xy[k + 3], TRUST_PAD, spans) & ALONE) !== 0);
      owned += own[i];
    }
    if (owned === 0) continue;
    const isEnd = (i: number): boolean =>
      own[i] === 0 || own[i === 0 ? edges - 1 : i - 1] === 0 || (marks !== null && (marks[first + i] & CROWDED) !== 0);
    for (let i = 0; i < edges && begin < 0; i++) if (isEnd(i)) begin = i;
    const addPoint = (i: number) =>
      arcs.addPoint(xy[2 * (first + i)], xy[2 * (first + i) + 1], marks === null ? GIVEN : marks[first + i] & GIVEN);
    if (begin < 0) {
      for (let i = 0; i <= edges; i++) addPoint(i);
      arcs.endArc(CLOSED, CLOSED);
      continue;
    }
    const nodeAt = (i: number) => table.nodeAt(xy[2 * (first + i)], xy[2 * (first + i) + 1]);
    let from = -1;
    for (let step = 0; step < edges; step++) {
      const i = begin + step < edges ? begin + step : begin + step - edges;
      if (own[i] === 0) continue;
      if (from < 0) {
        from = nodeAt(i);
        addPoint(i);
      }
      const next = i + 1 === edges ? 0 : i + 1;
      addPoint(next);
      if (!isEnd(next)) continue;
      arcs.endArc(from, nodeAt(next));
      from = -1;
    }
  }
}

/**
 * Adds the noded pieces in open cells that have the union on one side only; the arcs that are there already tell sides. False when some
 * face found no label.
 */
function addNodedEdges(arcs: Arcs, { cells, table, near }: OpenDrawing, tick: Tick): boolean {
  if (table.edges === 0) return true;
  const arrangement = buildArrangement(table, tickWithin(tick, 0, 0.3));
  const places = placesOf(table, cells, tickWithin(tick, 0.3, 0.5));
  const trusted = new Uint8Array(places.length);
  for (let e = 0; e < trusted.length; e++) trusted[e] = Number((places[e] & IN_COMPLETE) !== 0);
  const labels = relativeLabels(arrangement, trusted, tickWithin(tick, 0.5, 0.6));
  const seeds = seedsFromArcs(arcs, arrangement, labels);
  if (!seedOthers(seeds, arrangement, labels, cells.grid, near, tickWithin(tick, 0.6, 0.9))) return false;
  const windings = fixLabels(arrangement, labels, seeds.half, seeds.value);
  const { x, y, from, to, isVertex } = table;
  for (let e = 0; e < table.edges; e++) {
    // A piece in an open cell that is not trusted passes a decided cell, and runs inside the union.
    if ((places[e] & IN_OPEN) === 0 || trusted[e] === 0) continue;
    const isLeft = windings[2 * e] > 0;
    if (isLeft === windings[2 * e + 1] > 0) continue;
    const a = isLeft ? from[e] : to[e];
    const b = isLeft ? to[e] : from[e];
    arcs.addPoint(x[a], y[a], isVertex[a]);
    arcs.addPoint(x[b], y[b], isVertex[b]);
    arcs.endArc(a, b);
  }
  return true;
}

/** What the cells of each edge of a table say about it. */
function placesOf({ x, y, from, to, edges }: EdgeTable, cells: OpenCells, tick: Tick): Uint8Array {
  const spans = new Int32Array(3 * cells.grid.rows);
  const places = new Uint8Array(edges);
  for (let e = 0; e < edges; e++) {
    if ((e + 1) % TICK_STEPS === 0) tick(e / edges);
    places[e] = placeOf(cells, x[from[e]], y[from[e]], x[to[e]], y[to[e]], TRUST_PAD, spans);
  }
  return places;
}

/** The winding left of one half-edge of each component that an arc begins or ends at: outside of the union it is 0. Else the half-edge is -1. */
function seedsFromArcs(arcs: Arcs, arrangement: Arrangement, { component, anchor }: RelativeLabels): Seeds {
  const { table, fanStart, fan } = arrangement;
  const { x, y, from, to, delta } = table;
  const half = new Int32Array(anchor.length).fill(-1);
  const value = new Int32Array(anchor.length);
  const learn = (node: number, next: number, isForward: boolean) => {
    if (node === CLOSED || node >= component.length) return;
    const c = component[node];
    if (c < 0 || half[c] >= 0) return;
    for (let k = fanStart[node]; k < fanStart[node + 1]; k++) {
      const h = fan[k];
      const end = (h & 1) === 0 ? to[h >> 1] : from[h >> 1];
      if (x[end] !== arcs.xy[2 * next] || y[end] !== arcs.xy[2 * next + 1]) continue;
      half[c] = h;
      // Inside is left of an arc, outside right of it.
      const step = (h & 1) === 0 ? delta[h >> 1] : -delta[h >> 1];
      value[c] = isForward ? step : 0;
    }
  };
  for (let i = 0; i < arcs.count; i++) {
    learn(arcs.from[i], arcs.start[i] + 1, true);
    learn(arcs.to[i], arcs.start[i + 1] - 2, false);
  }
  return { half, value };
}

/** Seeds the components that have none at their anchors; false when some of them found none there. */
function seedOthers(
  { half, value }: Seeds,
  arrangement: Arrangement,
  { anchor }: RelativeLabels,
  grid: CellGrid,
  near: SomePolygons,
  tick: Tick,
): boolean {
  const open: number[] = [];
  for (let c = 0; c < anchor.length; c++) if (half[c] < 0) open.push(c);
  if (open.length === 0) return true;
  const anchors = Int32Array.from(open, (c) => anchor[c]);
  const seeds = seedAnchors(arrangement, anchors, grid, near, tick);
  open.forEach((c, i) => {
    half[c] = seeds?.half[i] ?? -1;
    value[c] = seeds?.value[i] ?? 0;
  });
  return seeds !== null;
}

/** The polygons of the union of clean polygons, which are drawn on cells without any, see {@link outlineOf}. */
export function outlineOfPolygons(polygons: CleanPolygons, cells: DrawnCells, tick: Tick = noTick): Ring[][] | null {
  const { grid } = cells;
  drawPolygons(cells, polygons, tickWithin(tick, 0, 0.2));
  const boxes = partBoxes(polygons);
  const near = (bits: CellBits) => {
    const parts: number[] = [];
    for (let p = 0; p < polygons.isClear.length; p++)
      if (hasAnyUnder(bits, grid, cellsUnder(grid, boxes, 4 * p, RAW_PAD))) parts.push(p);
    return { polygons, parts };
  };
  return outlineOf([{ ...polygons, marks: null }], near, cells, tickWithin(tick, 0.2, 1));
}
