import { orient2d } from 'robust-predicates';
import { isStarRing } from './star-ring.ts';

/** Children per node of the box tree; of 4, 8 and 16 the fastest on rings of 64 vertices. */
const FAN = 8;

/** No self-crossing was found; or the search gave up. Other answers are the position of an edge that is crossed. */
export const NO_CROSSING = -1;
export const GAVE_UP = -2;

let boxes = new Float64Array(0);
let levelStart: number[] = [];
let budget = 0;

/**
 * The first vertex of an edge that properly crosses another edge of the closed ring [from, to), `NO_CROSSING`, or
 * `GAVE_UP`. Edges that only touch do not cross.
 *
 * Most rings of coverage are stars, which one look at each edge shows. Of another a tree of boxes over runs of consecutive edges
 * is joined with itself, near-linear for rings that do not crowd. A crowded ring of n edges (long edges all across one
 * another) is given up after about 64 n box tests.
 */
export function findRingCrossing(coords: ArrayLike<number>, from: number, to: number): number {
  const edges = to - from - 1;
  if (edges < 4 || isStarRing(coords, from, to)) return NO_CROSSING;
  buildBoxes(coords, from, edges);
  budget = 64 * edges + 1_000_000;
  const found = joinNode(coords, from, levelStart.length - 2, 0);
  return found === NO_CROSSING && budget <= 0 ? GAVE_UP : found;
}

/** Level 0 holds the edges' boxes, each further level the boxes of `FAN` nodes; the last level is the root. */
function buildBoxes(coords: ArrayLike<number>, from: number, edges: number): void {
  levelStart = [0, edges];
  for (let count = edges; count > 1; ) {
    count = Math.ceil(count / FAN);
    levelStart.push(levelStart[levelStart.length - 1] + count);
  }
  const total = levelStart[levelStart.length - 1] * 4;
  if (boxes.length < total) boxes = new Float64Array(total);
  let x = coords[from * 2];
  let y = coords[from * 2 + 1];
  for (let e = 0; e < edges; e++) {
    const nextX = coords[(from + e) * 2 + 2];
    const nextY = coords[(from + e) * 2 + 3];
    // Comparisons are quicker than `Math.min`, which must mind the sign of zero.
    boxes[e * 4] = x < nextX ? x : nextX;
    boxes[e * 4 + 1] = y < nextY ? y : nextY;
    boxes[e * 4 + 2] = x < nextX ? nextX : x;
    boxes[e * 4 + 3] = y < nextY ? nextY : y;
    x = nextX;
    y = nextY;
  }
  for (let level = 1; level + 1 < levelStart.length; level++) {
    for (let node = levelStart[level]; node < levelStart[level + 1]; node++) {
      const first = levelStart[level - 1] + (node - levelStart[level]) * FAN;
      unite(node, first, Math.min(first + FAN, levelStart[level]));
    }
  }
}

function unite(node: number, first: number, end: number): void {
  let west = boxes[first * 4];
  let south = boxes[first * 4 + 1];
  let east = boxes[first * 4 + 2];
  let north = boxes[first * 4 + 3];
  for (let b = (first + 1) * 4; b < end * 4; b += 4) {
    if (boxes[b] < west) west = boxes[b];
    if (boxes[b + 1] < south) south = boxes[b + 1];
    if (boxes[b + 2] > east) east = boxes[b + 2];
    if (boxes[b + 3] > north) north = boxes[b + 3];
  }
  boxes[node * 4] = west;
  boxes[node * 4 + 1] = south;
  boxes[node * 4 + 2] = east;
  boxes[node * 4 + 3] = north;
}

const childrenEnd = (level: number, node: number): number =>
  Math.min((node + 1) * FAN, levelStart[level] - levelStart[level - 1]);

/** A crossing among the edges below one node. */
function joinNode(coords: ArrayLike<number>, from: number, level: number, node: number): number {
  if (level === 0) return NO_CROSSING;
  const end = childrenEnd(level, node);
  if (level === 1) return joinEdges(coords, from, node * FAN, end);
  for (let a = node * FAN; a < end; a++) {
    const within = joinNode(coords, from, level - 1, a);
    if (within !== NO_CROSSING) return within;
    const between = joinWithFollowing(coords, from, level - 1, a, a + 1, end);
    if (between !== NO_CROSSING) return between;
  }
  return NO_CROSSING;
}

