import { inStretches, noTick, type Tick, tickWithin } from '../tick.ts';
import { type Arrangement, targetOf } from './arrangement.ts';
import { addCell, type CellBits, hasAny, noCells } from './cell-bits.ts';
import { type CellGrid, cellAt, coverCells } from './cell-grid.ts';
import type { EdgeTable } from './edge-table.ts';
import type { SomePolygons } from './open-cells.ts';
import { orient } from './predicates.ts';
import { type WindingIndex, windingAt, windingIndex } from './winding-index.ts';

/** The label left of one half-edge at each anchor. */
export interface Seeds {
  readonly half: Int32Array;
  readonly value: Int32Array;
}

/** Points tried per cell. The first serves nearly always; all fail only where thousands of edges crowd one cell. */
const POINT_TRIES = 64;
const CELLS_PER_TICK = 256;
/** A point this far from all edges, in units, has the same winding before and after noding. */
const CLEAR = 8;
/** Edges within this many units of a cell are listed in it. */
const CELL_PAD = 16;

/**
 * Windings for the anchors of a drawing that is complete only in some cells, or null when some anchor
 * found no clear point. A point of the anchor's cell, which is such a one, that is clear of all edges gets its winding from the polygons themselves, those in `near`;
 * from there a straight walk to the anchor adds the delta of every edge it crosses. All in one cell, where no edge is missing.
 */
export function seedAnchors(
  arrangement: Arrangement,
  anchors: Int32Array,
  grid: CellGrid,
  near: readonly SomePolygons[],
  tick: Tick = noTick,
): Seeds | null {
  const { table } = arrangement;
  const seeds = { half: new Int32Array(anchors.length), value: new Int32Array(anchors.length) };
  const anchorsOf = new Map<number, number[]>();
  for (let i = 0; i < anchors.length; i++) {
    const cell = cellAt(grid, table.x, table.y, anchors[i]);
    const others = anchorsOf.get(cell);
    if (others === undefined) anchorsOf.set(cell, [i]);
    else others.push(i);
  }
  const edgesOf = edgesNearCells(arrangement, grid, anchorsOf, tickWithin(tick, 0, 0.5));
  const windings = near.filter(({ parts }) => parts.length > 0).map(windingIndex);
  let done = 0;
  for (const [cell, inCell] of anchorsOf) {
    if (done++ % CELLS_PER_TICK === 0) tick(0.5 + (0.5 * done) / anchorsOf.size);
    const edges = edgesOf.get(cell) ?? [];
    if (!seedCell(arrangement, grid, cell, edges, inCell, anchors, windings, seeds)) return null;
  }
  return seeds;
}

/** Seeds the anchors `inCell`; false when some of them found no clear point. */
function seedCell(
  arrangement: Arrangement,
  grid: CellGrid,
  cell: number,
  edges: readonly number[],
  inCell: readonly number[],
  anchors: Int32Array,
  windings: readonly WindingIndex[],
  seeds: Seeds,
): boolean {
  const left = grid.x0 + (cell % grid.columns) * grid.size;
  const bottom = grid.y0 + Math.floor(cell / grid.columns) * grid.size;
  const still = Int32Array.from(inCell);
  let open = still.length;
  for (let attempt = 1; attempt <= POINT_TRIES && open > 0; attempt++) {
    // Multiples of the golden ratio and its like in two dimensions spread evenly (Roberts 2018, the R2 sequence).
    const qx = left + Math.floor(((attempt * 0.7548776662466927) % 1) * grid.size);
    const qy = bottom + Math.floor(((attempt * 0.5698402909980532) % 1) * grid.size);
    if (!isClear(arrangement, edges, qx, qy)) continue;
    let winding = 0;
    for (let w = 0; w < windings.length; w++) winding += windingAt(windings[w], qx, qy);
    let kept = 0;
    for (let k = 0; k < open; k++) {
      const i = still[k];
      if (!walkToAnchor(arrangement, edges, qx, qy, winding, anchors[i], seeds, i)) still[kept++] = i;
    }
    open = kept;
  }
  return open === 0;
}

