import type { PolygonSet } from './polygon-set.ts';

/** Bounds [west, south, east, north] in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Which sides of the box a vertex lies beyond, as bits; 0 inside or on it. */
const WEST = 1;
const EAST = 2;
const SOUTH = 4;
const NORTH = 8;

/**
 * A set that covers the same points as `set` inside the box (its edge included), with far fewer vertices elsewhere; what it
 * covers outside the box is arbitrary, and its rings may cross there. For `overlay` of questions that only hold
 * inside the box. No vertex is made: a run of vertices beyond one side of the box is replaced by a straight edge from its
 * first to its last, which stays beyond that side, so every edge that meets the box is an edge of the input. Rings wholly beyond one
 * side go. O(vertices).
 */
export function clipToBox(set: PolygonSet, box: Box): PolygonSet {
  const { partStart, ringStart, coords } = set;
  const partEnds: number[] = [0];
  const ringEnds: number[] = [0];
  const kept = new Float64Array(coords.length);
  let end = 0;
  for (let p = 0; p + 1 < partStart.length; p++) {
    const rings = ringEnds.length;
    for (let r = partStart[p]; r < partStart[p + 1]; r++) {
      const before = end;
      end = clipRing(coords, ringStart[r], ringStart[r + 1], box, kept, end);
      if (end > before) ringEnds.push(end / 2);
    }
    if (ringEnds.length > rings) partEnds.push(ringEnds.length - 1);
  }
  return {
    partStart: Uint32Array.from(partEnds),
    ringStart: Uint32Array.from(ringEnds),
    coords: kept.slice(0, end),
  };
}

/** Writes what must stay of a closed ring, closed, to `kept` from `first` on, and returns its end; nothing when the whole ring is beyond one side. */
function clipRing(
  coords: Float64Array,
  start: number,
  end: number,
  [w, s, e, n]: Box,
  kept: Float64Array,
  first: number,
): number {
  let at = first;
  // The sides that all vertices since the last one kept share, that one included.
  let shared = 0;
  let all = WEST | EAST | SOUTH | NORTH;
  let pending = -1;
  for (let i = 2 * start; i < 2 * end; i += 2) {
    const x = coords[i];
    const y = coords[i + 1];
    const beyond = (x < w ? WEST : 0) | (x > e ? EAST : 0) | (y < s ? SOUTH : 0) | (y > n ? NORTH : 0);
    all &= beyond;
    if ((shared & beyond) !== 0) {
      shared &= beyond;
      pending = i;
      continue;
    }
    if (pending >= 0) {
      kept[at++] = coords[pending];
      kept[at++] = coords[pending + 1];
      shared = sidesOf(coords[pending], coords[pending + 1], w, s, e, n) & beyond;
      pending = -1;
      if (shared !== 0) {
        pending = i;
        continue;
      }
    }
    kept[at++] = x;
    kept[at++] = y;
    shared = beyond;
  }
  if (all !== 0) return first;
  if (pending >= 0) {
    kept[at++] = coords[pending];
    kept[at++] = coords[pending + 1];
  }
  return at;
}

const sidesOf = (x: number, y: number, w: number, s: number, e: number, n: number): number =>
  (x < w ? WEST : 0) | (x > e ? EAST : 0) | (y < s ? SOUTH : 0) | (y > n ? NORTH : 0);
