import { noTick, TICK_STEPS, type Tick, tickWithin } from '../tick.ts';
import { type CellGrid, cellGrid, coverCells } from './cell-grid.ts';
import type { EdgeTable } from './edge-table.ts';
import { crossing, hitsPixel, orient, roundedCrossing, SHORT } from './predicates.ts';
import { splitEdges } from './split-edges.ts';

/**
 * Noding by snap rounding (Hobby 1999; de Berg, Halperin, Overmars 2007), repeated until nothing changes (iterated snap
 * rounding, Halperin and Packer 2002): every vertex and every rounded crossing is a hot pixel, and an edge is bent to the
 * centre of each pixel it meets. One round already leaves edges that meet only at nodes, whatever the input, because all
 * tests and roundings are exact; the further rounds keep every node half a unit away from the edges it is not on,
 * so that the answer stays valid when it is written as degrees. They are left out where none of the nodes that are near an edge before
 * it is bent is met after it: then they would find nothing.
 */

/** Cells with more edges than this are divided again. */
const LEAF_EDGES = 40;
const MAX_DEPTH = 6;
/** Rounds after the first move edges onto nodes that exist already, so they end by themselves; the cap is a guard only. */
const MAX_ROUNDS = 16;
/** An edge is listed in every cell within this many units, so that a pixel and all edges that meet it share a cell. */
const CELL_PAD = 2;
/** Edges from beyond this many units are not listed in a cell. */
const NODED_PAD = 4;
/** A bent edge stays within √2 / 2 units of itself, and so does a pixel of its node: nodes that it may newly meet are this near. */
const NEAR = 2;

/** Bounds in units. */
export interface UnitBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export const WHOLE_PLANE: UnitBox = { minX: -Infinity, minY: -Infinity, maxX: Infinity, maxY: Infinity };

/** Pairs of an edge and a node, repeated or not, the numbers one after the other. */
export interface Pairs {
  of: Int32Array;
  count: number;
}

const noPairs = (): Pairs => ({ of: new Int32Array(1024), count: 0 });

/** What one round has found, and its scratch space. */
interface Round {
  readonly table: EdgeTable;
  /** Where cells with the edges of one layer only have nothing to find in this round; null nowhere. */
  readonly noded: UnitBox | null;
  readonly spans: Int32Array;
  readonly crossings: number[];
  /** Pairs (edge, node on it). */
  readonly hits: Pairs;
  /** Pairs (edge, node near it whose pixel it does not meet); null where they are not looked for. */
  readonly near: Pairs | null;
  /** The edges of the cell at hand, side by side. */
  local: Float64Array;
}

/** A grid over all edges with about one cell per edge. */
function gridOverEdges(table: EdgeTable): CellGrid {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  let extent = 0;
  for (let e = 0; e < table.edges; e++) {
    const ax = table.x[table.from[e]];
    const ay = table.y[table.from[e]];
    const bx = table.x[table.to[e]];
    const by = table.y[table.to[e]];
    if (ax < minX) minX = ax;
    if (bx > maxX) maxX = bx;
    if (ay < minY) minY = ay;
    if (by < minY) minY = by;
    if (ay > maxY) maxY = ay;
    if (by > maxY) maxY = by;
    extent += bx - ax + Math.abs(by - ay);
  }
  const edges = table.edges;
  const even = Math.sqrt(((maxX - minX + 1) * (maxY - minY + 1)) / edges);
  return cellGrid(minX, minY, maxX, maxY, Math.max(even, extent / edges / 2), 4 * edges + 16);
}

/**
 * Splits the edges of the table until they meet only at nodes; edges that coincide become one, and those with equal
 * labels on both sides go. About O(n + k) for n edges and k crossings. `noded` may tell where the edges of each layer, a bit of
 * `delta` each or a power of two apart, meet at nodes only among themselves: there only those of different layers are compared.
 */
