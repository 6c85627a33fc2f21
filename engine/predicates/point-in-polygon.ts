import { orient2d } from 'robust-predicates';
import type { ShapeColumns } from '../dataset.ts';

/** Where a point lies with regard to a ring, polygon or feature. */
export const OUTSIDE = -1;
export const ON_EDGE = 0;
export const INSIDE = 1;

/**
 * Where the point lies with regard to the closed ring of vertices [from, to): `INSIDE`, `ON_EDGE` or `OUTSIDE`.
 * Exact for all doubles whose products do not underflow, hence for all degrees but those below 1e-150: a point on an edge or a
 * vertex is `ON_EDGE`, whatever the slope (adaptive predicates of Shewchuk 1997, doi:10.1007/PL00009321). A self-crossing ring is
 * judged by the even-odd rule.
 */
export function locateInRing(coords: Float64Array, from: number, to: number, lng: number, lat: number): number {
  let crossed = 0;
  let isAbove = coords[from * 2 + 1] > lat;
  for (let k = from * 2 + 3; k < to * 2; k += 2) {
    const by = coords[k];
    // Most edges stay on one side of the point's parallel and say nothing.
    if (isAbove ? by > lat : by < lat) continue;
    const crossing = crossEdge(coords[k - 3], coords[k - 2], coords[k - 1], by, lng, lat);
    if (crossing === TOUCHES_EDGE) return ON_EDGE;
    crossed ^= crossing;
    isAbove = by > lat;
  }
  return crossed === 1 ? INSIDE : OUTSIDE;
}

/** The point lies on the edge itself, see {@link crossEdge}. */
const TOUCHES_EDGE = 2;

/**
 * What an edge of a ring says about a point: 1 where the ray from the point to the east crosses it, 0 where it does not, and
 * `TOUCHES_EDGE`. Each edge is taken without its upper end for crossing, so that a vertex counts once. Edges wholly above or below
 * the point say 0.
 */
function crossEdge(ax: number, ay: number, bx: number, by: number, lng: number, lat: number): number {
  let crossing = 0;
  if (ay > lat !== by > lat) {
    // The edge crosses the point's parallel; an edge wholly to one side of the point needs no predicate.
    if (ax > lng && bx > lng) crossing = 1;
    else if (ax >= lng || bx >= lng) {
      const side = orient2d(ax, ay, bx, by, lng, lat);
      if (side === 0) return TOUCHES_EDGE;
      // orient2d is positive where the point lies clockwise of the edge, so right of an edge that runs up.
      if (side < 0 === by > ay) crossing = 1;
    }
  }
  // What the crossing rule above does not see: the edge's own upper end, and edges along the parallel.
  if (by === lat && (bx === lng || (ay === lat && ax > lng !== bx > lng))) return TOUCHES_EDGE;
  return crossing;
}

/** Where the point lies with regard to a polygon part: inside a hole is outside, the hole's edge is an edge. */
export function locateInPart(shapes: ShapeColumns, part: number, lng: number, lat: number): number {
  const { partStart, ringStart, coords } = shapes;
  const exterior = partStart[part];
  const end = partStart[part + 1];
  if (exterior === end) return OUTSIDE;
  const place = locateInRing(coords, ringStart[exterior], ringStart[exterior + 1], lng, lat);
  if (place !== INSIDE) return place;
  for (let ring = exterior + 1; ring < end; ring++) {
    const inHole = locateInRing(coords, ringStart[ring], ringStart[ring + 1], lng, lat);
    if (inHole === ON_EDGE) return ON_EDGE;
    if (inHole === INSIDE) return OUTSIDE;
  }
  return INSIDE;
}

/** Whether the point lies in, or exactly on the edge of, any part of the feature. */
export function covers(shapes: ShapeColumns, feature: number, lng: number, lat: number): boolean {
  const { featureStart, box } = shapes;
  const b = feature * 4;
  if (!(lng >= box[b] && lat >= box[b + 1] && lng <= box[b + 2] && lat <= box[b + 3])) return false;
  for (let part = featureStart[feature]; part < featureStart[feature + 1]; part++) {
    if (locateInPart(shapes, part, lng, lat) !== OUTSIDE) return true;
  }
  return false;
}
