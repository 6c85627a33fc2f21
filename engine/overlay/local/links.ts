import type { EdgeTable } from '../edge-table.ts';
import { orient } from '../predicates.ts';
import { createRing, type OutlineRing } from './outline.ts';

/** A stretch of an outline between two nodes, its interior on the left. */
export interface Link {
  readonly from: number;
  readonly to: number;
  /** Its vertices, both ends included. */
  readonly xy: Float64Array;
}

/** Where a ring is cut: at a vertex, and whether the edge that begins there is gone. */
export interface Break {
  readonly vertex: number;
  readonly isGone: boolean;
}

/** A ring and which way it turns: 1 counter-clockwise, an exterior; -1 clockwise, a hole. */
export interface TurnedRing {
  readonly ring: OutlineRing;
  readonly turn: number;
}

/** What is left of a ring that is cut at some vertices, between them. */
export function linkRing({ xy }: OutlineRing, breaks: readonly Break[], table: EdgeTable): Link[] {
  const edges = xy.length / 2 - 1;
  const isGone = new Map<number, boolean>();
  for (const cut of breaks) {
    const vertex = cut.vertex === edges ? 0 : cut.vertex;
    isGone.set(vertex, cut.isGone || isGone.get(vertex) === true);
  }
  const cuts = [...isGone.keys()].sort((a, b) => a - b);
  const links: Link[] = [];
  cuts.forEach((vertex, i) => {
    if (isGone.get(vertex)) return;
    const end = i + 1 < cuts.length ? cuts[i + 1] : cuts[0] + edges;
    const [from, to] = [vertex, end % edges];
    links.push({
      from: table.nodeAt(xy[2 * from], xy[2 * from + 1]),
      to: table.nodeAt(xy[2 * to], xy[2 * to + 1]),
      xy: end <= edges ? xy.slice(2 * from, 2 * end + 2) : joined([xy.subarray(2 * from), xy.subarray(0, 2 * to + 2)]),
    });
  });
  return links;
}

/** The vertices of stretches that follow one another. */
function joined(pieces: readonly Float64Array[]): Float64Array {
  const xy = new Float64Array(pieces.reduce((sum, piece) => sum + piece.length - 2, 2));
  let at = 0;
  for (const piece of pieces) {
    xy.set(piece, at);
    at += piece.length - 2;
  }
  return xy;
}

/**
 * The rings that links make, in groups: those of one walk, which keeps the interior on its left and takes the first link clockwise at each
 * node, as `tracePolygons` does. Null where links end without another that leads on.
 */
export function linksToRings(
  links: readonly Link[],
  nodes: number,
  touching: ReadonlySet<number>,
): TurnedRing[][] | null {
  const leaving: number[][] = Array.from({ length: nodes }, () => []);
  const balance = new Int32Array(nodes);
  links.forEach(({ from, to }, l) => {
    leaving[from].push(l);
    balance[from]++;
    balance[to]--;
  });
  if (balance.some((open) => open !== 0)) return null;
  const isWalked = new Uint8Array(links.length);
  const depthOf = new Int32Array(nodes).fill(-1);
  const walks: TurnedRing[][] = [];
  for (let first = 0; first < links.length; first++) {
    if (isWalked[first] === 1) continue;
    const walk: TurnedRing[] = [];
    const stack: Link[] = [];
    const cut = (depth: number) => {
      const loop = stack.splice(depth);
      for (const { from } of loop) depthOf[from] = -1;
      walk.push(ringOf(loop, touching));
    };
    let l = first;
    do {
      isWalked[l] = 1;
      const link = links[l];
      if (depthOf[link.from] >= 0) cut(depthOf[link.from]);
      depthOf[link.from] = stack.length;
      stack.push(link);
      l = nextOf(link, links, leaving[link.to]);
    } while (isWalked[l] === 0);
    cut(0);
    walks.push(walk);
  }
  return walks;
}

/** Of the links that leave the end of a link, the first one clockwise from it. */
function nextOf({ xy }: Link, links: readonly Link[], leaving: readonly number[]): number {
  if (leaving.length === 1) return leaving[0];
  const [px, py, vx, vy] = xy.subarray(xy.length - 4);
  const turnTo = (q: Float64Array): number => {
    const turn = orient(vx, vy, px, py, q[2], q[3]);
    return turn < 0 ? 0 : turn === 0 ? 1 : 2;
  };
  let best = leaving[0];
  for (const l of leaving) {
    const [q, r] = [links[l].xy, links[best].xy];
    const [side, bestSide] = [turnTo(q), turnTo(r)];
    if (side < bestSide || (side === bestSide && orient(vx, vy, q[2], q[3], r[2], r[3]) < 0)) best = l;
  }
  return best;
}

/** A loop of links as a ring in canonical form. */
function ringOf(loop: readonly Link[], touching: ReadonlySet<number>): TurnedRing {
  const closed = joined(loop.map(({ xy }) => xy));
  const edges = closed.length / 2 - 1;
  let low = 0;
  for (let v = 1; v < edges; v++) {
    const isBelow = closed[2 * v] === closed[2 * low] && closed[2 * v + 1] < closed[2 * low + 1];
    if (closed[2 * v] < closed[2 * low] || isBelow) low = v;
  }
  const passed: number[] = [];
  let at = 0;
  for (const { from, xy } of loop) {
    if (touching.has(from)) passed.push(at >= low ? at - low : at - low + edges);
    at += xy.length / 2 - 1;
  }
  const xy = joined([closed.subarray(2 * low), closed.subarray(0, 2 * low + 2)]);
  const end = xy.length;
  const turn = orient(xy[end - 4], xy[end - 3], xy[0], xy[1], xy[2], xy[3]) > 0 ? 1 : -1;
  return {
    ring: createRing(
      xy,
      passed.sort((a, b) => a - b),
    ),
    turn,
  };
}