export function nodeEdges(table: EdgeTable, noded: UnitBox | null = null, tick: Tick = noTick): void {
  table.dropNeutral();
  if (table.edges === 0) return;
  const grid = gridOverEdges(table);
  for (let i = 0; i < MAX_ROUNDS && table.edges > 0; i++) {
    const round: Round = {
      table,
      noded: i === 0 ? noded : null,
      spans: new Int32Array(3 * (grid.rows + 64)),
      crossings: [],
      hits: noPairs(),
      near: i === 0 && noded === null ? noPairs() : null,
      local: new Float64Array(8 * 256),
    };
    const all = new Int32Array(table.edges);
    for (let e = 0; e < all.length; e++) all[e] = e;
    // Most of the work is in the first round.
    visitCells(round, all, grid, 0, tickWithin(tick, i === 0 ? 0 : 0.8, i === 0 ? 0.8 : 1));
    if (round.hits.count === 0) return;
    tick(i === 0 ? 0.8 : 1);
    const isSettled = splitEdges(table, round.hits, round.near);
    tick(i === 0 ? 0.8 : 1);
    table.dropNeutral();
    if (isSettled) return;
  }
}

/** Sorts edges into the cells of a grid, and searches each cell or divides it further. */
function visitCells(round: Round, edges: Int32Array, grid: CellGrid, depth: number, tick: Tick): void {
  const { columns, size } = grid;
  const cells = columns * grid.rows;
  const start = new Int32Array(cells + 1);
  const isFresh = new Uint8Array(cells);
  const spans = round.spans;
  if (round.noded !== null) markMixed(round, edges, grid, isFresh);
  else markFresh(round, edges, grid, isFresh);
  const near = new Int32Array(edges.length);
  let nearCount = 0;
  for (let i = 0; i < edges.length; i++) {
    if ((i + 1) % TICK_STEPS === 0) tick((0.2 * i) / edges.length);
    const rows = coverEdge(round, grid, edges[i]);
    let counted = 0;
    for (let s = 0; s < rows * 3; s += 3) {
      const base = spans[s] * columns;
      for (let cell = base + spans[s + 1]; cell <= base + spans[s + 2]; cell++) {
        start[cell + 1] += isFresh[cell];
        counted |= isFresh[cell];
      }
    }
    if (counted !== 0) near[nearCount++] = edges[i];
  }
  for (let cell = 0; cell < cells; cell++) start[cell + 1] += start[cell];
  const listed = new Int32Array(start[cells]);
  const fill = start.slice(0, cells);
  for (let i = 0; i < nearCount; i++) {
    if ((i + 1) % TICK_STEPS === 0) tick(0.2 + (0.2 * i) / nearCount);
    const rows = coverEdge(round, grid, near[i]);
    for (let s = 0; s < rows * 3; s += 3) {
      const base = spans[s] * columns;
      for (let cell = base + spans[s + 1]; cell <= base + spans[s + 2]; cell++) {
        if (isFresh[cell] !== 0) listed[fill[cell]++] = near[i];
      }
    }
  }
  let searched = 0;
  for (let cell = 0; cell < cells; cell++) {
    const count = start[cell + 1] - start[cell];
    if (count < 2) continue;
    searched += count;
    if (searched >= TICK_STEPS) {
      searched = 0;
      tick(0.4 + (0.6 * cell) / cells);
    }
    const inCell = listed.subarray(start[cell], start[cell + 1]);
    const left = grid.x0 + (cell % columns) * size;
    const bottom = grid.y0 + Math.floor(cell / columns) * size;
    const stuck = depth >= MAX_DEPTH || size < 64 || (depth > 1 && count > 0.8 * edges.length);
    if (count <= LEAF_EDGES || stuck) searchCell(round, inCell, left, bottom, size);
    else {
      const parts = Math.min(32, Math.max(2, Math.ceil(Math.sqrt(count / 8))));
      const finer = cellGrid(left, bottom, left + size - 1, bottom + size - 1, size / parts, 1 << 12);
      visitCells(round, inCell, finer, depth + 1, noTick);
    }
  }
}

/** Marks the cells of fresh edges: after the first round they are few, and only their cells matter. */
function markFresh(round: Round, edges: Int32Array, grid: CellGrid, marked: Uint8Array): void {
  const { fresh } = round.table;
  if (edges.every((edge) => fresh[edge] !== 0)) {
    marked.fill(1);
    return;
  }
  const { spans } = round;
  for (let i = 0; i < edges.length; i++) {
    if (fresh[edges[i]] === 0) continue;
    const rows = coverEdge(round, grid, edges[i]);
    for (let s = 0; s < rows * 3; s += 3) {
      const base = spans[s] * grid.columns;
      marked.fill(1, base + spans[s + 1], base + spans[s + 2] + 1);
    }
  }
}

