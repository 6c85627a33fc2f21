import type { Dataset } from '../dataset.ts';
import { buildBoxIndex, searchBoxes } from '../index/box-index.ts';
import type { KernelContext, Range } from '../kernel.ts';
import { covers } from '../predicates/point-in-polygon.ts';

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

/** The coverage rows over each judged point of a range, of every class and basis. */
export function coverHits(context: KernelContext, range: Range): CoverHits {
  const { coverage } = context.dataset;
  const points = context.memo('judged-points', () => judgedPoints(context.dataset));
  const start = new Uint32Array(range.to - range.from + 1);
  if (coverage === null) return { start, rows: new Uint32Array(0) };
  const index = context.memo('coverage-index', () => buildBoxIndex(coverage.shapes.box));
  const rows: number[] = [];
  for (let point = range.from; point < range.to; point++) {
    const lng = points.lng[point];
    const lat = points.lat[point];
    const from = rows.length;
    searchBoxes(index, lng, lat, lng, lat, (row) => {
      if (covers(coverage.shapes, row, lng, lat)) rows.push(row);
      return false;
    });
    sortTail(rows, from);
    start[point - range.from + 1] = rows.length;
  }
  return { start, rows: Uint32Array.from(rows) };
}

/** Sorts the elements from `from` on, ascending; a point has few hits. */
function sortTail(rows: number[], from: number): void {
  for (let i = from + 1; i < rows.length; i++) {
    const row = rows[i];
    let j = i - 1;
    for (; j >= from && rows[j] > row; j--) rows[j + 1] = rows[j];
    rows[j + 1] = row;
  }
}

/** The hits of consecutive ranges as those of the whole. */
export function concatHits(parts: readonly CoverHits[]): CoverHits {
  const points = parts.reduce((sum, part) => sum + part.start.length - 1, 0);
  const start = new Uint32Array(points + 1);
  const rows = new Uint32Array(parts.reduce((sum, part) => sum + part.rows.length, 0));
  let point = 0;
  let row = 0;
  for (const part of parts) {
    for (let i = 1; i < part.start.length; i++) start[++point] = row + part.start[i];
    rows.set(part.rows, row);
    row += part.rows.length;
  }
  return { start, rows };
}
