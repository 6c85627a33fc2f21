import { orient2d } from 'robust-predicates';
import type { PolygonSet } from '../dataset.ts';
import { EDGES_PER_RUN, type Path } from './path.ts';
import { createPathSieve } from './path-sieve.ts';

/** Where a path meets the edges of a polygon, edge of the path by edge; one is made and asked again and again. */
export interface PathContacts {
  /** Finds where a path meets the edges of a part's rings. */
  find(polygons: PolygonSet, part: number, path: Path): void;
  /** Goes to the next edge of the path that meets any, from the first on; false where there is no other. */
  next(): boolean;
  /** The edge's number, from 0. */
  edge: number;
  /** The fractions of the edge where it meets any, ascending from 0 to 1, ends included: [0 .. cuts) of the array. */
  fractions: Float64Array;
  cuts: number;
  /** Whether a fraction of the edge lies where it runs along another. */
  runsAlong(fraction: number): boolean;
}

/** Holds no path. What the edges of a ring meet is looked for among few of the path's, which are made ready once for every polygon. */
export function createPathContacts(): PathContacts {
  const sieve = createPathSieve();
  let path: Path | null = null;
  /** Of each contact the edge of the path, and where along it the contact begins and ends. */
  let edges = new Uint32Array(64);
  let spans = new Float64Array(128);
  /** Edge and number of each contact as one number, to be sorted. */
  let keys = new Float64Array(64);
  let count = 0;
  /** The contacts of the present edge, in the order of the keys. */
  let first = 0;
  let at = 0;

  function find({ partStart, ringStart, coords }: PolygonSet, part: number, given: Path): void {
    if (given !== path) sieve.fill(given);
    path = given;
    count = 0;
    at = 0;
    for (let ring = partStart[part]; ring < partStart[part + 1]; ring++) {
      const found = sieve.sift(coords, ringStart[ring], ringStart[ring + 1]);
      for (let i = 0; i < found; i++) meetGroups(coords, sieve.edges[i], sieve.groups[i], given);
    }
    for (let i = 0; i < count; i++) keys[i] = edges[i] * count + i;
    if (count > 1) keys.subarray(0, count).sort();
  }

  /** Meets an edge of a ring with the edges of some groups of the path's runs. */
  function meetGroups(ring: Float64Array, k: number, groups: number, { coords, from, to, runBoxes }: Path): void {
    const [px, py, qx, qy] = [ring[k], ring[k + 1], ring[k + 2], ring[k + 3]];
    const west = Math.min(px, qx);
    const east = Math.max(px, qx);
    const south = Math.min(py, qy);
    const north = Math.max(py, qy);
    const { runsPerGroup } = sieve;
    for (let left = groups; left !== 0; left &= left - 1) {
      const group = 31 - Math.clz32(left & -left);
      const endRun = Math.min(runBoxes.length / 4, (group + 1) * runsPerGroup);
      for (let run = group * runsPerGroup; run < endRun; run++) {
        const b = 4 * run;
        if (runBoxes[b] > east || runBoxes[b + 2] < west || runBoxes[b + 1] > north || runBoxes[b + 3] < south)
          continue;
        const end = Math.min(to - 1, from + (run + 1) * EDGES_PER_RUN);
        for (let v = from + run * EDGES_PER_RUN; v < end; v++) {
          const ax = coords[2 * v];
          const bx = coords[2 * v + 2];
          if ((ax < west && bx < west) || (ax > east && bx > east)) continue;
          const ay = coords[2 * v + 1];
          const by = coords[2 * v + 3];
          if ((ay < south && by < south) || (ay > north && by > north)) continue;
          meetEdge(v - from, ax, ay, bx, by, px, py, qx, qy);
        }
      }
    }
  }

  /** Meets edge a→b of the path with edge p→q of a ring. */
  function meetEdge(
    edge: number,
    ax: number,
    ay: number,
    bx: number,
    by: number,
    px: number,
    py: number,
    qx: number,
    qy: number,
  ): void {
    const p = orient2d(ax, ay, bx, by, px, py);
    const q = orient2d(ax, ay, bx, by, qx, qy);
    if (p === 0 && q === 0) {
      const tp = fractionOf(ax, ay, bx, by, px, py);
      const tq = fractionOf(ax, ay, bx, by, qx, qy);
      add(edge, Math.max(0, Math.min(tp, tq)), Math.min(1, Math.max(tp, tq)));
    } else if (!((p > 0 && q > 0) || (p < 0 && q < 0))) {
      const a = orient2d(px, py, qx, qy, ax, ay);
      const b = orient2d(px, py, qx, qy, bx, by);
      if (!((a > 0 && b > 0) || (a < 0 && b < 0))) add(edge, a / (a - b), a / (a - b));
    }
  }

  function add(edge: number, start: number, end: number): void {
    if (count === edges.length) {
      edges = grown(edges, new Uint32Array(2 * count));
      spans = grown(spans, new Float64Array(4 * count));
      keys = new Float64Array(2 * count);
    }
    edges[count] = edge;
    spans[2 * count] = start;
    spans[2 * count + 1] = end;
    count++;
  }

  function next(): boolean {
    if (at === count) return false;
    first = at;
    contacts.edge = edges[keys[at] % count];
    contacts.cuts = 0;
    while (at < count && edges[keys[at] % count] === contacts.edge) at++;
    if (contacts.fractions.length < 2 * (at - first) + 2) contacts.fractions = new Float64Array(4 * (at - first));
    insert(0);
    insert(1);
    for (let i = first; i < at; i++) {
      const contact = keys[i] % count;
      const start = spans[2 * contact];
      const end = spans[2 * contact + 1];
      if (start <= end) insert(start);
      if (start < end) insert(end);
    }
    return true;
  }

  /** Puts a fraction among those of the edge. */
  function insert(fraction: number): void {
    const { fractions } = contacts;
    let slot = contacts.cuts++;
    for (; slot > 0 && fractions[slot - 1] > fraction; slot--) fractions[slot] = fractions[slot - 1];
    fractions[slot] = fraction;
  }

  function runsAlong(fraction: number): boolean {
    for (let i = first; i < at; i++) {
      const contact = keys[i] % count;
      const start = spans[2 * contact];
      const end = spans[2 * contact + 1];
      if (start < end && start <= fraction && fraction <= end) return true;
    }
    return false;
  }

  const contacts: PathContacts = { find, next, edge: 0, fractions: new Float64Array(16), cuts: 0, runsAlong };
  return contacts;
}

function grown<T extends Uint32Array | Float64Array>(values: T, into: T): T {
  into.set(values);
  return into;
}

/** The position of a point of the edge's line along the edge, measured on its longer axis. */
function fractionOf(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  if (dx === 0 && dy === 0) return 0;
  return Math.abs(dx) >= Math.abs(dy) ? (x - ax) / dx : (y - ay) / dy;
}