/** Marks the cells that have edges of several layers, or are not well inside the part where each layer is noded. */
function markMixed(round: Round, edges: Int32Array, grid: CellGrid, marked: Uint8Array): void {
  const { delta } = round.table;
  const { spans } = round;
  const layers = new Int32Array(marked.length);
  for (let i = 0; i < edges.length; i++) {
    const layer = Math.abs(delta[edges[i]]);
    const rows = coverEdge(round, grid, edges[i]);
    for (let s = 0; s < rows * 3; s += 3) {
      const base = spans[s] * grid.columns;
      for (let cell = base + spans[s + 1]; cell <= base + spans[s + 2]; cell++) layers[cell] |= layer;
    }
  }
  const { minX, minY, maxX, maxY } = round.noded!;
  const { x0, y0, size } = grid;
  for (let cell = 0; cell < layers.length; cell++) {
    const left = x0 + (cell % grid.columns) * size;
    const bottom = y0 + Math.floor(cell / grid.columns) * size;
    const isWithin =
      left >= minX + NODED_PAD &&
      bottom >= minY + NODED_PAD &&
      left + size <= maxX - NODED_PAD &&
      bottom + size <= maxY - NODED_PAD;
    // Several bits in one number: it is not a power of two.
    if (!isWithin || (layers[cell] & (layers[cell] - 1)) !== 0) marked[cell] = 1;
  }
}

function coverEdge({ table, spans }: Round, grid: CellGrid, edge: number): number {
  const { x, y } = table;
  const a = table.from[edge];
  const b = table.to[edge];
  return coverCells(grid, x[a], y[a], x[b], y[b], CELL_PAD, spans);
}

/** Finds all (edge, node) hits whose node lies in the cell [left, left + size) × [bottom, bottom + size). */
function searchCell(round: Round, edges: Int32Array, left: number, bottom: number, size: number): void {
  const { x, y, from, to, fresh } = round.table;
  const n = edges.length;
  if (round.local.length < n * 8) round.local = new Float64Array(n * 16);
  const local = round.local;
  for (let i = 0, k = 0; i < n; i++) {
    const a = from[edges[i]];
    const b = to[edges[i]];
    const ay = y[a];
    const by = y[b];
    local[k++] = x[a];
    local[k++] = ay;
    local[k++] = x[b];
    local[k++] = by;
    local[k++] = Math.min(ay, by);
    local[k++] = Math.max(ay, by);
    local[k++] = fresh[edges[i]];
    local[k++] = x[b] - x[a] < SHORT / 2 && Math.abs(by - ay) < SHORT / 2 ? 1 : 0;
  }
  const crossings = round.crossings;
  crossings.length = 0;
  const right = left + size;
  const top = bottom + size;
  for (let i = 8; i < n * 8; i += 8) {
    const ax = local[i];
    const ay = local[i + 1];
    const bx = local[i + 2];
    const by = local[i + 3];
    const low = local[i + 4];
    const high = local[i + 5];
    const isFresh = local[i + 6] !== 0;
    const isShort = local[i + 7] !== 0;
    for (let j = 0; j < i; j += 8) {
      const cx = local[j];
      const dx = local[j + 2];
      if (cx > bx + NEAR || dx < ax - NEAR || local[j + 4] > high + NEAR || local[j + 5] < low - NEAR) continue;
      if (!isFresh && local[j + 6] === 0) continue;
      const cy = local[j + 1];
      const dy = local[j + 3];
      let c: number;
      let d: number;
      let a: number;
      let b: number;
      if (isShort && local[j + 7] !== 0) {
        c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
        d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
        a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
        b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
        const reach = NEAR * (bx - ax + high - low);
        const reach2 = NEAR * (dx - cx + local[j + 5] - local[j + 4]);
        if (c <= reach && c >= -reach) hitVertex(round, edges[i >> 3], from[edges[j >> 3]], left, bottom, size);
        if (d <= reach && d >= -reach) hitVertex(round, edges[i >> 3], to[edges[j >> 3]], left, bottom, size);
        if (a <= reach2 && a >= -reach2) hitVertex(round, edges[j >> 3], from[edges[i >> 3]], left, bottom, size);
        if (b <= reach2 && b >= -reach2) hitVertex(round, edges[j >> 3], to[edges[i >> 3]], left, bottom, size);
      } else {
        hitVertex(round, edges[i >> 3], from[edges[j >> 3]], left, bottom, size);
        hitVertex(round, edges[i >> 3], to[edges[j >> 3]], left, bottom, size);
        hitVertex(round, edges[j >> 3], from[edges[i >> 3]], left, bottom, size);
        hitVertex(round, edges[j >> 3], to[edges[i >> 3]], left, bottom, size);
        c = orient(ax, ay, bx, by, cx, cy);
        d = orient(ax, ay, bx, by, dx, dy);
        a = orient(cx, cy, dx, dy, ax, ay);
        b = orient(cx, cy, dx, dy, bx, by);
      }
      if (c === 0 || d === 0 || a === 0 || b === 0 || c > 0 === d > 0 || a > 0 === b > 0) continue;
      roundedCrossing(ax, ay, bx, by, cx, cy, dx, dy, a, b);
      const px = crossing[0];
      const py = crossing[1];
      if (px >= left && px < right && py >= bottom && py < top) crossings.push(round.table.nodeAt(px, py));
    }
  }
  if (crossings.length > 0) hitCrossings(round, edges);
}

