import { noTick, TICK_STEPS, type Tick } from '../tick.ts';
import { type Arcs, CLOSED } from './arcs.ts';
import { CROWDED, GIVEN, type Ring, STRAIGHT } from './noded-rings.ts';
import { orient } from './predicates.ts';

/** A simple loop cut from a walk along the outline. */
export interface Loop {
  readonly ring: Ring;
  /** The walk that the loop was cut from. */
  readonly walk: number;
  /** Whether it turns counter-clockwise, as an exterior does. */
  readonly isExterior: boolean;
  readonly minY: number;
  readonly maxY: number;
}

/** Where arcs begin. */
interface Starts {
  readonly arcs: Arcs;
  /** The arcs from node v are `out[start[v]]` up to `out[start[v + 1]]`. */
  readonly start: Int32Array;
  readonly out: Int32Array;
  /** Room for the points of a loop: their numbers and marks. */
  points: Int32Array;
  marks: Uint8Array;
}

/** All loops of an outline. */
export interface Loops {
  readonly loops: readonly Loop[];
  /** How many walks they were cut from. */
  readonly walks: number;
}

/**
 * The loops that arcs make; null where some arc leads nowhere. A walk follows one connected piece of interior: at a node it takes the
 * first arc clockwise, so that the interior stays connected on its left. A walk that passes a node twice is cut there; of its loops at
 * most one is an exterior, the rest are holes that touch it.
 */
export function joinArcs(arcs: Arcs, nodes: number, tick: Tick = noTick): Loops | null {
  const starts = startsOf(arcs, nodes);
  if (starts === null) return null;
  const loops: Loop[] = [];
  const walks = walkArcs(starts, nodes, loops, tick);
  return { loops, walks };
}

/** The arcs by the nodes where they begin; null when not as many end as begin at each. */
function startsOf(arcs: Arcs, nodes: number): Starts | null {
  const start = new Int32Array(nodes + 1);
  const balance = new Int32Array(nodes);
  for (let i = 0; i < arcs.count; i++) {
    if (arcs.from[i] === CLOSED) continue;
    start[arcs.from[i] + 1]++;
    balance[arcs.from[i]]++;
    balance[arcs.to[i]]--;
  }
  for (let v = 0; v < nodes; v++) {
    if (balance[v] !== 0) return null;
    start[v + 1] += start[v];
  }
  const out = new Int32Array(start[nodes]);
  const fill = start.slice(0, nodes);
  for (let i = 0; i < arcs.count; i++) if (arcs.from[i] !== CLOSED) out[fill[arcs.from[i]]++] = i;
  return { arcs, start, out, points: new Int32Array(1024), marks: new Uint8Array(1024) };
}

/** Walks along all arcs, cuts the walks into simple loops, and returns how many walks there are. */
function walkArcs(starts: Starts, nodes: number, loops: Loop[], tick: Tick): number {
  const { arcs, start } = starts;
  const isWalked = new Uint8Array(arcs.count);
  const depthOf = new Int32Array(nodes).fill(-1);
  const stack: number[] = [];
  let walks = 0;
  const cut = (from: number): void => {
    loops.push(loopOf(starts, stack, from, walks));
    for (let i = from; i < stack.length; i++) {
      const v = arcs.from[stack[i]];
      if (v !== CLOSED) depthOf[v] = -1;
    }
    stack.length = from;
  };
  for (let first = 0; first < arcs.count; first++) {
    if ((first + 1) % TICK_STEPS === 0) tick(first / arcs.count);
    if (isWalked[first] === 1) continue;
    let arc = first;
    do {
      isWalked[arc] = 1;
      const v = arcs.from[arc];
      if (v !== CLOSED) {
        if (depthOf[v] >= 0) cut(depthOf[v]);
        if (start[v + 1] - start[v] > 1) depthOf[v] = stack.length;
      }
      stack.push(arc);
      arc = v === CLOSED ? first : nextArc(starts, arc);
    } while (isWalked[arc] === 0);
    cut(0);
    walks++;
  }
  return walks;
}

/** The arc that continues another with the interior on its left: the first clockwise from where that came. */
function nextArc({ arcs, start, out }: Starts, arc: number): number {
  const v = arcs.to[arc];
  let best = out[start[v]];
  if (start[v + 1] - start[v] === 1) return best;
  const { xy } = arcs;
  const end = 2 * (arcs.start[arc + 1] - 1);
  for (let k = start[v] + 1; k < start[v + 1]; k++) {
    const turn = isClockwiseBefore(xy, end, end - 2, 2 * arcs.start[out[k]] + 2, 2 * arcs.start[best] + 2);
    if (turn) best = out[k];
  }
  return best;
}

/** Whether a clockwise turn around v that begins at p meets q before r; all are places of points in `xy`. */
function isClockwiseBefore(xy: Float64Array, v: number, p: number, q: number, r: number): boolean {
  const [ofQ, ofR] = [turnFrom(xy, v, p, q), turnFrom(xy, v, p, r)];
  if (ofQ !== ofR) return ofQ < ofR;
  return orient(xy[v], xy[v + 1], xy[r], xy[r + 1], xy[q], xy[q + 1]) > 0;
}

/** Where q lies on a clockwise turn around v that begins at p: 0 in the first half, 1 at its end, 2 in the second half. */
function turnFrom(xy: Float64Array, v: number, p: number, q: number): number {
  const side = orient(xy[v], xy[v + 1], xy[p], xy[p + 1], xy[q], xy[q + 1]);
  return side < 0 ? 0 : side > 0 ? 2 : 1;
}

