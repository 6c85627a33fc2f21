import { inStretches, noTick, type Tick, tickWithin } from '../tick.ts';
import { buildArrangement } from './arrangement.ts';
import { hasCell } from './cell-bits.ts';
import { type CellGrid, cellAt, cellGrid, coverCells, ordinatesOf } from './cell-grid.ts';
import { drawPolygons, noDrawnCells, TRUST_PAD } from './drawn-cells.ts';
import { EdgeTable } from './edge-table.ts';
import { createExactSum, type ExactSum } from './exact-sum.ts';
import { relativeLabels } from './label.ts';
import { addRings, baseLayers, firstLayers, layerBit, layersLeft, windingOf } from './layer-labels.ts';
import { nodeEdges } from './noding.ts';
import type { EdgeAreaM2 } from './overlay.ts';
import type { PolygonSet } from './polygon-set.ts';
import { toDegrees, toUnitPolygons, type UnitBox, type UnitPolygons } from './units.ts';

/** What a cell is to an area. */
export const NEAR_EDGE = 0;
export const INSIDE = 1;
const OUTSIDE = 2;

/** The layer of the area in a drawing of a set and it. */
export const AREA = 1;

/** Cells of the grid over an area: enough that few of them lie on its edge, few enough for small areas. */
const CELLS_PER_VERTEX = 8;
const FEWEST_CELLS = 1 << 8;
const MOST_CELLS = 1 << 14;

/** A dissolved area, and which cells of a grid over its box lie well inside or well outside of it. */
export interface AreaCells {
  readonly polygons: UnitPolygons;
  readonly grid: CellGrid;
  readonly kind: Uint8Array;
}

/** The cells of an area as `dissolve` returns it, with at least one polygon. */
export function areaCells(area: PolygonSet): AreaCells {
  const polygons = toUnitPolygons(area);
  const { xy } = polygons;
  const [min, max] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ];
  for (let i = 0; i < xy.length; i++) {
    min[i & 1] = Math.min(min[i & 1], xy[i]);
    max[i & 1] = Math.max(max[i & 1], xy[i]);
  }
  const cells = Math.min(MOST_CELLS, FEWEST_CELLS + CELLS_PER_VERTEX * xy.length);
  const size = Math.sqrt(((max[0] - min[0] + 1) * (max[1] - min[1] + 1)) / cells);
  const grid = cellGrid(min[0], min[1], max[0], max[1], size, cells);
  const drawn = noDrawnCells(grid);
  drawPolygons(drawn, { ...polygons, isClear: new Uint8Array(polygons.partStart.length - 1) });
  const kind = Uint8Array.from({ length: grid.columns * grid.rows }, (_, cell) =>
    hasCell(drawn.decided, cell) ? INSIDE : hasCell(drawn.near, cell) ? NEAR_EDGE : OUTSIDE,
  );
  return { polygons, grid, kind };
}

/**
 * The m² that a set has in common with an area, the sum over the edges of what is in both: each takes or adds the area below it, see
 * `EdgeAreaM2`. Inside the box of the area the set must be as `dissolve` returns it. Edges that stay well inside the area
 * count as they are, those well outside not at all; only those that come near its edge are cut by it. O(vertices).
 */
export const commonAreaM2 = (set: PolygonSet, area: AreaCells, edgeAreaM2: EdgeAreaM2, tick: Tick = noTick): number =>
  commonAreaSum(set, area, edgeAreaM2, tick).total();

/** The sum that {@link commonAreaM2} is, so that terms can be taken away and added. */
export function commonAreaSum(set: PolygonSet, area: AreaCells, edgeAreaM2: EdgeAreaM2, tick: Tick = noTick): ExactSum {
  const sum = createExactSum();
  const table = new EdgeTable('sum', 1024);
  const polygons = toUnitPolygons(set);
  sortEdges(polygons, area, edgeAreaM2, sum, table, tickWithin(tick, 0, 0.5));
  addRings(table, area.polygons, layerBit(AREA));
  const { x0, y0, size, columns, rows } = area.grid;
  const box = { minX: x0, minY: y0, maxX: x0 + columns * size, maxY: y0 + rows * size };
  const isInBox = (node: number): boolean =>
    table.x[node] >= box.minX && table.y[node] >= box.minY && table.x[node] < box.maxX && table.y[node] < box.maxY;
  const drawing: NearDrawing = {
    table,
    whole: [polygons, area.polygons],
    noded: box,
    tells: (edge) => isInBox(table.from[edge]) || isInBox(table.to[edge]),
    isWhole: () => true,
  };
  eachNearTerm(drawing, area, edgeAreaM2, (term) => sum.add(term), tickWithin(tick, 0.5, 1));
  return sum;
}

