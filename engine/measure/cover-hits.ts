import type { Dataset } from '../dataset.ts';
import { buildBoxIndex, searchBoxes } from '../index/box-index.ts';
import { hilbertOrder } from '../index/hilbert-order.ts';
import type { KernelContext, Range } from '../kernel.ts';
import { coverPoints } from './cover-points.ts';

/**
 * The points that coverage is judged at, one after the other: village centres, then residential clusters, then places.
 * A point's number is its position here.
 */
export interface JudgedPoints {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly villages: Range;
  readonly clusters: Range;
  readonly places: Range;
}

export function judgedPoints({ villages, clusters, places }: Dataset): JudgedPoints {
  const layers = [villages, clusters, places];
  const counts = layers.map((layer) => layer?.count ?? 0);
  const lng = new Float64Array(counts[0] + counts[1] + counts[2]);
  const lat = new Float64Array(lng.length);
  let at = 0;
  const ranges = layers.map((layer, i) => {
    if (layer !== null) {
      lng.set(layer.lng, at);
      lat.set(layer.lat, at);
    }
    at += counts[i];
    return { from: at - counts[i], to: at };
  });
  return { lng, lat, villages: ranges[0], clusters: ranges[1], places: ranges[2] };
}

/** The coverage rows that hold each point, on the edge included: rows[start[i] .. start[i + 1]), ascending. */
export interface CoverHits {
  readonly start: Uint32Array;
  readonly rows: Uint32Array;
}

/** The hits of some points: those of points[i] are rows[start[i] .. start[i + 1]). */
export interface CoverHitsPart extends CoverHits {
  readonly points: Uint32Array;
}

/**
 * Kernel: the coverage rows over each judged point of a range, of every class and basis. The range counts along a Hilbert curve
 * through all points, so that those of a task lie together and each polygon is looked at by few tasks.
 */
export function coverHits(context: KernelContext, range: Range): CoverHitsPart {
  const { coverage } = context.dataset;
  const { lng, lat, order } = context.memo('judged-points', () => {
    const judged = judgedPoints(context.dataset);
    return { ...judged, order: hilbertOrder(judged.lng, judged.lat) };
  });
  const points = order.slice(range.from, range.to);
  if (coverage === null) return { points, start: new Uint32Array(points.length + 1), rows: new Uint32Array(0) };
  const index = context.memo('coverage-index', () => buildBoxIndex(coverage.shapes.box));
  const [lngs, lats] = [valuesAt(lng, points), valuesAt(lat, points)];
  const [west, east] = extentOf(lngs);
  const [south, north] = extentOf(lats);
  const features = Uint32Array.from(searchBoxes(index, west, south, east, north)).sort();
  return { points, ...coverPoints(coverage.shapes, features, lngs, lats) };
}

/** The values of a column at some rows; many times quicker than `Float64Array.from`, which asks an iterator. */
function valuesAt(column: Float64Array, rows: Uint32Array): Float64Array {
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]];
  return values;
}

/** The least and the greatest of some values. */
function extentOf(values: Float64Array): [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    if (values[i] < least) least = values[i];
    if (values[i] > greatest) greatest = values[i];
  }
  return [least, greatest];
}

/** The hits of all points, from those of parts that hold each point once. */
export function concatHits(parts: readonly CoverHitsPart[]): CoverHits {
  const count = parts.reduce((sum, { points }) => sum + points.length, 0);
  const start = new Uint32Array(count + 1);
  for (const part of parts)
    for (let i = 0; i < part.points.length; i++) start[part.points[i] + 1] = part.start[i + 1] - part.start[i];
  for (let point = 0; point < count; point++) start[point + 1] += start[point];
  const rows = new Uint32Array(start[count]);
  for (const part of parts) {
    for (let i = 0; i < part.points.length; i++) {
      let at = start[part.points[i]];
      for (let k = part.start[i]; k < part.start[i + 1]; k++) rows[at++] = part.rows[k];
    }
  }
  return { start, rows };
}