/** The loop of the arcs on the stack from `first` on. */
function loopOf(starts: Starts, stack: readonly number[], first: number, walk: number): Loop {
  const { arcs } = starts;
  let length = 0;
  for (let i = first; i < stack.length; i++) length += arcs.start[stack[i] + 1] - arcs.start[stack[i]] - 1;
  if (starts.points.length < length) {
    starts.points = new Int32Array(2 * length);
    starts.marks = new Uint8Array(2 * length);
  }
  const { points, marks } = starts;
  let at = 0;
  let before = arcs.start[stack[stack.length - 1] + 1] - 1;
  for (let i = first; i < stack.length; i++) {
    at = writePoints(starts, stack[i], before, at);
    before = arcs.start[stack[i] + 1] - 1;
  }
  const ring = ringFrom(arcs.xy, points, marks, length, lowestOf(arcs.xy, points, length));
  const { noded } = ring;
  const last = noded.length - 2;
  const turn = orient(noded[last], noded[last + 1], noded[0], noded[1], noded[2], noded[3]);
  writeHeights(noded, heights);
  return { ring, walk, isExterior: turn > 0, minY: heights[0], maxY: heights[1] };
}

/** Writes the points of an arc but the last, and their marks, from `at` on, and returns where they end; `before` is the point that another arc ends at. */
function writePoints({ arcs, start, points, marks }: Starts, arc: number, before: number, at: number): number {
  const first = arcs.start[arc];
  const last = arcs.start[arc + 1] - 1;
  for (let k = first, to = at; k < last; k++, to++) {
    points[to] = k;
    marks[to] = arcs.marks[k];
  }
  marks[at] |= arcs.marks[before] & GIVEN;
  const node = arcs.from[arc];
  if (node !== CLOSED) marks[at] = (marks[at] & GIVEN) | (start[node + 1] - start[node] > 1 ? CROWDED : 0);
  return at + last - first;
}

/** Which of the first n points is lexicographically smallest. */
function lowestOf(xy: Float64Array, points: Int32Array, n: number): number {
  let low = 0;
  for (let i = 1; i < n; i++) {
    const a = 2 * points[i];
    const b = 2 * points[low];
    if (xy[a] < xy[b] || (xy[a] === xy[b] && xy[a + 1] < xy[b + 1])) low = i;
  }
  return low;
}

/** The least and the largest y of the ring at hand. */
const heights = new Float64Array(2);

function writeHeights(xy: Float64Array, into: Float64Array): void {
  let low = Infinity;
  let high = -Infinity;
  for (let k = 1; k < xy.length; k += 2) {
    if (xy[k] < low) low = xy[k];
    if (xy[k] > high) high = xy[k];
  }
  into[0] = low;
  into[1] = high;
}

/** The ring of the first n points from the lowest on. */
function ringFrom(xy: Float64Array, points: Int32Array, marks: Uint8Array, n: number, low: number): Ring {
  const noded = new Float64Array(2 * n);
  const turned = new Uint8Array(n);
  copyPoints(xy, points, marks, low, n, noded, turned, 0);
  copyPoints(xy, points, marks, 0, low, noded, turned, n - low);
  return { xy: withoutStraightNodes(noded, turned), noded, marks: turned };
}

/** Writes the points [first, end) and their marks from `at` on. */
function copyPoints(
  xy: Float64Array,
  points: Int32Array,
  marks: Uint8Array,
  first: number,
  end: number,
  noded: Float64Array,
  turned: Uint8Array,
  at: number,
): void {
  for (let k = first, to = at; k < end; k++, to++) {
    noded[2 * to] = xy[2 * points[k]];
    noded[2 * to + 1] = xy[2 * points[k] + 1];
    turned[to] = marks[k] & (GIVEN | CROWDED);
  }
}

/**
 * The ring without the nodes that crossings left in the middle of a straight line, which are marked: no vertex of the input, no
 * touching point, and exactly on the line between its neighbours.
 */
function withoutStraightNodes(noded: Float64Array, marks: Uint8Array): Float64Array {
  const straight = markStraight(noded, marks);
  if (straight === 0) return noded;
  const xy = new Float64Array(2 * (marks.length - straight));
  copyBent(noded, marks, xy);
  return xy;
}

/** Marks the straight nodes, and returns how many they are. */
function markStraight(noded: Float64Array, marks: Uint8Array): number {
  const n = marks.length;
  let straight = 0;
  for (let i = 0; i < n; i++) {
    if (marks[i] !== 0) continue;
    const p = 2 * (i === 0 ? n - 1 : i - 1);
    const q = 2 * (i === n - 1 ? 0 : i + 1);
    const turn = orient(noded[p], noded[p + 1], noded[2 * i], noded[2 * i + 1], noded[q], noded[q + 1]);
    if (turn !== 0) continue;
    marks[i] = STRAIGHT;
    straight++;
  }
  return straight;
}

/** Copies the nodes that are not straight. */
function copyBent(noded: Float64Array, marks: Uint8Array, xy: Float64Array): void {
  for (let i = 0, at = 0; i < marks.length; i++) {
    if (marks[i] === STRAIGHT) continue;
    xy[at++] = noded[2 * i];
    xy[at++] = noded[2 * i + 1];
  }
}