/** The edges near each of the cells that are keys of `wanted`. */
function edgesNearCells(
  { table }: Arrangement,
  grid: CellGrid,
  wanted: ReadonlyMap<number, unknown>,
  tick: Tick,
): Map<number, number[]> {
  const isWanted = noCells(grid);
  const near = new Map<number, number[]>();
  for (const cell of wanted.keys()) {
    addCell(isWanted, cell);
    near.set(cell, []);
  }
  const spans = new Int32Array(3 * grid.rows);
  inStretches(table.edges, tick, (first, end) => listNear(table, grid, isWanted, spans, first, end, near));
  return near;
}

/** Lists those of the edges [first, end) that come near wanted cells with them. */
function listNear(
  { x, y, from, to }: EdgeTable,
  grid: CellGrid,
  isWanted: CellBits,
  spans: Int32Array,
  first: number,
  end: number,
  near: ReadonlyMap<number, number[]>,
): void {
  for (let e = first; e < end; e++) {
    const rows = coverCells(grid, x, y, from[e], to[e], CELL_PAD, spans);
    for (let s = 0; s < 3 * rows; s += 3) {
      const low = spans[s] * grid.columns + spans[s + 1];
      const high = low + spans[s + 2] - spans[s + 1];
      if (!hasAny(isWanted, low, high)) continue;
      for (let cell = low; cell <= high; cell++) near.get(cell)?.push(e);
    }
  }
}

/** True when no edge comes within {@link CLEAR} units of q. */
function isClear({ table }: Arrangement, edges: readonly number[], qx: number, qy: number): boolean {
  const { x, y, from, to } = table;
  for (const e of edges) {
    const ax = x[from[e]];
    const ay = y[from[e]];
    const bx = x[to[e]];
    const by = y[to[e]];
    if (qx < ax - CLEAR || qx > bx + CLEAR) continue;
    if (qy < Math.min(ay, by) - CLEAR || qy > Math.max(ay, by) + CLEAR) continue;
    const reach = bx - ax + Math.abs(by - ay);
    if (Math.abs((bx - ax) * (qy - ay) - (by - ay) * (qx - ax)) <= CLEAR * reach) return false;
  }
  return true;
}

/** Walks from q to node v and writes the label found there to seed i; false when the walk meets a node. */
function walkToAnchor(
  arrangement: Arrangement,
  edges: readonly number[],
  qx: number,
  qy: number,
  winding: number,
  v: number,
  seeds: Seeds,
  i: number,
): boolean {
  const { table, fanStart, fan } = arrangement;
  const { x, y, from, to, delta } = table;
  const vx = x[v];
  const vy = y[v];
  let label = winding;
  for (const e of edges) {
    const a = from[e];
    const b = to[e];
    if (a === v || b === v) continue;
    const fromQ = orient(x[a], y[a], x[b], y[b], qx, qy);
    const fromV = orient(x[a], y[a], x[b], y[b], vx, vy);
    if (fromQ > 0 === fromV > 0 && fromV !== 0) continue;
    const sideA = orient(qx, qy, vx, vy, x[a], y[a]);
    const sideB = orient(qx, qy, vx, vy, x[b], y[b]);
    if (sideA === 0 || sideB === 0) return false;
    if (sideA > 0 === sideB > 0) continue;
    label += fromQ > 0 ? -delta[e] : delta[e];
  }
  const begin = fanStart[v];
  const end = fanStart[v + 1];
  const side = qx > vx || (qx === vx && qy > vy) ? 0 : 1;
  let half = fan[end - 1];
  for (let k = begin; k < end; k++) {
    const w = targetOf(table, fan[k]);
    const turn = orient(vx, vy, x[w], y[w], qx, qy);
    if (turn === 0) return false;
    if ((fan[k] & 1) < side || ((fan[k] & 1) === side && turn > 0)) half = fan[k];
  }
  seeds.half[i] = half;
  seeds.value[i] = label;
  return true;
}
