import { inStretches, noTick, type Tick, tickWithin } from '../tick.ts';
import { Arcs } from './arcs.ts';
import { type Arrangement, buildArrangement } from './arrangement.ts';
import { hasAnyIn } from './cell-bits.ts';
import { coverCells } from './cell-grid.ts';
import { TRUST_PAD } from './drawn-cells.ts';
import type { EdgeTable } from './edge-table.ts';
import { joinArcs, type Loops } from './join-arcs.ts';
import { type RelativeLabels, relativeLabels } from './label.ts';
import { nodeEdges } from './noding.ts';
import { type DrawnLayer, drawOpenCells, type KnownCells, type OpenCells, type OpenDrawing } from './open-cells.ts';
import { addOwnEdges, type OwnOutline } from './own-edges.ts';

/** What is known of the pieces drawn in open cells. */
export interface Labelled {
  readonly drawing: OpenDrawing;
  readonly arrangement: Arrangement;
  /** Per edge: 1 where all its neighbours are drawn. */
  readonly trusted: Uint8Array;
  readonly labels: RelativeLabels;
  /** The arcs of the outline where one drawing alone is near. */
  readonly arcs: Arcs;
}

/** 1 for each half-edge of a trusted edge that has the interior on its left; null when this could not be found out. */
export type SidesOf = (labelled: Labelled, tick: Tick) => Uint8Array | null;

/**
 * The outline of a combination of layers, from the outlines of parts of it: where one part alone is near, its outline is that of the
 * combination. Only in open cells edges of the layers are noded and labelled, and `sidesOf` tells their sides. Null when it cannot.
 */
export function outlineOf(
  parts: readonly OwnOutline[],
  layers: readonly DrawnLayer[],
  known: KnownCells,
  sidesOf: SidesOf,
  tick: Tick = noTick,
): Loops | null {
  const drawing = drawOpenCells(layers, known, tickWithin(tick, 0, 0.2));
  nodeEdges(drawing.table, null, tickWithin(tick, 0.2, 0.5));
  tick(0.5);
  const { edges } = drawing.table;
  const vertices = parts.reduce((sum, { xy }) => sum + xy.length / 2, 0);
  const arcs = new Arcs(edges >> 1, edges + (vertices >> 1));
  for (const part of parts) addOwnEdges(arcs, part, drawing, tickWithin(tick, 0.5, 0.6));
  tick(0.6);
  if (!addNodedEdges(arcs, drawing, sidesOf, tickWithin(tick, 0.6, 0.8))) return null;
  tick(0.8);
  return joinArcs(arcs, drawing.table.nodes, tickWithin(tick, 0.8, 1));
}

/** Adds the noded pieces in open cells that have the interior on one side only; false when this could not be found out. */
function addNodedEdges(arcs: Arcs, drawing: OpenDrawing, sidesOf: SidesOf, tick: Tick): boolean {
  const { cells, table } = drawing;
  if (table.edges === 0) return true;
  tick(0);
  const arrangement = buildArrangement(table, tickWithin(tick, 0, 0.3));
  tick(0.3);
  const spans = new Int32Array(3 * cells.grid.rows);
  const isOpen = new Uint8Array(table.edges);
  const trusted = new Uint8Array(table.edges);
  inStretches(table.edges, tickWithin(tick, 0.3, 0.5), (first, end) =>
    placeEdges(table, cells, spans, first, end, isOpen, trusted),
  );
  const labels = relativeLabels(arrangement, trusted, tickWithin(tick, 0.5, 0.6));
  const inside = sidesOf({ drawing, arrangement, trusted, labels, arcs }, tickWithin(tick, 0.6, 1));
  if (inside === null) return false;
  inStretches(table.edges, noTick, (first, end) => addPieces(arcs, table, isOpen, trusted, inside, first, end));
  return true;
}

/** Tells of the edges [first, end) whether some cell that they pass is open, and whether none is barred. */
function placeEdges(
  { x, y, from, to }: EdgeTable,
  { grid, open, barred }: OpenCells,
  spans: Int32Array,
  first: number,
  end: number,
  isOpen: Uint8Array,
  trusted: Uint8Array,
): void {
  for (let e = first; e < end; e++) {
    const rows = coverCells(grid, x, y, from[e], to[e], TRUST_PAD, spans);
    isOpen[e] = Number(hasAnyIn(open, grid.columns, spans, rows));
    trusted[e] = Number(!hasAnyIn(barred, grid.columns, spans, rows));
  }
}

/** Adds those of the edges [first, end) in open cells that have the interior on one side only. */
function addPieces(
  arcs: Arcs,
  { x, y, from, to, isVertex }: EdgeTable,
  isOpen: Uint8Array,
  trusted: Uint8Array,
  inside: Uint8Array,
  first: number,
  end: number,
): void {
  for (let e = first; e < end; e++) {
    // A piece in an open cell that is not trusted passes a settled cell, and is not on the outline.
    if (isOpen[e] === 0 || trusted[e] === 0 || inside[2 * e] === inside[2 * e + 1]) continue;
    const a = inside[2 * e] === 1 ? from[e] : to[e];
    const b = inside[2 * e] === 1 ? to[e] : from[e];
    arcs.addPoint(x[a], y[a], isVertex[a]);
    arcs.addPoint(x[b], y[b], isVertex[b]);
    arcs.endArc(a, b);
  }
}
