import { noTick, TICK_STEPS, type Tick, tickWithin } from '../tick.ts';
import { type Arrangement, originOf, targetOf } from './arrangement.ts';
import type { EdgeTable } from './edge-table.ts';
import { orient } from './predicates.ts';
import type { TracedPolygons } from './to-polygon-set.ts';
import { buildWestRays, nearestWestOf } from './west-rays.ts';

const LOOPS_PER_TICK = 256;

/** Simple loops of nodes: loop l has the nodes [start[l], start[l + 1]) of `nodes`, not closed. */
interface Loops {
  readonly start: number[];
  readonly nodes: number[];
  /** 1 counter-clockwise (an exterior), -1 clockwise (a hole). */
  readonly turn: number[];
  /** The boundary walk that the loop was cut from. */
  readonly walk: number[];
}

/**
 * The polygons whose interior is where `inside` holds. `inside` tells for each half-edge whether its left face belongs.
 *
 * A walk follows one connected piece of interior: at a node it takes the first boundary edge clockwise, so that the interior
 * stays connected on its left. A walk that passes a node twice is cut there; of its loops at most one is an exterior, the rest
 * are holes that touch it. A walk of holes alone belongs to the polygon of the boundary edge just to its west.
 */
export function tracePolygons(arrangement: Arrangement, inside: Uint8Array, tick: Tick = noTick): TracedPolygons {
  const { table } = arrangement;
  const boundary = boundaryOf(inside);
  const walkOf = new Int32Array(boundary.length).fill(-1);
  const loops: Loops = { start: [0], nodes: [], turn: [], walk: [] };
  tick(0);
  const lowest = walkLoops(arrangement, boundary, walkOf, loops, tickWithin(tick, 0, 0.4));
  const owner = ownersOfWalks(table, boundary, walkOf, loops, lowest);
  tick(0.6);
  const crowded = boundaryDegrees(arrangement, boundary);
  const polygonOf = new Map<number, number[][]>();
  for (const exterior of [true, false]) {
    for (let l = 0; l < loops.turn.length; l++) {
      if (loops.turn[l] > 0 !== exterior) continue;
      if (l % LOOPS_PER_TICK === 0) tick(exterior ? 0.7 : 0.8);
      const ring = withoutStraightNodes(table, loops.nodes.slice(loops.start[l], loops.start[l + 1]), crowded);
      const root = owner[loops.walk[l]];
      if (root < 0) continue;
      const polygon = polygonOf.get(root);
      if (polygon === undefined) polygonOf.set(root, [ring]);
      else polygon.push(ring);
    }
  }
  return { table, polygons: [...polygonOf.values()] };
}

/** 1 for each half-edge with inside on its left and outside on its right. */
function boundaryOf(inside: Uint8Array): Uint8Array {
  const boundary = new Uint8Array(inside.length);
  for (let h = 0; h < inside.length; h++) boundary[h] = inside[h] !== 0 && inside[h ^ 1] === 0 ? 1 : 0;
  return boundary;
}

/** The number of boundary edges at each node. */
function boundaryDegrees({ table }: Arrangement, boundary: Uint8Array): Uint32Array {
  const degree = new Uint32Array(table.nodes);
  for (let h = 0; h < boundary.length; h++) {
    if (boundary[h] === 0) continue;
    degree[originOf(table, h)]++;
    degree[targetOf(table, h)]++;
  }
  return degree;
}

/** The boundary half-edge that continues h with the interior on its left, or -1. */
function nextOnBoundary({ table, fanStart, fan, place }: Arrangement, boundary: Uint8Array, h: number): number {
  const v = targetOf(table, h);
  const begin = fanStart[v];
  const end = fanStart[v + 1];
  let at = place[h ^ 1];
  // Labels go around every node, so one of its edges leads on; the count only bounds the search.
  for (let i = begin; i < end; i++) {
    at = at === begin ? end - 1 : at - 1;
    if (boundary[fan[at]] !== 0) return fan[at];
  }
  return -1;
}

