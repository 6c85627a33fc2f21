import { orient2d } from 'robust-predicates';
import type { RisingPoints } from '../index/rising-points.ts';
import { INSIDE, ON_EDGE, OUTSIDE } from './point-in-polygon.ts';

/** What is known of a point while the sweep goes on: whether its ray to the east has crossed the ring an odd number of times. */
const CROSSED = 1;
/** The point lies on an edge. */
const TOUCHED = 2;

/**
 * Writes where each of some points lies with regard to the closed ring of vertices [from, to) into its entry of `places`:
 * exactly what `locateInRing` says of it. The sweep goes along the ring and up and down the points beside it: a step over a point is
 * an edge that crosses the point's parallel, so that every edge meets just the points that it has something to say about.
 */
export function sweepRing(
  coords: Float64Array,
  from: number,
  to: number,
  points: RisingPoints,
  places: Int8Array,
): void {
  const { lng, lat, count } = points;
  places.fill(0, 1, count + 1);
  let ax = coords[2 * from];
  let ay = coords[2 * from + 1];
  // The points before this one lie below the vertex, the others beside or above it.
  let next = 1;
  while (lat[next] < ay) next++;
  for (let k = 2 * from + 2; k < 2 * to; k += 2) {
    const bx = coords[k];
    const by = coords[k + 1];
    if (lat[next] < by) {
      do {
        const x = lng[next];
        if (ax > x && bx > x) places[next] ^= CROSSED;
        else if (ax >= x || bx >= x) places[next] = afterEdge(places[next], ax, ay, bx, by, x, lat[next]);
        next++;
      } while (lat[next] < by);
    } else {
      while (lat[next - 1] >= by) {
        next--;
        const x = lng[next];
        if (ax > x && bx > x) places[next] ^= CROSSED;
        else if (ax >= x || bx >= x) places[next] = afterEdge(places[next], bx, by, ax, ay, x, lat[next]);
      }
    }
    // What no step sees: the edge's own end, and edges along the parallel.
    for (let beside = next; lat[beside] === by; beside++) {
      const x = lng[beside];
      if (bx === x || (ay === by && ax > x !== bx > x)) places[beside] |= TOUCHED;
    }
    ax = bx;
    ay = by;
  }
  for (let i = 1; i <= count; i++)
    places[i] = places[i] >= TOUCHED ? ON_EDGE : places[i] === CROSSED ? INSIDE : OUTSIDE;
}

/** What is known of a point after an edge that rises from a to b over its parallel, and neither side of the edge is plain. */
function afterEdge(known: number, ax: number, ay: number, bx: number, by: number, lng: number, lat: number): number {
  // orient2d is negative where the point lies left of an edge that rises.
  const side = orient2d(ax, ay, bx, by, lng, lat);
  return side === 0 ? known | TOUCHED : side < 0 ? known ^ CROSSED : known;
}