/** What the edge from (xy[k], xy[k + 1]) to the next vertex, with the interior on its left, adds to the area, m². */
export function edgeTerm(edgeAreaM2: EdgeAreaM2, xy: Float64Array, k: number): number {
  const ax = xy[k];
  const ay = xy[k + 1];
  const bx = xy[k + 2];
  const by = xy[k + 3];
  // From the smaller end to the larger, as a table has it.
  const isForward = ax < bx || (ax === bx && ay < by);
  ends[0] = toDegrees(isForward ? ax : bx);
  ends[1] = toDegrees(isForward ? ay : by);
  ends[2] = toDegrees(isForward ? bx : ax);
  ends[3] = toDegrees(isForward ? by : ay);
  const areaM2 = edgeAreaM2(ends, 0);
  return isForward ? -areaM2 : areaM2;
}

/** The ends of the edge at hand, degrees. */
const ends = new Float64Array(4);

/** Adds the terms of the edges that stay well inside the area to the sum, and those that may meet its edge or leave its box to the table. */
function sortEdges(
  polygons: UnitPolygons,
  area: AreaCells,
  edgeAreaM2: EdgeAreaM2,
  sum: ExactSum,
  table: EdgeTable,
  tick: Tick,
): void {
  const { ringStart, xy } = polygons;
  const y = ordinatesOf(xy);
  const spans = new Int32Array(3 * area.grid.rows);
  const vertices = xy.length / 2;
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const start = ringStart[r];
    const within = tickWithin(tick, start / vertices, ringStart[r + 1] / vertices);
    inStretches(ringStart[r + 1] - 1 - start, within, (first, end) =>
      sortStretch(area, xy, y, start + first, start + end, spans, edgeAreaM2, sum, table),
    );
  }
}

/** Sorts the edges [first, end) of a ring, see {@link sortEdges}. */
function sortStretch(
  area: AreaCells,
  xy: Float64Array,
  y: Float64Array,
  first: number,
  end: number,
  spans: Int32Array,
  edgeAreaM2: EdgeAreaM2,
  sum: ExactSum,
  table: EdgeTable,
): void {
  for (let k = 2 * first; k < 2 * end; k += 2) {
    const where = edgeKind(area, xy, y, k, spans);
    if (where === INSIDE) sum.add(edgeTerm(edgeAreaM2, xy, k));
    else if (where === NEAR_EDGE) table.addEdge(table.vertexOf(xy, k), table.vertexOf(xy, k + 2), 1, 1);
  }
}

/**
 * Whether the edge from (xy[k], y[k]) to the next vertex stays well inside the area or well outside; {@link NEAR_EDGE} where neither is known.
 * `spans` must hold 3 · rows values.
 */
export function edgeKind(
  { grid, kind }: AreaCells,
  xy: Float64Array,
  y: Float64Array,
  k: number,
  spans: Int32Array,
): number {
  const from = cellAt(grid, xy, y, k);
  const to = cellAt(grid, xy, y, k + 2);
  if (from < 0 || to < 0) return NEAR_EDGE;
  if (from === to) return kind[from];
  if (kind[from] === NEAR_EDGE || kind[from] !== kind[to]) return NEAR_EDGE;
  return soleKind(kind, grid.columns, spans, coverCells(grid, xy, y, k, k + 2, 0, spans));
}

