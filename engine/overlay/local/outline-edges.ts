import { type Arrangement, originOf, targetOf } from '../arrangement.ts';
import { orient } from '../predicates.ts';
import type { UnitBox } from '../units.ts';
import { touchesBox } from './zone.ts';

/** Edges of an outline, each with the interior on its left. */
export interface OutlineEdges {
  /** ax, ay, bx, by of each edge in units. */
  readonly ends: Float64Array;
  /** Bit 0 where the outline passes the first end more than once, bit 1 where it does the second. */
  readonly touching: Uint8Array;
}

/**
 * The edges that `tracePolygons` would make rings of and that touch a zone. The drawing must be complete along these edges; null where it
 * is seen not to be, because a node has no edge that leads on and could be one in the middle of a straight line.
 */
export function outlineEdges({ table }: Arrangement, inside: Uint8Array, zone: UnitBox): OutlineEdges | null {
  const { x, y, isVertex, nodes } = table;
  const came = new Int32Array(nodes).fill(-1);
  const left = new Int32Array(nodes).fill(-1);
  const arrivals = new Uint16Array(nodes);
  const departures = new Uint16Array(nodes);
  const boundary: number[] = [];
  for (let h = 0; h < inside.length; h++) {
    if (inside[h] === 0 || inside[h ^ 1] !== 0) continue;
    const [a, b] = [originOf(table, h), targetOf(table, h)];
    boundary.push(h);
    left[a] = h;
    departures[a]++;
    came[b] = h;
    arrivals[b]++;
  }
  const isStraight = (v: number): boolean => {
    if (isVertex[v] !== 0 || arrivals[v] !== 1 || departures[v] !== 1) return false;
    const [p, q] = [originOf(table, came[v]), targetOf(table, left[v])];
    return orient(x[p], y[p], x[v], y[v], x[q], y[q]) === 0;
  };
  const isOpen = (v: number): boolean => isVertex[v] === 0 && arrivals[v] !== departures[v];
  const isTouching = (v: number): number => (arrivals[v] + departures[v] > 2 ? 1 : 0);
  const ends: number[] = [];
  const touching: number[] = [];
  for (const h of boundary) {
    const a = originOf(table, h);
    if (isStraight(a)) continue;
    let b = targetOf(table, h);
    while (isStraight(b)) b = targetOf(table, left[b]);
    if (!touchesBox(zone, x[a], y[a], x[b], y[b])) continue;
    if (isOpen(a) || isOpen(b)) return null;
    ends.push(x[a], y[a], x[b], y[b]);
    touching.push(isTouching(a) | (isTouching(b) << 1));
  }
  return { ends: Float64Array.from(ends), touching: Uint8Array.from(touching) };
}
