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
  const partStart = [0];
  const ringStart = [0];
  const origin: number[] = [];
  const pieces: Float64Array[] = [];
  let vertices = 0;
  for (let part = 0; part + 1 < from.partStart.length; part++) {
    for (let ring = from.partStart[part]; ring < from.partStart[part + 1]; ring++) {
      if (isDropped(ring)) continue;
      const start = from.ringStart[ring];
      const end = from.ringStart[ring + 1];
      pieces.push(from.coords.subarray(start * 2, end * 2));
      vertices += end - start;
      if (isClosing && !isClosed(from.coords, start, end)) {
        pieces.push(from.coords.subarray(start * 2, start * 2 + 2));
        vertices++;
      }
      ringStart.push(vertices);
      origin.push(ring);
    }
    if (origin.length > partStart[partStart.length - 1]) partStart.push(origin.length);
  }
  const coords = new Float64Array(vertices * 2);
  let at = 0;
  for (const piece of pieces) {
    coords.set(piece, at);
    at += piece.length;
  }
  return { shape: { partStart, ringStart, coords } satisfies Shape, origin };
}

/** The polygons with some rings taken out of theirs: each makes a polygon of its own, with those of them that lie in it as its holes. */
export function setApart(from: Shape, isApart: ReadonlySet<number>): Shape {
  const polygons: number[][] = [];
  for (let part = 0; part + 1 < from.partStart.length; part++) {
    const rings = Array.from(
      { length: from.partStart[part + 1] - from.partStart[part] },
      (_, i) => from.partStart[part] + i,
    );
    polygons.push(rings.filter((ring) => !isApart.has(ring)));
    let left = rings.filter((ring) => isApart.has(ring));
    while (left.length > 0) {
      const [exterior, ...others] = left;
      polygons.push([exterior, ...others.filter((ring) => beginsInside(from, exterior, ring))]);
      left = others.filter((ring) => !beginsInside(from, exterior, ring));
    }
  }
  const partStart = [0];
  const ringStart = [0];
  const coords = new Float64Array(from.coords.length);
  for (const polygon of polygons) {
    for (const ring of polygon) {
      const end = ringStart[ringStart.length - 1];
      coords.set(from.coords.subarray(2 * from.ringStart[ring], 2 * from.ringStart[ring + 1]), 2 * end);
      ringStart.push(end + from.ringStart[ring + 1] - from.ringStart[ring]);
    }
    partStart.push(ringStart.length - 1);
  }
  return { partStart, ringStart, coords };
}

/** Whether the first vertex of a ring lies in another one. */
function beginsInside({ ringStart, coords }: Shape, ring: number, other: number): boolean {
  const v = 2 * ringStart[other];
  return locateInRing(coords, ringStart[ring], ringStart[ring + 1], coords[v], coords[v + 1]) === INSIDE;
}
