import type { Tick } from '../tick.ts';
import type { Loop } from './join-arcs.ts';
import { buildWestRays, nearestWestOf } from './west-rays.ts';

/** Rows in which it is looked whether a ring can lie west of a lost walk. */
const ROWS = 1 << 12;

/**
 * Writes the owner of every walk without an exterior, the walk of the exterior that it belongs to: that of the nearest edge straight west
 * of its lexicographically smallest vertex. Where that edge has no interior to its east, it stays -1.
 */
export function ownersOfLost(loops: readonly Loop[], owner: Int32Array, tick: Tick): void {
  const lowest = new Map<number, Float64Array>();
  for (const { ring, walk } of loops) {
    if (owner[walk] >= 0) continue;
    const known = lowest.get(walk);
    if (known === undefined || comparePoints(ring.noded, known) < 0) lowest.set(walk, ring.noded);
  }
  if (lowest.size === 0) return;
  tick(0);
  // West to east: the walk to the west has its owner already.
  const lost = [...lowest].sort(([, p], [, q]) => comparePoints(p, q));
  const segments = segmentsWestOf(
    loops,
    lost.map(([, point]) => point),
  );
  tick(0.4);
  const rays = buildWestRays(segments, segments.queries, null);
  tick(0.8);
  lost.forEach(([walk], i) => {
    const up = nearestWestOf(rays, segments.queries[i]);
    // Its east side is interior, so the ring runs down along it.
    if (up >= 0 && segments.runsDown[up >> 1] === 1) owner[walk] = owner[segments.walk[up >> 1]];
  });
}

const comparePoints = (p: Float64Array, q: Float64Array): number => p[0] - q[0] || p[1] - q[1];

/** The edges of the rings that can lie west of some points, and the points as nodes. */
function segmentsWestOf(loops: readonly Loop[], points: readonly Float64Array[]) {
  const low = points.reduce((least, point) => Math.min(least, point[1]), Infinity);
  const high = points.reduce((most, point) => Math.max(most, point[1]), -Infinity);
  const height = Math.max(1, (high - low) / (ROWS - 1));
  const east = new Float64Array(ROWS).fill(-Infinity);
  const rowOf = (y: number) => Math.min(ROWS - 1, Math.max(0, Math.floor((y - low) / height)));
  for (const [x, y] of points) east[rowOf(y)] = Math.max(east[rowOf(y)], x);
  const near = loops.filter(({ ring, minY, maxY }) => {
    if (maxY < low || minY > high) return false;
    for (let row = rowOf(minY); row <= rowOf(maxY); row++) if (east[row] > ring.noded[0]) return true;
    return false;
  });
  const edges = near.reduce((sum, { ring }) => sum + ring.marks.length, 0);
  const segments = {
    combine: 'sum' as const,
    edges,
    x: new Float64Array(edges + points.length),
    y: new Float64Array(edges + points.length),
    from: new Int32Array(edges),
    to: new Int32Array(edges),
    delta: new Int32Array(0),
    /** Per edge: the walk of its ring, and 1 where that runs down along it. */
    walk: new Int32Array(edges),
    runsDown: new Uint8Array(edges),
    queries: Int32Array.from(points, (_, i) => edges + i),
  };
  const { x, y } = segments;
  let e = 0;
  for (const { ring, walk } of near) {
    const first = e;
    for (let i = 0; i < ring.noded.length; i += 2, e++) {
      x[e] = ring.noded[i];
      y[e] = ring.noded[i + 1];
    }
    for (let a = first; a < e; a++) {
      const b = a + 1 === e ? first : a + 1;
      const isForward = x[a] < x[b] || (x[a] === x[b] && y[a] < y[b]);
      segments.from[a] = isForward ? a : b;
      segments.to[a] = isForward ? b : a;
      segments.walk[a] = walk;
      segments.runsDown[a] = Number(y[b] < y[a]);
    }
  }
  points.forEach((point, i) => {
    x[edges + i] = point[0];
    y[edges + i] = point[1];
  });
  return segments;
}
