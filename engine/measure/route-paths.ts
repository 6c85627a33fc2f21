import { distanceM } from '../geodesy/distance.ts';
import type { LineSet } from '../index/segment-runs.ts';

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
  const paths: { feature: number; coords: number[]; alongM: number[] }[] = [];
  const { featureStart, partStart, ringStart } = lines;
  for (let feature = 0; feature + 1 < featureStart.length; feature++) {
    if (!include(feature)) continue;
    for (let path = partStart[featureStart[feature]]; path < partStart[featureStart[feature + 1]]; path++) {
      const coords = directedPath(lines.coords, ringStart[path], ringStart[path + 1]);
      if (coords.length >= 4) paths.push({ feature, coords, alongM: along(coords) });
    }
  }
  paths.sort((a, b) => lengthOf(b) - lengthOf(a) || compareCoords(a.coords, b.coords) || a.feature - b.feature);

  const pathStart = new Uint32Array(paths.length + 1);
  paths.forEach(({ coords }, p) => {
    pathStart[p + 1] = pathStart[p] + coords.length / 2;
  });
  const coords = new Float64Array(2 * pathStart[paths.length]);
  const alongM = new Float64Array(pathStart[paths.length]);
  paths.forEach((path, p) => {
    coords.set(path.coords, 2 * pathStart[p]);
    alongM.set(path.alongM, pathStart[p]);
  });
  return {
    count: paths.length,
    feature: Uint32Array.from(paths, ({ feature }) => feature),
    pathStart,
    coords,
    alongM,
    lengthM: Float64Array.from(paths, lengthOf),
  };
};

const lengthOf = ({ alongM }: { alongM: number[] }): number => alongM[alongM.length - 1];

/** The vertices without repeats, from the end that comes first: a line and its reverse give the same numbers. */
const directedPath = (coords: Float64Array, from: number, to: number): number[] => {
  const forward: number[] = [];
  for (let k = 2 * from; k < 2 * to; k += 2) {
    const last = forward.length;
    if (last > 0 && forward[last - 2] === coords[k] && forward[last - 1] === coords[k + 1]) continue;
    forward.push(coords[k], coords[k + 1]);
  }
  const backward: number[] = [];
  for (let k = forward.length - 2; k >= 0; k -= 2) backward.push(forward[k], forward[k + 1]);
  return compareCoords(forward, backward) <= 0 ? forward : backward;
};

const compareCoords = (a: readonly number[], b: readonly number[]): number => {
  const shared = Math.min(a.length, b.length);
  for (let k = 0; k < shared; k++) if (a[k] !== b[k]) return a[k] - b[k];
  return a.length - b.length;
};

const along = (coords: readonly number[]): number[] => {
  const alongM = [0];
  for (let k = 2; k < coords.length; k += 2) {
    alongM.push(alongM[k / 2 - 1] + distanceM(coords[k - 2], coords[k - 1], coords[k], coords[k + 1]));
  }
  return alongM;
};
