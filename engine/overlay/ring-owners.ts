import { noTick, type Tick } from '../tick.ts';
import { byHeight, firstAtLeast, type HeightIndex } from './height-index.ts';
import type { Loop, Loops } from './join-arcs.ts';
import type { Ring } from './noded-rings.ts';
import { orient } from './predicates.ts';

const LOOPS_PER_TICK = 64;

/** The nearest edge straight west of each point that is known: the loop that it is of, -1 for none, and where its lower and its upper end are there. */
interface WestEdges {
  readonly loop: Int32Array;
  readonly bottom: Int32Array;
  readonly top: Int32Array;
}

/** How the rings of an outline are put together, the exterior first where there is one. */
export type Grouping = (loops: Loops, tick?: Tick) => Ring[][];

/** The polygons of loops. A walk of holes alone belongs to the polygon of the edge just to its west. */
export const polygonsOf: Grouping = ({ loops, walks }, tick = noTick) => {
  const owner = new Int32Array(walks).fill(-1);
  for (const { isExterior, walk } of loops) if (isExterior) owner[walk] = walk;
  ownersOfLost(loops, owner, tick);
  const polygonOf = new Map<number, Ring[]>();
  for (const { ring, walk, isExterior } of loops) if (isExterior) polygonOf.set(walk, [ring]);
  for (const { ring, walk, isExterior } of loops) if (!isExterior) polygonOf.get(owner[walk])?.push(ring);
  return [...polygonOf.values()];
};

/** Each ring by itself: enough to measure what they enclose, or to combine them with others. */
export const ringsOf: Grouping = ({ loops }) => loops.map(({ ring }) => [ring]);

/**
 * Writes the owner of every walk without an exterior, the walk of the exterior that it belongs to: that of the nearest edge straight west
 * of its lexicographically smallest vertex. Where that edge has no interior to its east, it stays -1.
 */
function ownersOfLost(loops: readonly Loop[], owner: Int32Array, tick: Tick): void {
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
    // Where the ring runs down along the edge, its interior is east.
    if (west.loop[i] >= 0 && runsDown(loops[west.loop[i]].ring.noded, west.bottom[i], west.top[i]))
      owner[walk] = owner[loops[west.loop[i]].walk];
  });
}

const runsDown = ({ length }: Float64Array, bottom: number, top: number): boolean =>
  bottom === (top + 2 === length ? 0 : top + 2);

const comparePoints = (p: Float64Array, q: Float64Array): number => p[0] - q[0] || p[1] - q[1];

const compareLost = (p: readonly [number, Float64Array], q: readonly [number, Float64Array]): number =>
  comparePoints(p[1], q[1]);

/** The nearest edge of the rings straight west of each point, an infinitesimal step above its height, where it meets no vertex. */
function edgesWestOf(loops: readonly Loop[], points: Float64Array, tick: Tick): WestEdges {
  const { order, x, index } = byHeight(points);
  const found = noEdges(order.length);
  const low = index.heights[0];
  const high = index.heights[order.length - 1];
  for (let i = 0; i < loops.length; i++) {
    if (i % LOOPS_PER_TICK === 0) tick(i / loops.length);
    if (loops[i].maxY > low && loops[i].minY <= high) searchLoop(loops, i, index, x, found);
  }
  const nearest = noEdges(order.length);
  for (let at = 0; at < order.length; at++) {
    nearest.loop[order[at]] = found.loop[at];
    nearest.bottom[order[at]] = found.bottom[at];
    nearest.top[order[at]] = found.top[at];
  }
  return nearest;
}

const noEdges = (points: number): WestEdges => ({
  loop: new Int32Array(points).fill(-1),
  bottom: new Int32Array(points),
  top: new Int32Array(points),
});

/** Looks for edges of a loop that are nearer to some point than what was found. */
function searchLoop(
  loops: readonly Loop[],
  number: number,
  index: HeightIndex,
  x: Float64Array,
  found: WestEdges,
): void {
  const xy = loops[number].ring.noded;
  const { heights } = index;
  const low = heights[0];
  const high = heights[heights.length - 1];
  for (let i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
    const isDown = xy[i + 1] < xy[j + 1];
    const bottom = isDown ? i : j;
    const top = isDown ? j : i;
    if (xy[top + 1] <= low || xy[bottom + 1] > high) continue;
    for (let at = firstAtLeast(index, xy, bottom + 1); at < heights.length && heights[at] < xy[top + 1]; at++) {
      if (xy[top] >= x[at] && xy[bottom] >= x[at]) continue;
      const isWest =
        (xy[top] < x[at] && xy[bottom] < x[at]) ||
        orient(xy[bottom], xy[bottom + 1], xy[top], xy[top + 1], x[at], heights[at]) < 0;
      if (!isWest) continue;
      const known = found.loop[at];
      if (known >= 0 && !isEastOf(xy, bottom, top, loops[known].ring.noded, found.bottom[at], found.top[at])) continue;
      found.loop[at] = number;
      found.bottom[at] = bottom;
      found.top[at] = top;
    }
  }
}

/** Whether the edge of g with these ends runs east of that of h; both meet one horizontal and do not cross. */
function isEastOf(
  g: Float64Array,
  gBottom: number,
  gTop: number,
  h: Float64Array,
  hBottom: number,
  hTop: number,
): boolean {
  const isSame = g[gBottom] === h[hBottom] && g[gBottom + 1] === h[hBottom + 1];
  if (isSame) return turn(h, hBottom, hTop, g, gTop) < 0;
  if (g[gBottom + 1] >= h[hBottom + 1]) return turn(h, hBottom, hTop, g, gBottom) < 0;
  return turn(g, gBottom, gTop, h, hBottom) > 0;
}

const turn = (line: Float64Array, a: number, b: number, points: Float64Array, p: number): number =>
  orient(line[a], line[a + 1], line[b], line[b + 1], points[p], points[p + 1]);
