import { boundDistances, createDistanceBound, type DistanceBound } from '../geodesy/local-frame.ts';
import { cosine } from '../geodesy/trig.ts';
import { RADIANS_PER_DEGREE } from '../geodesy/wgs84.ts';
import type { BoxIndex } from './box-index.ts';

/** Relative room for the rounding of distances (1e-9 by contract) when a bound is compared with one. */
export const BOUND_SLACK = 1 + 4e-9;
/** Absolute room for the rounding of coordinates, metres: 1.5e-14 degrees of latitude are 1.6e-9 m. */
export const BOUND_SLACK_M = 1e-8;

/**
 * A search for the nearest thing: whoever owns it measures the items it is shown in `visit` and lowers `bestM`.
 * `bound` then holds for everything within `bound.radiusM` >= `bestM` of the position.
 */
export interface NearestSearch {
  lng: number;
  lat: number;
  /** The distance to beat or equal, metres. */
  bestM: number;
  readonly bound: DistanceBound;
  /** Measures an item of the index; may lower `bestM`. */
  visit: (item: number) => void;
}

export const createNearestSearch = (visit: (item: number) => void): NearestSearch => ({
  lng: 0,
  lat: 0,
  bestM: Number.POSITIVE_INFINITY,
  bound: createDistanceBound(),
  visit,
});

// The path from root to leaf leaves at most 15 siblings per level; 32 levels are far beyond 2^32 boxes.
const stackNode = new Int32Array(512);
const stackLevel = new Uint8Array(512);
const stackBoundM = new Float64Array(512);

/**
 * Shows `search.visit` every box that could hold something at most `maxM` and at most `bestM` from (lng, lat), nearest
 * bounds first; `guess` is an item to measure before all others, or -1. Nothing is shown for a position that is none.
 *
 * `neighbors` of flatbush ranks by plain differences of degrees and would be wrong here; this walks the same
 * packed tree with bounds in metres that are proven (see `boundDistances`).
 */
export const searchNearest = (
  index: BoxIndex,
  search: NearestSearch,
  lng: number,
  lat: number,
  maxM: number,
  guess: number,
): void => {
  search.lng = lng;
  search.lat = lat;
  search.bestM = maxM;
  if (index.tree === null || !(Math.abs(lat) <= 90) || !(Math.abs(lng) <= 180) || !(maxM >= 0)) return;
  boundDistances(lat, maxM, search.bound);
  if (guess >= 0) search.visit(guess);
  if (search.bestM === Number.POSITIVE_INFINITY) visitGreedily(index, search);
  boundDistances(lat, search.bestM, search.bound);
  descend(index, search, lng);
  // A circle over the antimeridian is looked for on the other side too; one that holds a pole has no bound on longitude.
  if (search.bound.lngReachDeg < 180) {
    if (lng + search.bound.lngReachDeg > 180) descend(index, search, lng - 360);
    if (lng - search.bound.lngReachDeg < -180) descend(index, search, lng + 360);
  }
};

/** Walks down to one near leaf, so that the search proper starts with a finite distance. */
const visitGreedily = (index: BoxIndex, search: NearestSearch): void => {
  const tree = index.tree!;
  const boxes = tree._boxes;
  const cosLat = cosine(search.lat * RADIANS_PER_DEGREE);
  let node = boxes.length - 4;
  for (let level = tree._levelBounds.length - 1; level >= 0; level--) {
    const end = Math.min(node + 4 * tree.nodeSize, tree._levelBounds[level]);
    let nearest = node;
    let nearestSq = Number.POSITIVE_INFINITY;
    for (let pos = node; pos < end; pos += 4) {
      const dx = gapTo(search.lng, boxes[pos], boxes[pos + 2]) * cosLat;
      const dy = gapTo(search.lat, boxes[pos + 1], boxes[pos + 3]);
      if (dx * dx + dy * dy >= nearestSq) continue;
      nearestSq = dx * dx + dy * dy;
      nearest = pos;
    }
    node = tree._indices[nearest >> 2];
  }
  search.visit(node);
};

const descend = (index: BoxIndex, search: NearestSearch, lng: number): void => {
  const tree = index.tree!;
  const boxes = tree._boxes;
  const { bound, lat } = search;
  const leafEnd = 4 * tree.numItems;
  let limitM = search.bestM * BOUND_SLACK + BOUND_SLACK_M;
  let depth = 0;
  stackNode[0] = boxes.length - 4;
  stackLevel[0] = tree._levelBounds.length - 1;
  stackBoundM[0] = 0;

  while (depth >= 0) {
    const node = stackNode[depth];
    const level = stackLevel[depth];
    const nodeBoundM = stackBoundM[depth--];
    if (nodeBoundM > limitM) continue;
    const end = Math.min(node + 4 * tree.nodeSize, tree._levelBounds[level]);
    const base = depth;
    for (let pos = node; pos < end; pos += 4) {
      const dx = gapTo(lng, boxes[pos], boxes[pos + 2]) * bound.minMetresPerDegLng;
      const dy = gapTo(lat, boxes[pos + 1], boxes[pos + 3]) * bound.minMetresPerDegLat;
      const boundSq = dx * dx + dy * dy;
      if (boundSq > limitM * limitM) continue;
      // Children wait in order, the nearest on top; leaves are kept apart by their level.
      const boundM = Math.sqrt(boundSq);
      let slot = ++depth;
      for (; slot > base + 1 && stackBoundM[slot - 1] < boundM; slot--) {
        stackNode[slot] = stackNode[slot - 1];
        stackBoundM[slot] = stackBoundM[slot - 1];
      }
      stackNode[slot] = tree._indices[pos >> 2];
      stackBoundM[slot] = boundM;
      stackLevel[depth] = level - 1;
    }
    if (node >= leafEnd) continue;
    while (depth > base) {
      const item = stackNode[depth];
      if (stackBoundM[depth--] > limitM) continue;
      search.visit(item);
      if (search.bestM * BOUND_SLACK + BOUND_SLACK_M >= limitM) continue;
      // Bounds sharpen as the circle shrinks; the ones on the stack stay true.
      if (search.bestM < 0.5 * bound.radiusM) boundDistances(lat, search.bestM, bound);
      limitM = search.bestM * BOUND_SLACK + BOUND_SLACK_M;
    }
  }
};

/** How far a value lies outside an interval. */
const gapTo = (value: number, low: number, high: number): number =>
  value < low ? low - value : value > high ? value - high : 0;
