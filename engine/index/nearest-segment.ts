import { type NearestOnSegment, nearestOnSegment } from '../geodesy/point-segment.ts';
import { longitudeDifferenceDeg } from '../geodesy/wgs84.ts';
import { type BoxIndex, fromBuffer, toBuffer } from './box-index.ts';
import { BOUND_SLACK, BOUND_SLACK_M, createNearestSearch, type NearestSearch, searchNearest } from './nearest.ts';
import { buildRuns, type LineSet, type SegmentRuns } from './segment-runs.ts';

/** Line features, cut into runs of consecutive segments, and the tree over the runs. */
export interface SegmentIndex extends SegmentRuns {
  readonly coords: Float64Array;
  readonly boxes: BoxIndex;
}

/** What crosses to another thread: no copies. */
export interface SegmentIndexData extends SegmentRuns {
  readonly coords: Float64Array;
  readonly tree: ArrayBufferLike;
}

/** The nearest feature (-1 where there is none), its distance in metres and its nearest point (NaN where there is none). */
export interface NearestSegment {
  readonly featureIndex: number;
  readonly distanceM: number;
  readonly lng: number;
  readonly lat: number;
}

/** The index of the segments of the features that `include` lets in (all by default); keeps `coords`, which must not change. */
export const buildSegmentIndex = (lines: LineSet, include?: (featureIndex: number) => boolean): SegmentIndex => {
  const { runs, boxes } = buildRuns(lines, include);
  return { ...runs, coords: lines.coords, boxes };
};

export const toSegmentIndexData = ({ boxes, ...runs }: SegmentIndex): SegmentIndexData => ({
  ...runs,
  tree: toBuffer(boxes),
});

export const fromSegmentIndexData = ({ tree, ...runs }: SegmentIndexData): SegmentIndex => ({
  ...runs,
  boxes: fromBuffer(tree),
});

/**
 * The line feature nearest to (lng, lat), among those at most `maxM` away; of equally near ones the smallest feature.
 * The segments are straight in longitude and latitude, see `nearestOnSegment`.
 */
export const nearestSegment = (
  index: SegmentIndex,
  lng: number,
  lat: number,
  maxM: number = Number.POSITIVE_INFINITY,
): NearestSegment => {
  const out = {
    featureIndex: new Int32Array(1),
    distanceM: new Float64Array(1),
    lng: new Float64Array(1),
    lat: new Float64Array(1),
  };
  nearestSegments(index, [lng], [lat], 0, 1, out, maxM);
  return {
    featureIndex: out.featureIndex[0],
    distanceM: out.distanceM[0],
    lng: out.lng[0],
    lat: out.lat[0],
  };
};

/**
 * Fills `out` at [from, to) with the answers of {@link nearestSegment} for the positions of those rows; the nearest points
 * only where `out` has room for them. The order of the positions does not change an answer; it is faster when neighbours
 * in the arrays are neighbours on the ground.
 */
export const nearestSegments = (
  index: SegmentIndex,
  lngs: ArrayLike<number>,
  lats: ArrayLike<number>,
  from: number,
  to: number,
  out: {
    readonly featureIndex: Int32Array;
    readonly distanceM: Float64Array;
    readonly lng?: Float64Array;
    readonly lat?: Float64Array;
  },
  maxM: number = Number.POSITIVE_INFINITY,
): void => {
  const { coords, runStart, runSegments, runFeature } = index;
  const foot: NearestOnSegment = { t: 0, lng: 0, lat: 0 };
  let nearestRun = -1;
  let nearestFeature = -1;
  let nearestLng = Number.NaN;
  let nearestLat = Number.NaN;

  const search: NearestSearch = createNearestSearch((run) => {
    const { lng, lat, bound } = search;
    const feature = runFeature[run];
    const first = 2 * runStart[run];
    const last = first + 2 * runSegments[run];
    let limitM = search.bestM * BOUND_SLACK + BOUND_SLACK_M;
    let x2 = longitudeDifferenceDeg(lng, coords[first]) * bound.minMetresPerDegLng;
    let y2 = (coords[first + 1] - lat) * bound.minMetresPerDegLat;
    for (let k = first; k < last; k += 2) {
      const x1 = x2;
      const y1 = y2;
      x2 = longitudeDifferenceDeg(lng, coords[k + 2]) * bound.minMetresPerDegLng;
      y2 = (coords[k + 3] - lat) * bound.minMetresPerDegLat;
      // The scales give a lower bound of every point's distance, so the plane distance bounds the segment's.
      if (originSegmentSq(x1, y1, x2, y2) > limitM * limitM) continue;
      const distance = nearestOnSegment(lng, lat, coords[k], coords[k + 1], coords[k + 2], coords[k + 3], foot);
      if (!(distance <= search.bestM)) continue;
      if (distance === search.bestM && nearestFeature >= 0 && feature >= nearestFeature) continue;
      search.bestM = distance;
      limitM = distance * BOUND_SLACK + BOUND_SLACK_M;
      nearestRun = run;
      nearestFeature = feature;
      nearestLng = foot.lng;
      nearestLat = foot.lat;
    }
  });

  for (let i = from; i < to; i++) {
    // The answer before is a good first guess: its distance bounds the circle to be searched.
    const guess = nearestRun;
    nearestRun = nearestFeature = -1;
    searchNearest(index.boxes, search, lngs[i], lats[i], maxM, guess);
    const found = nearestFeature >= 0;
    out.featureIndex[i] = nearestFeature;
    out.distanceM[i] = found ? search.bestM : Number.NaN;
    if (out.lng !== undefined) out.lng[i] = found ? nearestLng : Number.NaN;
    if (out.lat !== undefined) out.lat[i] = found ? nearestLat : Number.NaN;
  }
};

/** The square of the plane distance from the origin to a segment. */
const originSegmentSq = (x1: number, y1: number, x2: number, y2: number): number => {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const along = -(x1 * dx + y1 * dy);
  if (along <= 0) return x1 * x1 + y1 * y1;
  const lengthSq = dx * dx + dy * dy;
  if (along >= lengthSq) return x2 * x2 + y2 * y2;
  const across = x1 * dy - y1 * dx;
  return (across * across) / lengthSq;
};
