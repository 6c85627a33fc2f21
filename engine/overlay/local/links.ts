import type { EdgeTable } from '../edge-table.ts';
import { orient } from '../predicates.ts';
import { createRing, type OutlineRing } from './outline.ts';

/** A stretch of an outline between two nodes, its interior on the left. */
export interface Link {
  readonly from: number;
  readonly to: number;
  /** Its vertices in pieces, each from the vertex where the one before ends; both ends of the link included. */
  readonly pieces: readonly Float64Array[];
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
      from: table.nodeOf(xy, 2 * from),
      to: table.nodeOf(xy, 2 * to),
      pieces:
        end <= edges
          ? [xy.subarray(2 * from, 2 * end + 2)]
          : [xy.subarray(2 * from), xy.subarray(0, 2 * to + 2)].filter((piece) => piece.length > 2),
    });
  });
  return links;
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
function nextOf({ pieces }: Link, links: readonly Link[], leaving: readonly number[]): number {
  if (leaving.length === 1) return leaving[0];
  const [px, py, vx, vy] = pieces[pieces.length - 1].subarray(-4);
  const turnTo = (q: Float64Array): number => {
    const turn = orient(vx, vy, px, py, q[2], q[3]);
    return turn < 0 ? 0 : turn === 0 ? 1 : 2;
  };
  let best = leaving[0];
  for (const l of leaving) {
    const [q, r] = [links[l].pieces[0], links[best].pieces[0]];
    const [side, bestSide] = [turnTo(q), turnTo(r)];
    if (side < bestSide || (side === bestSide && orient(vx, vy, q[2], q[3], r[2], r[3]) < 0)) best = l;
  }
  return best;
}

/** A loop of links as a ring in canonical form. */
function ringOf(loop: readonly Link[], touching: ReadonlySet<number>): TurnedRing {
  const pieces = loop.flatMap((link) => link.pieces);
  const edges = pieces.reduce((sum, piece) => sum + piece.length / 2 - 1, 0);
  const [piece, offset, low] = lowestOf(pieces);
  const xy = new Float64Array(2 * edges + 2);
  let at = 0;
  const put = (part: Float64Array) => {
    xy.set(part, at);
    at += part.length;
  };
  put(pieces[piece].subarray(offset, -2));
  for (let i = 1; i < pieces.length; i++) put(pieces[(piece + i) % pieces.length].subarray(0, -2));
  put(pieces[piece].subarray(0, offset + 2));
  const passed: number[] = [];
  let vertex = 0;
  for (const link of loop) {
    if (touching.has(link.from)) passed.push(vertex >= low ? vertex - low : vertex - low + edges);
    for (const own of link.pieces) vertex += own.length / 2 - 1;
  }
  passed.sort((a, b) => a - b);
  const turn = orient(xy[at - 4], xy[at - 3], xy[0], xy[1], xy[2], xy[3]) > 0 ? 1 : -1;
  return { ring: createRing(xy, passed), turn };
}

/** The lexicographically smallest vertex: its piece, where it stands there, and its number along all of them. */
function lowestOf(pieces: readonly Float64Array[]): [piece: number, offset: number, vertex: number] {
  let [lowX, lowY] = [Infinity, Infinity];
  let lowest: [number, number, number] = [0, 0, 0];
  let vertex = 0;
  pieces.forEach((xy, piece) => {
    for (let k = 0; k < xy.length - 2; k += 2, vertex++) {
      if (xy[k] > lowX || (xy[k] === lowX && xy[k + 1] >= lowY)) continue;
      [lowX, lowY] = [xy[k], xy[k + 1]];
      lowest = [piece, k, vertex];
    }
  });
  return lowest;
}