/** The kind that all cells of some spans have; else {@link NEAR_EDGE}. */
function soleKind(kind: Uint8Array, columns: number, spans: Int32Array, rows: number): number {
  let sole = -1;
  for (let s = 0; s < 3 * rows; s += 3) {
    const base = spans[s] * columns;
    for (let cell = base + spans[s + 1]; cell <= base + spans[s + 2]; cell++) {
      if (sole >= 0 && kind[cell] !== sole) return NEAR_EDGE;
      sole = kind[cell];
    }
  }
  return sole < 0 ? NEAR_EDGE : sole;
}

/** The first kind but {@link NEAR_EDGE} among the cells of some spans, else {@link NEAR_EDGE}. */
function decidedKind(kind: Uint8Array, columns: number, spans: Int32Array, rows: number): number {
  for (let s = 0; s < 3 * rows; s += 3) {
    const base = spans[s] * columns;
    for (let cell = base + spans[s + 1]; cell <= base + spans[s + 2]; cell++)
      if (kind[cell] !== NEAR_EDGE) return kind[cell];
  }
  return NEAR_EDGE;
}

/** Edges of a set, the first layer, and of an area, the second, that may meet. */
export interface NearDrawing {
  readonly table: EdgeTable;
  /** The set and the area, or what of them lies west of the drawing. */
  readonly whole: readonly [UnitPolygons, UnitPolygons];
  /** Where the set is as `dissolve` returns it. */
  readonly noded: UnitBox;
  /** Whether an edge has its own layer inside on one side only, as dissolved ones do. */
  readonly tells: (edge: number) => boolean;
  /** Whether all that meets an edge has been drawn. */
  readonly isWhole: (edge: number) => boolean;
}

/** Cuts the edges of a drawing where they meet, and gives the terms of those with what is in both on one side only. */
export function eachNearTerm(
  drawing: NearDrawing,
  area: AreaCells,
  edgeAreaM2: EdgeAreaM2,
  take: (term: number, edge: number) => void,
  tick: Tick = noTick,
): void {
  const { table, whole, noded, tells } = drawing;
  nodeEdges(table, noded, tick);
  if (table.edges === 0) return;
  const { kinds, trusted } = placeEdges(drawing, area);
  const labels = relativeLabels(buildArrangement(table), trusted);
  const base = baseLayers(table, whole, labels, tells);
  const both = firstLayers(2);
  const { x, y, from, to, delta, edges } = table;
  for (let e = 0; e < edges; e++) {
    const c = labels.component[from[e]];
    let left: boolean;
    let right: boolean;
    if (trusted[e] === 1) {
      left = layersLeft(labels.left[2 * e], base[c]) === both;
      right = layersLeft(labels.left[2 * e + 1], base[c]) === both;
    } else {
      left = kinds[e] === INSIDE && delta[e] > 0;
      right = kinds[e] === INSIDE && delta[e] < 0;
    }
    if (left === right) continue;
    ends[0] = toDegrees(x[from[e]]);
    ends[1] = toDegrees(y[from[e]]);
    ends[2] = toDegrees(x[to[e]]);
    ends[3] = toDegrees(y[to[e]]);
    const term = edgeAreaM2(ends, 0);
    take(left ? -term : term, e);
  }
}

/** What the area is around each edge of a drawing, and 1 for each that has all its neighbours in the drawing. */
function placeEdges({ table, isWhole }: NearDrawing, { grid, kind }: AreaCells) {
  const { x, y, from, to, delta, edges } = table;
  const kinds = new Uint8Array(edges);
  const trusted = new Uint8Array(edges);
  const spans = new Int32Array(3 * grid.rows);
  for (let e = 0; e < edges; e++) {
    // The edge of the area is near itself.
    if (windingOf(AREA, delta[e]) === 0) {
      const covered = coverCells(grid, x, y, from[e], to[e], TRUST_PAD, spans);
      kinds[e] = decidedKind(kind, grid.columns, spans, covered);
    }
    // Such an edge has all its neighbours in the table; another may miss some of them, but its place is known.
    trusted[e] = kinds[e] === NEAR_EDGE && isWhole(e) ? 1 : 0;
  }
  return { kinds, trusted };
}