/** Records that `edge` passes the pixel of `node`, if it does, is not its end, and the node lies in the cell. */
function hitVertex(round: Round, edge: number, node: number, left: number, bottom: number, size: number): void {
  const { x, y, from, to } = round.table;
  const a = from[edge];
  const b = to[edge];
  if (node === a || node === b) return;
  const px = x[node];
  const py = y[node];
  if (px < left || py < bottom || px >= left + size || py >= bottom + size) return;
  if (hitsPixel(x[a], y[a], x[b], y[b], px, py)) record(round.hits, edge, node);
  else if (round.near !== null && isNear(x[a], y[a], x[b], y[b], px, py)) record(round.near, edge, node);
}

/** Whether p is within about {@link NEAR} units of the segment a–b, a being its western end. */
function isNear(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  if (px < ax - NEAR || px > bx + NEAR) return false;
  if (ay < by ? py < ay - NEAR || py > by + NEAR : py < by - NEAR || py > ay + NEAR) return false;
  const left = (bx - ax) * (py - ay);
  const right = (by - ay) * (px - ax);
  const slack = 2 ** -50 * (Math.abs(left) + Math.abs(right));
  return Math.abs(left - right) <= NEAR * (bx - ax + Math.abs(by - ay)) + slack;
}

/** Records every edge of a cell that passes the pixel of one of its crossings. */
function hitCrossings(round: Round, edges: Int32Array): void {
  const { crossings, local } = round;
  crossings.sort((p, q) => p - q);
  // Nodes may have been added: read the columns only now.
  const { x, y, from, to } = round.table;
  for (let k = 0; k < crossings.length; k++) {
    const node = crossings[k];
    if (k > 0 && node === crossings[k - 1]) continue;
    const px = x[node];
    const py = y[node];
    for (let i = 0; i < edges.length; i++) {
      const at = i * 8;
      if (px < local[at] - NEAR || px > local[at + 2] + NEAR) continue;
      if (py < local[at + 4] - NEAR || py > local[at + 5] + NEAR) continue;
      const edge = edges[i];
      if (node === from[edge] || node === to[edge]) continue;
      const ax = local[at];
      const ay = local[at + 1];
      const bx = local[at + 2];
      const by = local[at + 3];
      if (hitsPixel(ax, ay, bx, by, px, py)) record(round.hits, edge, node);
      else if (round.near !== null && isNear(ax, ay, bx, by, px, py)) record(round.near, edge, node);
    }
  }
}

function record(pairs: Pairs, edge: number, node: number): void {
  if (pairs.count * 2 === pairs.of.length) {
    const larger = new Int32Array(pairs.of.length * 2);
    larger.set(pairs.of);
    pairs.of = larger;
  }
  pairs.of[pairs.count * 2] = edge;
  pairs.of[pairs.count * 2 + 1] = node;
  pairs.count++;
}