/** Walks every boundary, cuts the walks into simple loops, and returns each walk's lexicographically smallest node. */
function walkLoops(
  arrangement: Arrangement,
  boundary: Uint8Array,
  walkOf: Int32Array,
  loops: Loops,
  tick: Tick,
): number[] {
  const { table } = arrangement;
  const { x, y } = table;
  const lowest: number[] = [];
  const depthOf = new Int32Array(table.nodes).fill(-1);
  const stack: number[] = [];
  const cut = (from: number): void => {
    for (let i = from; i < stack.length; i++) {
      loops.nodes.push(stack[i]);
      depthOf[stack[i]] = -1;
    }
    stack.length = from;
    loops.turn.push(loopTurn(table, loops.nodes, loops.start[loops.start.length - 1]));
    loops.start.push(loops.nodes.length);
    loops.walk.push(lowest.length);
  };
  for (let first = 0; first < boundary.length; first++) {
    if ((first + 1) % TICK_STEPS === 0) tick(first / boundary.length);
    if (boundary[first] === 0 || walkOf[first] >= 0) continue;
    let low = originOf(table, first);
    let h = first;
    do {
      walkOf[h] = lowest.length;
      const v = originOf(table, h);
      if (x[v] < x[low] || (x[v] === x[low] && y[v] < y[low])) low = v;
      if (depthOf[v] >= 0) cut(depthOf[v]);
      depthOf[v] = stack.length;
      stack.push(v);
      h = nextOnBoundary(arrangement, boundary, h);
    } while (h >= 0 && walkOf[h] < 0);
    cut(0);
    lowest.push(low);
  }
  return lowest;
}

/** 1 when the simple loop of nodes from `start` to the end of `nodes` is counter-clockwise, else -1. */
function loopTurn({ x, y }: EdgeTable, nodes: readonly number[], start: number): number {
  let corner = start;
  for (let i = start + 1; i < nodes.length; i++) {
    const a = nodes[i];
    const b = nodes[corner];
    if (x[a] < x[b] || (x[a] === x[b] && y[a] < y[b])) corner = i;
  }
  const p = nodes[corner === start ? nodes.length - 1 : corner - 1];
  const q = nodes[corner === nodes.length - 1 ? start : corner + 1];
  const c = nodes[corner];
  return orient(x[p], y[p], x[c], y[c], x[q], y[q]) > 0 ? 1 : -1;
}

/** The walk of the exterior that each walk belongs to. */
function ownersOfWalks(
  table: EdgeTable,
  boundary: Uint8Array,
  walkOf: Int32Array,
  loops: Loops,
  lowest: readonly number[],
): Int32Array {
  const owner = new Int32Array(lowest.length).fill(-1);
  for (let l = 0; l < loops.turn.length; l++) if (loops.turn[l] > 0) owner[loops.walk[l]] = loops.walk[l];
  const lost: number[] = [];
  for (let w = 0; w < owner.length; w++) if (owner[w] < 0) lost.push(w);
  if (lost.length === 0) return owner;
  // West to east: the walk to the west has its owner already.
  lost.sort((v, w) => table.x[lowest[v]] - table.x[lowest[w]] || table.y[lowest[v]] - table.y[lowest[w]]);
  const queries = lost.map((w) => lowest[w]);
  const rays = buildWestRays(table, queries, (e) => boundary[2 * e] !== 0 || boundary[2 * e + 1] !== 0);
  for (const w of lost) {
    const up = nearestWestOf(rays, lowest[w]);
    // Its east side is interior, so the boundary half-edge is the one pointing down.
    if (up >= 0 && walkOf[up ^ 1] >= 0) owner[w] = owner[walkOf[up ^ 1]];
  }
  return owner;
}

/**
 * The ring without the nodes that crossings left in the middle of a straight line: no vertex of the input, no touching
 * point, and exactly on the line between its neighbours.
 */
function withoutStraightNodes(table: EdgeTable, ring: number[], degree: Uint32Array): number[] {
  const { x, y, isVertex } = table;
  const n = ring.length;
  return ring.filter((v, i) => {
    if (isVertex[v] !== 0 || degree[v] > 2) return true;
    const p = ring[i === 0 ? n - 1 : i - 1];
    const q = ring[i === n - 1 ? 0 : i + 1];
    return orient(x[p], y[p], x[v], y[v], x[q], y[q]) !== 0;
  });
}
