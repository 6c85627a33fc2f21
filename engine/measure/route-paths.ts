import { distanceM } from '../geodesy/distance.ts';
import type { LineSet } from '../index/segment-runs.ts';
import { reversePositions } from '../predicates/reverse-positions.ts';

/**
 * The paths of line features in an order and a direction that only their geometry decides: longest first. Path p has the vertices
 * [pathStart[p], pathStart[p + 1]) of `coords`, no two neighbours equal; `alongM` is the way from its start, metres.
 */
export interface RoutePaths {
  readonly count: number;
  readonly feature: Uint32Array;
  readonly pathStart: Uint32Array;
  readonly coords: Float64Array;
  readonly alongM: Float64Array;
  readonly lengthM: Float64Array;
}

/** The paths of the features that `include` lets in, see {@link RoutePaths}; a path without length is left out. */
export const canonicalPaths = (lines: LineSet, include: (featureIndex: number) => boolean): RoutePaths => {
  const given = directedPaths(lines, include);
  const { start, coords, alongM } = given;
  const lengthOf = (path: number): number => alongM[start[path + 1] - 1];
  const order = Array.from(given.feature.keys());
  order.sort(
    (a, b) =>
      lengthOf(b) - lengthOf(a) ||
      compareVertices(coords, start[a], start[a + 1], start[b], start[b + 1]) ||
      given.feature[a] - given.feature[b],
  );

  const paths = {
    count: order.length,
    feature: Uint32Array.from(order, (path) => given.feature[path]),
    pathStart: new Uint32Array(order.length + 1),
    coords: new Float64Array(2 * start[order.length]),
    alongM: new Float64Array(start[order.length]),
    lengthM: Float64Array.from(order, lengthOf),
  };
  order.forEach((path, p) => {
    const at = paths.pathStart[p];
    paths.coords.set(coords.subarray(2 * start[path], 2 * start[path + 1]), 2 * at);
    paths.alongM.set(alongM.subarray(start[path], start[path + 1]), at);
    paths.pathStart[p + 1] = at + start[path + 1] - start[path];
  });
  return paths;
};

/** The paths in the order of the features, each directed: path p has the vertices [start[p], start[p + 1]). */
const directedPaths = ({ featureStart, partStart, ringStart, coords }: LineSet, include: (row: number) => boolean) => {
  const feature: number[] = [];
  const start = [0];
  const out = new Float64Array(coords.length);
  const alongM = new Float64Array(coords.length / 2);
  for (let row = 0; row + 1 < featureStart.length; row++) {
    if (!include(row)) continue;
    for (let path = partStart[featureStart[row]]; path < partStart[featureStart[row + 1]]; path++) {
      const from = start[start.length - 1];
      const to = writeDirected(coords, ringStart[path], ringStart[path + 1], out, from);
      if (to - from < 2) continue;
      writeAlong(out, from, to, alongM);
      feature.push(row);
      start.push(to);
    }
  }
  return { feature, start, coords: out, alongM };
};

/**
 * Writes the vertices [from, to) without repeats behind vertex `at` of `out`, from the end that comes first, and gives where they end:
 * a line and its reverse give the same numbers.
 */
const writeDirected = (coords: Float64Array, from: number, to: number, out: Float64Array, at: number): number => {
  let end = 2 * at;
  for (let k = 2 * from; k < 2 * to; k += 2) {
    if (end > 2 * at && out[end - 2] === coords[k] && out[end - 1] === coords[k + 1]) continue;
    out[end++] = coords[k];
    out[end++] = coords[k + 1];
  }
  if (isReverseFirst(out, 2 * at, end)) reversePositions(out, at, end / 2);
  return end / 2;
};

/** Whether the vertices from the last to the first come before those from the first to the last. */
const isReverseFirst = (coords: Float64Array, from: number, to: number): boolean => {
  for (let i = from, j = to - 2; i < to; i += 2, j -= 2) {
    if (coords[i] !== coords[j]) return coords[i] > coords[j];
    if (coords[i + 1] !== coords[j + 1]) return coords[i + 1] > coords[j + 1];
  }
  return false;
};

const compareVertices = (coords: Float64Array, a: number, aEnd: number, b: number, bEnd: number): number => {
  for (let i = 2 * a, j = 2 * b; i < 2 * aEnd && j < 2 * bEnd; i++, j++)
    if (coords[i] !== coords[j]) return coords[i] - coords[j];
  return aEnd - a - (bEnd - b);
};

const writeAlong = (coords: Float64Array, from: number, to: number, alongM: Float64Array): void => {
  alongM[from] = 0;
  for (let v = from + 1; v < to; v++) {
    const k = 2 * v;
    alongM[v] = alongM[v - 1] + distanceM(coords[k - 2], coords[k - 1], coords[k], coords[k + 1]);
  }
};