/** A crossing among the edges [first, end). Neighbours share a vertex, so they cannot cross in a point inside both. */
function joinEdges(coords: ArrayLike<number>, from: number, first: number, end: number): number {
  for (let a = first; a < end; a++) {
    budget -= end - a - 1;
    if (budget <= 0) return NO_CROSSING;
    const found = crossOneOf(coords, from, a, a + 2, end);
    if (found !== NO_CROSSING) return found;
  }
  return NO_CROSSING;
}

/** A crossing between the edges below node `a` and those below the nodes [b, end) of the same level, which is not that of the edges. */
function joinWithFollowing(
  coords: ArrayLike<number>,
  from: number,
  level: number,
  a: number,
  b: number,
  end: number,
): number {
  const base = levelStart[level];
  const at = (base + a) * 4;
  const west = boxes[at];
  const south = boxes[at + 1];
  const east = boxes[at + 2];
  const north = boxes[at + 3];
  budget -= end - b;
  if (budget <= 0) return NO_CROSSING;
  for (let k = (base + b) * 4, other = b; other < end; other++, k += 4) {
    if (boxes[k] > east || boxes[k + 2] < west || boxes[k + 1] > north || boxes[k + 3] < south) continue;
    const otherStart = other * FAN;
    const otherEnd = childrenEnd(level, other);
    for (let child = a * FAN, childEnd = childrenEnd(level, a); child < childEnd; child++) {
      const found =
        level > 1
          ? joinWithFollowing(coords, from, level - 1, child, otherStart, otherEnd)
          : joinEdgeWith(coords, from, child, k, otherStart, otherEnd);
      if (found !== NO_CROSSING) return found;
    }
  }
  return NO_CROSSING;
}

/** A crossing of edge `a` with one of the edges [first, end), whose box stands at `k`. */
function joinEdgeWith(
  coords: ArrayLike<number>,
  from: number,
  a: number,
  k: number,
  first: number,
  end: number,
): number {
  budget -= end - first;
  if (budget <= 0) return NO_CROSSING;
  const at = 4 * a;
  if (
    boxes[k] > boxes[at + 2] ||
    boxes[k + 2] < boxes[at] ||
    boxes[k + 1] > boxes[at + 3] ||
    boxes[k + 3] < boxes[at + 1]
  )
    return NO_CROSSING;
  return crossOneOf(coords, from, a, first, end);
}

/** The first vertex of edge `a` where it crosses one of the edges [first, end). */
function crossOneOf(coords: ArrayLike<number>, from: number, a: number, first: number, end: number): number {
  const at = 4 * a;
  const west = boxes[at];
  const south = boxes[at + 1];
  const east = boxes[at + 2];
  const north = boxes[at + 3];
  for (let k = 4 * first, other = first; other < end; other++, k += 4) {
    if (boxes[k] > east || boxes[k + 2] < west || boxes[k + 1] > north || boxes[k + 3] < south) continue;
    if (edgesCross(coords, from + a, from + other)) return from + a;
  }
  return NO_CROSSING;
}

/** Whether the edges that start at vertices p and q cross in a point inside both. */
function edgesCross(coords: ArrayLike<number>, p: number, q: number): boolean {
  const ax = coords[p * 2];
  const ay = coords[p * 2 + 1];
  const bx = coords[p * 2 + 2];
  const by = coords[p * 2 + 3];
  const cx = coords[q * 2];
  const cy = coords[q * 2 + 1];
  const dx = coords[q * 2 + 2];
  const dy = coords[q * 2 + 3];
  const c = orient2d(ax, ay, bx, by, cx, cy);
  if (c === 0) return false;
  const d = orient2d(ax, ay, bx, by, dx, dy);
  if (c > 0 === d > 0 || d === 0) return false;
  const a = orient2d(cx, cy, dx, dy, ax, ay);
  if (a === 0) return false;
  const b = orient2d(cx, cy, dx, dy, bx, by);
  return b !== 0 && a > 0 !== b > 0;
}
