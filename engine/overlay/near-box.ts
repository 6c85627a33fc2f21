import type { PolygonSet } from './polygon-set.ts';

/**
 * Polygons that are the same as those of the set everywhere inside the box (west, south, east, north), with few vertices
 * outside it; made for measuring one area against coverage of a whole country. No coordinate inside is changed or
 * rounded. Outside the box the result means nothing.
 *
 * A vertex between two edges that each lie wholly beyond one side of the box is pulled in to just beyond that side.
 * Such an edge stays beyond its side, so nothing inside the box changes sides; edges that might cross the box keep both their
 * ends. Steps along one side are then drawn together, since a path that runs along a line and back encloses nothing.
 */
export function polygonsNearBox(set: PolygonSet, box: ArrayLike<number>): PolygonSet {
  const margin = 1e-3 * Math.max(box[2] - box[0], box[3] - box[1], 1e-3);
  const frame = [box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin];
  const partStart = [0];
  const ringStart = [0];
  const coords: number[] = [];
  for (let part = 0; part + 1 < set.partStart.length; part++) {
    for (let ring = set.partStart[part]; ring < set.partStart[part + 1]; ring++) {
      if (pushRing(set.coords, set.ringStart[ring], set.ringStart[ring + 1], box, frame, coords))
        ringStart.push(coords.length / 2);
      // Without its exterior a part has nothing inside the box, and neither have its holes.
      else if (ring === set.partStart[part]) break;
    }
    if (ringStart.length - 1 > partStart[partStart.length - 1]) partStart.push(ringStart.length - 1);
  }
  return {
    partStart: Uint32Array.from(partStart),
    ringStart: Uint32Array.from(ringStart),
    coords: Float64Array.from(coords),
  };
}

const WEST = 1;
const EAST = 2;
const SOUTH = 4;
const NORTH = 8;

/** The sides of the box that a position lies beyond, as bits. */
const beyond = (lng: number, lat: number, box: ArrayLike<number>): number =>
  (lng < box[0] ? WEST : 0) | (lng > box[2] ? EAST : 0) | (lat < box[1] ? SOUTH : 0) | (lat > box[3] ? NORTH : 0);

/** Appends what is left of a closed ring; false, and nothing appended, where all of it lies beyond one side. */
function pushRing(
  from: Float64Array,
  start: number,
  end: number,
  box: ArrayLike<number>,
  frame: readonly number[],
  to: number[],
): boolean {
  const count = end - start - 1;
  if (count < 3) return false;
  const sides = new Uint8Array(count);
  let common = WEST | EAST | SOUTH | NORTH;
  for (let i = 0; i < count; i++) {
    sides[i] = beyond(from[(start + i) * 2], from[(start + i) * 2 + 1], box);
    common &= sides[i];
  }
  if (common !== 0) return false;
  const first = to.length;
  for (let i = 0; i < count; i++) {
    const before = sides[i === 0 ? count - 1 : i - 1];
    const after = sides[i + 1 === count ? 0 : i + 1];
    let lng = from[(start + i) * 2];
    let lat = from[(start + i) * 2 + 1];
    if ((before & sides[i]) !== 0 && (sides[i] & after) !== 0) {
      lng = Math.min(Math.max(lng, frame[0]), frame[2]);
      lat = Math.min(Math.max(lat, frame[1]), frame[3]);
    }
    pushVertex(to, first, lng, lat, frame);
  }
  to.push(to[first], to[first + 1]);
  return true;
}

/** Appends a vertex; of three in a row on one line of the frame the middle one is left out. */
function pushVertex(to: number[], first: number, lng: number, lat: number, frame: readonly number[]): void {
  const k = to.length;
  const onMeridian = (lng === frame[0] || lng === frame[2]) && to[k - 4] === lng && to[k - 2] === lng;
  const onParallel = (lat === frame[1] || lat === frame[3]) && to[k - 3] === lat && to[k - 1] === lat;
  if (k - first >= 4 && (onMeridian || onParallel)) {
    to[k - 2] = lng;
    to[k - 1] = lat;
  } else to.push(lng, lat);
}
