import { boundDistances, createDistanceBound } from '../geodesy/local-frame.ts';
import { cosine, sine } from '../geodesy/trig.ts';
import { longitudeDifferenceDeg, meridianRadiusM, primeVerticalRadiusM, RADIANS_PER_DEGREE } from '../geodesy/wgs84.ts';
import { type BoxIndex, searchBoxes } from '../index/box-index.ts';
import { buildRuns, type SegmentRuns } from '../index/segment-runs.ts';
import { writeBox } from '../predicates/write-box.ts';
import type { RoutePaths } from './route-paths.ts';

/**
 * A stretch of one path that has another path beside it: from `startM` to `endM` along the one, every point has its
 * nearest point of a part of the other within the tolerance, and that moves from `otherStartM` to `otherEndM`.
 */
export interface Link {
  readonly other: number;
  readonly startM: number;
  readonly endM: number;
  readonly otherStartM: number;
  readonly otherEndM: number;
}

/** Calls back with every link from path p to an earlier path that `counts`. */
export type LinkFinder = (path: number, counts: (other: number) => boolean, found: (link: Link) => void) => void;

/**
 * A finder of the links between the paths, see {@link Link}.
 *
 * For a pair of segments the points of the one whose foot on the other lies within it, at most `toleranceM` away, are an
 * interval whose ends solve linear equations. Where the other path turns, the points beyond both segments' ends
 * belong to the vertex, an interval that solves a quadratic one. At a free end of the other path nothing lies beyond it.
 * All is reckoned in the plane tangent at the segment, which errs by less than L tan φ / R of the tolerance (5 mm in
 * 10 m for a segment of 5 km at latitude 22°). Lines on different sides of the antimeridian are not brought together.
 */
export const createLinkFinder = (paths: RoutePaths, toleranceM: number): LinkFinder => {
  const { runs, boxes } = runsOf(paths);
  const firstRun = firstRunOfPaths(paths.count, runs);
  const bound = createDistanceBound();
  const box = new Float64Array(4);
  return (path, counts, found) => {
    for (let run = firstRun[path]; run < firstRun[path + 1]; run++) {
      writeBox(paths.coords, runs.runStart[run], runs.runStart[run] + runs.runSegments[run] + 1, box, 0);
      boundDistances(Math.max(Math.abs(box[1]), Math.abs(box[3])), toleranceM, bound);
      const near = searchBoxes(
        boxes,
        box[0] - bound.lngReachDeg,
        box[1] - 1.01 * bound.latReachDeg,
        box[2] + bound.lngReachDeg,
        box[3] + 1.01 * bound.latReachDeg,
        (other) => runs.runFeature[other] < path && counts(runs.runFeature[other]),
      );
      if (near.length === 0) continue;
      for (let vertex = runs.runStart[run]; vertex < runs.runStart[run] + runs.runSegments[run]; vertex++) {
        linkSegment(paths, path, vertex, runs, near, toleranceM, found);
      }
    }
  };
};

const runsOf = ({ count, pathStart, coords }: RoutePaths): { runs: SegmentRuns; boxes: BoxIndex } => {
  const each = Uint32Array.from({ length: count + 1 }, (_, p) => p);
  return buildRuns({ featureStart: each, partStart: each, ringStart: pathStart, coords });
};

const firstRunOfPaths = (count: number, { runFeature }: SegmentRuns): Uint32Array => {
  const first = new Uint32Array(count + 1);
  for (const path of runFeature) first[path + 1]++;
  for (let path = 0; path < count; path++) first[path + 1] += first[path];
  return first;
};

/** The shares of a segment that are left, [from, to]; empty when from > to. */
const left = { from: 0, to: 1 };

/** Keeps of `left` where low <= offset + slope s <= high. */
const keepBetween = (offset: number, slope: number, low: number, high: number): void => {
  if (slope === 0) {
    if (offset < low || offset > high) left.to = -1;
    return;
  }
  const a = (low - offset) / slope;
  const b = (high - offset) / slope;
  left.from = Math.max(left.from, Math.min(a, b));
  left.to = Math.min(left.to, Math.max(a, b));
};

/** Calls back with the stretch of a segment that is left, beside that of the other path between these places. */
const emit = (
  { alongM }: RoutePaths,
  vertex: number,
  other: number,
  otherStartM: number,
  otherEndM: number,
  found: (link: Link) => void,
): void => {
  const startM = alongM[vertex];
  const lengthM = alongM[vertex + 1] - startM;
  found({ other, startM: startM + left.from * lengthM, endM: startM + left.to * lengthM, otherStartM, otherEndM });
};

