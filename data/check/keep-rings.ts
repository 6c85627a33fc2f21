import { INSIDE, locateInRing } from '../../engine/predicates/point-in-polygon.ts';
import { isClosed } from './ring-shape.ts';

/** A geometry in flat form whose coordinates are one `Float64Array`. */
export interface Shape {
  readonly partStart: ArrayLike<number>;
  readonly ringStart: ArrayLike<number>;
  readonly coords: Float64Array;
}

/**
 * The geometry without the rings for which `isDropped` holds and without the parts that this leaves empty, and the
 * former positions of the rings that stay. With `isClosing`, each ring ends where it begins.
 */
export function keepRings(from: Shape, isDropped: (ring: number) => boolean, isClosing: boolean) {
  const parts = ringsOfParts(from)
    .map((rings) => rings.filter((ring) => !isDropped(ring)))
    .filter((rings) => rings.length > 0);
  return { shape: shapeOf(from, parts, isClosing), origin: parts.flat() };
}

/** The polygons with some rings taken out of theirs: each makes a polygon of its own, with those of them that lie in it as its holes. */
export function setApart(from: Shape, isApart: ReadonlySet<number>): Shape {
  const polygons = ringsOfParts(from).flatMap((rings) => {
    const apart: number[][] = [];
    let left = rings.filter((ring) => isApart.has(ring));
    while (left.length > 0) {
      const [exterior, ...others] = left;
      const holes = others.filter((ring) => beginsInside(from, exterior, ring));
      apart.push([exterior, ...holes]);
      left = others.filter((ring) => !holes.includes(ring));
    }
    return [rings.filter((ring) => !isApart.has(ring)), ...apart];
  });
  return shapeOf(from, polygons, false);
}

/** The positions of the rings of each part. */
const ringsOfParts = ({ partStart }: Shape): number[][] =>
  Array.from({ length: partStart.length - 1 }, (_, part) =>
    Array.from({ length: partStart[part + 1] - partStart[part] }, (_, i) => partStart[part] + i),
  );

/** A geometry of rings of another one; with `isClosing`, each ends where it begins. */
function shapeOf(from: Shape, parts: readonly (readonly number[])[], isClosing: boolean): Shape {
  const partStart = [0];
  const ringStart = [0];
  const pieces: Float64Array[] = [];
  let vertices = 0;
  for (const rings of parts) {
    for (const ring of rings) {
      const start = from.ringStart[ring];
      const end = from.ringStart[ring + 1];
      pieces.push(from.coords.subarray(start * 2, end * 2));
      vertices += end - start;
      if (isClosing && !isClosed(from.coords, start, end)) {
        pieces.push(from.coords.subarray(start * 2, start * 2 + 2));
        vertices++;
      }
      ringStart.push(vertices);
    }
    partStart.push(ringStart.length - 1);
  }
  const coords = new Float64Array(vertices * 2);
  let at = 0;
  for (const piece of pieces) {
    coords.set(piece, at);
    at += piece.length;
  }
  return { partStart, ringStart, coords };
}

/** Whether the first vertex of a ring lies in another one. */
function beginsInside({ ringStart, coords }: Shape, ring: number, other: number): boolean {
  const v = 2 * ringStart[other];
  return locateInRing(coords, ringStart[ring], ringStart[ring + 1], coords[v], coords[v + 1]) === INSIDE;
}
