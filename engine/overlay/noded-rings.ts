import { writeClosed } from './to-polygon-set.ts';

/**
 * Rings with the interior on their left that keep every node that noding left on them, closed, in degrees. What is next to an outline
 * somewhere decides which of its nodes are in the way there, so outlines are joined from these.
 */
export interface NodedRings {
  readonly ringStart: Uint32Array;
  readonly coords: Float64Array;
  /** Per vertex {@link GIVEN}, {@link CROWDED}, {@link STRAIGHT}. */
  readonly marks: Uint8Array;
}

/** A vertex of the polygons as given, no mere crossing. */
export const GIVEN = 1;
/** Where rings meet. */
export const CROWDED = 2;
/** A crossing left in the middle of a straight line, where nothing meets: it is not in the rings that are given out. */
export const STRAIGHT = 4;

/** A ring in units from its lexicographically smallest vertex on, x and y interleaved, not closed. */
export interface Ring {
  /** Without the straight nodes. */
  readonly xy: Float64Array;
  readonly noded: Float64Array;
  readonly marks: Uint8Array;
}

/** The rings of polygons, closed, in the same order; the coordinates are `same` where no ring has a straight node. */
export function toNodedRings(
  polygons: readonly (readonly Ring[])[],
  same: { readonly ringStart: Uint32Array; readonly coords: Float64Array },
): NodedRings {
  let rings = 0;
  let vertices = 0;
  for (const polygon of polygons) {
    rings += polygon.length;
    for (const ring of polygon) vertices += ring.marks.length + 1;
  }
  const isSame = 2 * vertices === same.coords.length;
  const ringStart = isSame ? same.ringStart : new Uint32Array(rings + 1);
  const coords = isSame ? same.coords : new Float64Array(2 * vertices);
  const marks = new Uint8Array(vertices);
  let r = 0;
  let at = 0;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      marks.set(ring.marks, at);
      marks[at + ring.marks.length] = ring.marks[0];
      if (!isSame) {
        writeClosed(ring.noded, coords, 2 * at);
        ringStart[r + 1] = at + ring.marks.length + 1;
      }
      at += ring.marks.length + 1;
      r++;
    }
  }
  return { ringStart, coords, marks };
}