const linkSegment = (
  paths: RoutePaths,
  path: number,
  vertex: number,
  { runStart, runSegments, runFeature }: SegmentRuns,
  near: readonly number[],
  toleranceM: number,
  found: (link: Link) => void,
): void => {
  const { pathStart, coords, alongM } = paths;
  const lng = coords[2 * vertex];
  const lat = coords[2 * vertex + 1];
  const midLat = 0.5 * (lat + coords[2 * vertex + 3]) * RADIANS_PER_DEGREE;
  const sinMid = sine(midLat);
  const scaleX = primeVerticalRadiusM(sinMid) * cosine(midLat) * RADIANS_PER_DEGREE;
  const scaleY = meridianRadiusM(sinMid) * RADIANS_PER_DEGREE;
  // The plane has this segment's start for its origin; the segment is s (dx, dy), s from 0 to 1.
  const dx = longitudeDifferenceDeg(lng, coords[2 * vertex + 2]) * scaleX;
  const dy = (coords[2 * vertex + 3] - lat) * scaleY;
  const west = Math.min(0, dx) - toleranceM;
  const east = Math.max(0, dx) + toleranceM;
  const south = Math.min(0, dy) - toleranceM;
  const north = Math.max(0, dy) + toleranceM;
  for (let i = 0; i < near.length; i++) {
    const run = near[i];
    const other = runFeature[run];
    if (other === path) continue;
    let by = (coords[2 * runStart[run] + 1] - lat) * scaleY;
    for (let v = runStart[run]; v < runStart[run] + runSegments[run]; v++) {
      const ay = by;
      by = (coords[2 * v + 3] - lat) * scaleY;
      if ((ay < south && by < south) || (ay > north && by > north)) continue;
      const ax = longitudeDifferenceDeg(lng, coords[2 * v]) * scaleX;
      const bx = longitudeDifferenceDeg(lng, coords[2 * v + 2]) * scaleX;
      if ((ax < west && bx < west) || (ax > east && bx > east)) continue;
      const ux = bx - ax;
      const uy = by - ay;
      const otherM = alongM[v + 1] - alongM[v];
      const uu = ux * ux + uy * uy;
      const footAt = -(ax * ux + ay * uy) / uu;
      const footStep = (dx * ux + dy * uy) / uu;
      const sideAt = (ay * ux - ax * uy) / Math.sqrt(uu);
      const sideStep = (dx * uy - dy * ux) / Math.sqrt(uu);
      left.from = 0;
      left.to = 1;
      keepBetween(footAt, footStep, 0, 1);
      keepBetween(sideAt, sideStep, -toleranceM, toleranceM);
      if (left.from < left.to) {
        const startM = alongM[v] + Math.max(0, Math.min(footAt + left.from * footStep, 1)) * otherM;
        const endM = alongM[v] + Math.max(0, Math.min(footAt + left.to * footStep, 1)) * otherM;
        emit(paths, vertex, other, startM, endM, found);
      }

      const next = nextVertex(coords, pathStart, other, v + 1);
      if (next < 0) continue;
      left.from = 0;
      left.to = 1;
      keepBetween(footAt, footStep, 1, Number.POSITIVE_INFINITY);
      const vx = longitudeDifferenceDeg(lng, coords[2 * next]) * scaleX - bx;
      const vy = (coords[2 * next + 1] - lat) * scaleY - by;
      keepBetween(-(bx * vx + by * vy), dx * vx + dy * vy, Number.NEGATIVE_INFINITY, 0);
      keepInDisc(bx, by, dx, dy, toleranceM);
      if (left.from < left.to) emit(paths, vertex, other, alongM[v + 1], alongM[v + 1], found);
    }
  }
};

/** Keeps of `left` where s (dx, dy) is within `radius` of (x, y). */
const keepInDisc = (x: number, y: number, dx: number, dy: number, radius: number): void => {
  const dd = dx * dx + dy * dy;
  const middle = (x * dx + y * dy) / dd;
  const across = (x * dy - y * dx) / Math.sqrt(dd);
  const half = Math.sqrt((radius * radius - across * across) / dd);
  keepBetween(-middle, 1, -half, half);
  if (Number.isNaN(half)) left.to = -1;
};

/** The vertex after a vertex of a path, over the seam of a closed one; -1 after a free end. */
const nextVertex = (coords: Float64Array, pathStart: Uint32Array, path: number, vertex: number): number => {
  if (vertex + 1 < pathStart[path + 1]) return vertex + 1;
  const first = pathStart[path];
  const closed = coords[2 * first] === coords[2 * vertex] && coords[2 * first + 1] === coords[2 * vertex + 1];
  return closed ? first + 1 : -1;
};
