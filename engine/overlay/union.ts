import { inStretches, noTick, type Tick, tickWithin } from '../tick.ts';
import { CLOSED } from './arcs.ts';
import { type CellBits, hasCell, removeCells } from './cell-bits.ts';
import { type CellGrid, cellAt } from './cell-grid.ts';
import type { CleanPolygons } from './clean.ts';
import { cellsUnder, type DrawnCells, drawPolygons, hasAnyUnder, partBoxes, RAW_PAD } from './drawn-cells.ts';
import type { Loops } from './join-arcs.ts';
import { fixLabels } from './label.ts';
import { type Seeds, seedAnchors } from './local-seeds.ts';
import type { OpenDrawing, SomePolygons } from './open-cells.ts';
import { type Labelled, outlineOf } from './outline.ts';
import type { OwnOutline } from './own-edges.ts';

/**
 * The outline of a union of clean polygons, from the outlines of parts of it, one of which alone is near all cells but `shared` ones. `cells`
 * are those of the parts drawn together, `near` tells the polygons near some cells. Null when some face found no label.
 */
export function unionOf(
  parts: readonly OwnOutline[],
  near: (cells: CellBits) => readonly SomePolygons[],
  { grid, decided, contested }: DrawnCells,
  shared: CellBits,
  tick: Tick = noTick,
): Loops | null {
  const open = shared.slice();
  removeCells(open, decided);
  return outlineOf(parts, [{ delta: 1, near }], { grid, settled: decided, open, contested }, coveredSides, tick);
}

/** The outline of the union of clean polygons, which are drawn on cells without any. Null when some face found no label. */
export function unionOfPolygons(polygons: CleanPolygons, cells: DrawnCells, tick: Tick = noTick): Loops | null {
  const { grid } = cells;
  drawPolygons(cells, polygons, tickWithin(tick, 0, 0.2));
  const boxes = partBoxes(polygons);
  const near = (bits: CellBits) => {
    const parts: number[] = [];
    inStretches(polygons.isClear.length, noTick, (first, end) => addNear(bits, grid, boxes, first, end, parts));
    return [{ polygons, boxes, parts }];
  };
  const { ringStart, xy } = polygons;
  return unionOf([{ ringStart, xy, marks: null }], near, cells, cells.contested, tickWithin(tick, 0.2, 1));
}

/** Adds those of the boxes [first, end) that have some of these cells under them. */
function addNear(
  bits: CellBits,
  grid: CellGrid,
  boxes: Float64Array,
  first: number,
  end: number,
  parts: number[],
): void {
  for (let p = first; p < end; p++) if (hasAnyUnder(bits, grid, cellsUnder(grid, boxes, 4 * p, RAW_PAD))) parts.push(p);
}

/** The sides of edges that some polygon covers. */
function coveredSides(labelled: Labelled, tick: Tick): Uint8Array | null {
  const seeds = seedsFromArcs(labelled);
  if (!seedOthers(seeds, labelled, tick)) return null;
  const windings = fixLabels(labelled.arrangement, labelled.labels, seeds.half, seeds.value);
  const inside = new Uint8Array(windings.length);
  inStretches(inside.length, noTick, (first, end) => markCovered(windings, inside, first, end));
  return inside;
}

function markCovered(windings: Int32Array, inside: Uint8Array, first: number, end: number): void {
  for (let h = first; h < end; h++) inside[h] = Number(windings[h] > 0);
}

/** The winding left of one half-edge of each component that an arc begins or ends at: outside of the union it is 0. Else the half-edge is -1. */
function seedsFromArcs(labelled: Labelled): Seeds {
  const { arcs, labels } = labelled;
  const seeds = { half: new Int32Array(labels.anchor.length).fill(-1), value: new Int32Array(labels.anchor.length) };
  for (let i = 0; i < arcs.count; i++) {
    learnFromEnd(labelled, arcs.from[i], arcs.start[i] + 1, true, seeds);
    learnFromEnd(labelled, arcs.to[i], arcs.start[i + 1] - 2, false, seeds);
  }
  return seeds;
}

/** Seeds the component of the node where an arc begins (`isForward`) or ends, if it has no seed; `next` is the arc's point next to it. */
function learnFromEnd(
  { arcs, arrangement, labels }: Labelled,
  node: number,
  next: number,
  isForward: boolean,
  { half, value }: Seeds,
): void {
  const { component } = labels;
  if (node === CLOSED || node >= component.length) return;
  const c = component[node];
  if (c < 0 || half[c] >= 0) return;
  const { table, fanStart, fan } = arrangement;
  const { x, y, from, to, delta } = table;
  for (let k = fanStart[node]; k < fanStart[node + 1]; k++) {
    const h = fan[k];
    const end = (h & 1) === 0 ? to[h >> 1] : from[h >> 1];
    if (x[end] !== arcs.xy[2 * next] || y[end] !== arcs.xy[2 * next + 1]) continue;
    half[c] = h;
    // Inside is left of an arc, outside right of it.
    const step = (h & 1) === 0 ? delta[h >> 1] : -delta[h >> 1];
    value[c] = isForward ? step : 0;
  }
}

/** Seeds the components that have none at their anchors; false when some of them found none there. */
function seedOthers({ half, value }: Seeds, labelled: Labelled, tick: Tick): boolean {
  const { drawing, arrangement, labels } = labelled;
  const { anchor } = labels;
  const open: number[] = [];
  for (let c = 0; c < anchor.length; c++) {
    if (half[c] >= 0) continue;
    if (isAlone(drawing, anchor[c])) seedAlone(labelled, anchor[c], c, half, value);
    else open.push(c);
  }
  if (open.length === 0) return true;
  const anchors = new Int32Array(open.length);
  for (let i = 0; i < open.length; i++) anchors[i] = anchor[open[i]];
  const seeds = seedAnchors(arrangement, anchors, drawing.cells.grid, drawing.near[0], tick);
  if (seeds === null) return false;
  for (let i = 0; i < open.length; i++) {
    half[open[i]] = seeds.half[i];
    value[open[i]] = seeds.value[i];
  }
  return true;
}

/** Whether one polygon alone is near the cell of a node on an edge of it. */
function isAlone({ cells, table }: OpenDrawing, node: number): boolean {
  const { grid, contested, settled } = cells;
  const cell = cellAt(grid, table.x, table.y, node);
  return !hasCell(contested, cell) && !hasCell(settled, cell);
}

/** Seeds component c at a node where one polygon alone is near: its edges have it on their left. */
function seedAlone({ arrangement }: Labelled, node: number, c: number, half: Int32Array, value: Int32Array): void {
  const { table, fanStart, fan } = arrangement;
  const h = fan[fanStart[node]];
  half[c] = h;
  value[c] = Number((h & 1) === 0 ? table.delta[h >> 1] > 0 : table.delta[h >> 1] < 0);
}
