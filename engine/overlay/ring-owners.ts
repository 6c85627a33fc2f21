import type { Tick } from '../tick.ts';
import { byHeight, firstAtLeast, type HeightIndex } from './height-index.ts';
import type { Loop } from './join-arcs.ts';
import { orient } from './predicates.ts';

const LOOPS_PER_TICK = 64;

/** An edge straight west of a point: from its lower to its upper end. */
interface WestEdge {
  readonly lowX: number;
  readonly lowY: number;
  readonly highX: number;
  readonly highY: number;
  readonly walk: number;
  /** Whether the ring runs down along it, so that its interior is east. */
  readonly runsDown: boolean;
}

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
  // West to east: the walk to the west has its owner already.
  const lost = [...lowest].sort(compareLost);
  const points = new Float64Array(2 * lost.length);
  lost.forEach(([, point], i) => {
    points[2 * i] = point[0];
    points[2 * i + 1] = point[1];
  });
  const west = edgesWestOf(loops, points, tick);
  lost.forEach(([walk], i) => {
    const edge = west[i];
    if (edge?.runsDown) owner[walk] = owner[edge.walk];
  });
}

const comparePoints = (p: Float64Array, q: Float64Array): number => p[0] - q[0] || p[1] - q[1];

const compareLost = (p: readonly [number, Float64Array], q: readonly [number, Float64Array]): number =>
  comparePoints(p[1], q[1]);

/** The nearest edge of the rings straight west of each point, an infinitesimal step above its height, where it meets no vertex. */
function edgesWestOf(loops: readonly Loop[], points: Float64Array, tick: Tick): (WestEdge | undefined)[] {
  const { order, x, index } = byHeight(points);
  const found: (WestEdge | undefined)[] = new Array(order.length).fill(undefined);
  const low = index.heights[0];
  const high = index.heights[order.length - 1];
  for (let i = 0; i < loops.length; i++) {
    if (i % LOOPS_PER_TICK === 0) tick(i / loops.length);
    if (loops[i].maxY > low && loops[i].minY <= high) searchLoop(loops[i], index, x, found);
  }
  const nearest: (WestEdge | undefined)[] = new Array(order.length).fill(undefined);
  for (let at = 0; at < order.length; at++) nearest[order[at]] = found[at];
  return nearest;
}

/** Looks for edges of a loop that are nearer to some point than what was found. */
function searchLoop(
  { ring, walk }: Loop,
  index: HeightIndex,
  x: Float64Array,
  nearest: (WestEdge | undefined)[],
): void {
  const xy = ring.noded;
  const { heights } = index;
  const low = heights[0];
  const high = heights[heights.length - 1];
  for (let i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
    const runsDown = xy[i + 1] < xy[j + 1];
    const bottom = runsDown ? i : j;
    const top = runsDown ? j : i;
    if (xy[top + 1] <= low || xy[bottom + 1] > high) continue;
    for (let at = firstAtLeast(index, xy, bottom + 1); at < heights.length && heights[at] < xy[top + 1]; at++) {
      if (xy[top] >= x[at] && xy[bottom] >= x[at]) continue;
      if (orient(xy[bottom], xy[bottom + 1], xy[top], xy[top + 1], x[at], heights[at]) >= 0) continue;
      const edge = { lowX: xy[bottom], lowY: xy[bottom + 1], highX: xy[top], highY: xy[top + 1], walk, runsDown };
      const best = nearest[at];
      if (best === undefined || isEastOf(edge, best)) nearest[at] = edge;
    }
  }
}

/** Whether edge g runs east of edge h; both meet one horizontal and do not cross. */
function isEastOf(g: WestEdge, h: WestEdge): boolean {
  if (g.lowX === h.lowX && g.lowY === h.lowY) return orient(h.lowX, h.lowY, h.highX, h.highY, g.highX, g.highY) < 0;
  if (g.lowY >= h.lowY) return orient(h.lowX, h.lowY, h.highX, h.highY, g.lowX, g.lowY) < 0;
  return orient(g.lowX, g.lowY, g.highX, g.highY, h.lowX, h.lowY) > 0;
}
