import { toCoordinateUnits } from './format-number.ts';

/** Interleaved whole coordinates of one path or closed ring. */
export type UnitPath = readonly number[];

/** The vertices [from, to) in units of the last decimal, without vertices that repeat the one before them. */
export function toUnitPath(coords: ArrayLike<number>, from: number, to: number): number[] {
  const path: number[] = [];
  for (let v = from; v < to; v++) {
    const lng = toCoordinateUnits(coords[v * 2]);
    const lat = toCoordinateUnits(coords[v * 2 + 1]);
    const last = path.length;
    if (last > 0 && path[last - 2] === lng && path[last - 1] === lat) continue;
    path.push(lng, lat);
  }
  return path;
}

/**
 * The closed ring of the vertices [from, to) in units of the last decimal, an exterior counter-clockwise and a hole
 * clockwise; `null` where rounding leaves fewer than three positions or only a line.
 */
export function tidyRing(coords: ArrayLike<number>, from: number, to: number, isHole: boolean): number[] | null {
  const ring = toUnitPath(coords, from, to);
  if (ring.length > 2 && ring[0] === ring[ring.length - 2] && ring[1] === ring[ring.length - 1]) ring.length -= 2;
  if (ring.length < 6) return null;
  const doubleArea = signedDoubleArea(ring);
  if (doubleArea === 0 && isLine(ring)) return null;
  ring.push(ring[0], ring[1]);
  return doubleArea > 0 === isHole && doubleArea !== 0 ? reversed(ring) : ring;
}

/** Twice the signed area of an open ring, from its first vertex so that small rings are exact. */
function signedDoubleArea(ring: UnitPath): number {
  let sum = 0;
  for (let k = 2; k + 3 < ring.length; k += 2) {
    const ax = ring[k] - ring[0];
    const ay = ring[k + 1] - ring[1];
    sum += ax * (ring[k + 3] - ring[1]) - (ring[k + 2] - ring[0]) * ay;
  }
  return sum;
}

/** Whether all vertices lie on the line through the first two. */
function isLine(ring: UnitPath): boolean {
  const dx = ring[2] - ring[0];
  const dy = ring[3] - ring[1];
  for (let k = 4; k < ring.length; k += 2) {
    if (dx * (ring[k + 1] - ring[1]) !== dy * (ring[k] - ring[0])) return false;
  }
  return true;
}

function reversed(ring: UnitPath): number[] {
  const turned: number[] = [];
  for (let k = ring.length - 2; k >= 0; k -= 2) turned.push(ring[k], ring[k + 1]);
  return turned;
}
