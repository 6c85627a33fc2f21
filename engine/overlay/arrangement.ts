import { inStretches, noTick, type Tick } from '../tick.ts';
import type { EdgeTable } from './edge-table.ts';
import { orient } from './predicates.ts';

/**
 * A noded drawing with its edges sorted around every node. Half-edge 2k runs along edge k, 2k + 1 against it.
 * `fan` lists the outgoing half-edges of node v at [fanStart[v], fanStart[v + 1]), counter-clockwise, beginning just
 * after straight down; `place` is each half-edge's position in `fan`.
 */
export interface Arrangement {
  readonly table: EdgeTable;
  readonly fanStart: Int32Array;
  readonly fan: Int32Array;
  readonly place: Int32Array;
}

/** The node where a half-edge begins. */
export const originOf = (table: EdgeTable, half: number): number =>
  (half & 1) === 0 ? table.from[half >> 1] : table.to[half >> 1];

/** The node where a half-edge ends. */
export const targetOf = (table: EdgeTable, half: number): number =>
  (half & 1) === 0 ? table.to[half >> 1] : table.from[half >> 1];

/** The arrangement of a table's edges. O(n log d) for n edges and largest degree d. */
export function buildArrangement(table: EdgeTable, tick: Tick = noTick): Arrangement {
  const { nodes, edges, from, to } = table;
  const fanStart = new Int32Array(nodes + 1);
  inStretches(edges, noTick, (first, end) => countFans(fanStart, from, to, first, end));
  for (let v = 0; v < nodes; v++) fanStart[v + 1] += fanStart[v];
  const fan = new Int32Array(edges * 2);
  const fill = fanStart.slice(0, nodes);
  inStretches(edges, noTick, (first, end) => fillFans(fan, fill, from, 0, first, end));
  inStretches(edges, noTick, (first, end) => fillFans(fan, fill, to, 1, first, end));
  inStretches(nodes, tick, (first, end) => sortFans(table, fan, fanStart, first, end));
  const place = new Int32Array(edges * 2);
  inStretches(fan.length, noTick, (first, end) => writePlaces(place, fan, first, end));
  return { table, fanStart, fan, place };
}

function countFans(fanStart: Int32Array, from: Int32Array, to: Int32Array, first: number, end: number): void {
  for (let e = first; e < end; e++) {
    fanStart[from[e] + 1]++;
    fanStart[to[e] + 1]++;
  }
}

/** Adds the half-edges along (0) or against (1) the edges [first, end) to the fans of their origins. */
function fillFans(
  fan: Int32Array,
  fill: Int32Array,
  origin: Int32Array,
  side: number,
  first: number,
  end: number,
): void {
  for (let e = first; e < end; e++) fan[fill[origin[e]]++] = 2 * e + side;
}

function sortFans(table: EdgeTable, fan: Int32Array, fanStart: Int32Array, first: number, end: number): void {
  for (let v = first; v < end; v++) sortFan(table, fan, fanStart[v], fanStart[v + 1]);
}

function writePlaces(place: Int32Array, fan: Int32Array, first: number, end: number): void {
  for (let i = first; i < end; i++) place[fan[i]] = i;
}

/** Edges run left to right or straight up, so parity tells the half-plane, and within one the turn decides. */
function sortFan(table: EdgeTable, fan: Int32Array, start: number, end: number): void {
  if (end - start > 16) {
    fan.subarray(start, end).sort((g, h) => Number(isAfter(table, g, h)) - Number(isAfter(table, h, g)));
    return;
  }
  for (let i = start + 1; i < end; i++) {
    const half = fan[i];
    let j = i - 1;
    while (j >= start && isAfter(table, fan[j], half)) {
      fan[j + 1] = fan[j];
      j--;
    }
    fan[j + 1] = half;
  }
}

/** Whether a half-edge comes after another of the same node. */
function isAfter(table: EdgeTable, g: number, h: number): boolean {
  if (((g ^ h) & 1) !== 0) return (g & 1) > (h & 1);
  const { x, y } = table;
  const o = originOf(table, g);
  const p = targetOf(table, g);
  const q = targetOf(table, h);
  return orient(x[o], y[o], x[p], y[p], x[q], y[q]) < 0;
}
