import { distanceM } from '../geodesy/distance.ts';
import { type BoxIndex, buildBoxIndex, fromBuffer, toBuffer } from './box-index.ts';
import { createNearestSearch, type NearestSearch, searchNearest } from './nearest.ts';

/** Points and the tree over them. */
export interface PointIndex {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly boxes: BoxIndex;
}

/** What crosses to another thread: no copies, and shareable where the columns and the buffer are. */
export interface PointIndexData {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly tree: ArrayBufferLike;
}

/** The nearest point: its row (-1 where there is none) and the distance in metres (NaN where there is none). */
export interface NearestPoint {
  readonly pointIndex: number;
  readonly distanceM: number;
}

/** The index of the points; keeps the columns, which must not change. */
export const buildPointIndex = (lng: Float64Array, lat: Float64Array): PointIndex => {
  const boxes = new Float64Array(4 * lng.length);
  for (let i = 0; i < lng.length; i++) {
    boxes[4 * i] = boxes[4 * i + 2] = lng[i];
    boxes[4 * i + 1] = boxes[4 * i + 3] = lat[i];
  }
  return { lng, lat, boxes: buildBoxIndex(boxes) };
};

export const toPointIndexData = (index: PointIndex): PointIndexData => ({
  lng: index.lng,
  lat: index.lat,
  tree: toBuffer(index.boxes),
});

export const fromPointIndexData = (data: PointIndexData): PointIndex => ({
  lng: data.lng,
  lat: data.lat,
  boxes: fromBuffer(data.tree),
});

/**
 * The point nearest to (lng, lat) by geodesic distance, among those at most `maxM` away; of equally near ones the smallest row.
 * Row -1 and NaN where there is none.
 */
export const nearestPoint = (
  index: PointIndex,
  lng: number,
  lat: number,
  maxM: number = Number.POSITIVE_INFINITY,
): NearestPoint => {
  const out = { pointIndex: new Int32Array(1), distanceM: new Float64Array(1) };
  nearestPoints(index, [lng], [lat], 0, 1, out, maxM);
  return { pointIndex: out.pointIndex[0], distanceM: out.distanceM[0] };
};

/**
 * Fills `out` at [from, to) with the answers of {@link nearestPoint} for the positions of those rows. The order of the
 * positions does not change an answer; it is faster when neighbours in the arrays are neighbours on the ground.
 */
export const nearestPoints = (
  index: PointIndex,
  lngs: ArrayLike<number>,
  lats: ArrayLike<number>,
  from: number,
  to: number,
  out: { readonly pointIndex: Int32Array; readonly distanceM: Float64Array },
  maxM: number = Number.POSITIVE_INFINITY,
): void => {
  let nearest = -1;
  const search: NearestSearch = createNearestSearch((item) => {
    const distance = distanceM(search.lng, search.lat, index.lng[item], index.lat[item]);
    if (!(distance <= search.bestM) || (distance === search.bestM && nearest >= 0 && item > nearest)) return;
    search.bestM = distance;
    nearest = item;
  });
  for (let i = from; i < to; i++) {
    // The answer before is a good first guess: its distance bounds the circle to be searched.
    const guess = nearest;
    nearest = -1;
    searchNearest(index.boxes, search, lngs[i], lats[i], maxM, guess);
    out.pointIndex[i] = nearest;
    out.distanceM[i] = nearest < 0 ? Number.NaN : search.bestM;
  }
};
