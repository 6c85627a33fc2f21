import type { EdgeTable } from './edge-table.ts';
import { crossing, hitsPixel, orient, roundedCrossing, SHORT } from './predicates.ts';
import type { UnitBox } from './units.ts';

/** A bent edge stays within √2 / 2 units of itself, and so does a pixel of its node: nodes that it may newly meet are this near. */
const NEAR = 2;

/** Pairs of an edge and a node, repeated or not, the numbers one after the other. */
export interface Pairs {
  of: Int32Array;
  count: number;
}

export const noPairs = (): Pairs => ({ of: new Int32Array(1024), count: 0 });

/** What one round has found, and its scratch space. */
export interface Round {
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
  /** Where the cell at hand begins and ends: left, bottom, right, top. */
  readonly cell: Float64Array;
}

/** Finds all (edge, node) hits whose node lies in the cell at hand. */
export function searchCell(round: Round, edges: Int32Array): void {
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
  const left = round.cell[0];
  const bottom = round.cell[1];
  const right = round.cell[2];
  const top = round.cell[3];
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
        if (c <= reach && c >= -reach) hitVertex(round, edges[i >> 3], from[edges[j >> 3]]);
        if (d <= reach && d >= -reach) hitVertex(round, edges[i >> 3], to[edges[j >> 3]]);
        if (a <= reach2 && a >= -reach2) hitVertex(round, edges[j >> 3], from[edges[i >> 3]]);
        if (b <= reach2 && b >= -reach2) hitVertex(round, edges[j >> 3], to[edges[i >> 3]]);
      } else {
        hitVertex(round, edges[i >> 3], from[edges[j >> 3]]);
        hitVertex(round, edges[i >> 3], to[edges[j >> 3]]);
        hitVertex(round, edges[j >> 3], from[edges[i >> 3]]);
        hitVertex(round, edges[j >> 3], to[edges[i >> 3]]);
        c = orient(ax, ay, bx, by, cx, cy);
        d = orient(ax, ay, bx, by, dx, dy);
        a = orient(cx, cy, dx, dy, ax, ay);
        b = orient(cx, cy, dx, dy, bx, by);
      }
      if (c === 0 || d === 0 || a === 0 || b === 0 || c > 0 === d > 0 || a > 0 === b > 0) continue;
      roundedCrossing(local, i, j);
      const px = crossing[0];
      const py = crossing[1];
      if (px >= left && px < right && py >= bottom && py < top) crossings.push(round.table.nodeOf(crossing, 0));
    }
  }
  if (crossings.length > 0) hitCrossings(round, edges);
}

/** Records that `edge` passes the pixel of `node`, if it does, is not its end, and the node lies in the cell. */
function hitVertex(round: Round, edge: number, node: number): void {
  const { cell } = round;
  const { x, y, from, to } = round.table;
  const a = from[edge];
  const b = to[edge];
  if (node === a || node === b) return;
  const px = x[node];
  const py = y[node];
  if (px < cell[0] || py < cell[1] || px >= cell[2] || py >= cell[3]) return;
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
  sortAscending(crossings);
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

const ascending = (p: number, q: number): number => p - q;

function sortAscending(values: number[]): void {
  if (values.length > 24) {
    values.sort(ascending);
    return;
  }
  for (let i = 1; i < values.length; i++) {
    const value = values[i];
    let j = i - 1;
    while (j >= 0 && values[j] > value) {
      values[j + 1] = values[j];
      j--;
    }
    values[j + 1] = value;
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
