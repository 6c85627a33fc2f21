import { type BoxIndex, buildBoxIndex } from './box-index.ts';

/**
 * Line features in flat form, as in `ShapeColumns`: features → parts → paths → vertices; coordinates interleaved lng, lat.
 */
export interface LineSet {
  readonly featureStart: ArrayLike<number>;
  readonly partStart: ArrayLike<number>;
  readonly ringStart: ArrayLike<number>;
  readonly coords: Float64Array;
}

/** Run r has the `runSegments[r]` segments from vertex `runStart[r]` on, all of one path of feature `runFeature[r]`. */
export interface SegmentRuns {
  readonly runStart: Uint32Array;
  readonly runSegments: Uint8Array;
  readonly runFeature: Uint32Array;
}

/** A box of the tree stands for this many segments: 8 makes the tree small enough for the cache and its boxes still slim. */
export const SEGMENTS_PER_RUN = 8;

/**
 * The paths of the features that `include` lets in, cut into runs, in the order of the features, and the tree over them.
 * A path of one vertex has no segment. A run over the antimeridian has a box that goes all the way round.
 */
export const buildRuns = (
  lines: LineSet,
  include: (featureIndex: number) => boolean = () => true,
): { readonly runs: SegmentRuns; readonly boxes: BoxIndex } => {
  let count = 0;
  eachRun(lines, include, () => count++);
  const runs = {
    runStart: new Uint32Array(count),
    runSegments: new Uint8Array(count),
    runFeature: new Uint32Array(count),
  };
  const boxes = new Float64Array(4 * count);
  let run = 0;
  eachRun(lines, include, (start, segments, feature) => {
    runs.runStart[run] = start;
    runs.runSegments[run] = segments;
    runs.runFeature[run] = feature;
    boxOfRun(lines.coords, start, segments, boxes, 4 * run++);
  });
  return { runs, boxes: buildBoxIndex(boxes) };
};

const eachRun = (
  { featureStart, partStart, ringStart }: LineSet,
  include: (featureIndex: number) => boolean,
  visit: (startVertex: number, segments: number, featureIndex: number) => void,
): void => {
  for (let feature = 0; feature + 1 < featureStart.length; feature++) {
    if (!include(feature)) continue;
    for (let path = partStart[featureStart[feature]]; path < partStart[featureStart[feature + 1]]; path++) {
      const last = ringStart[path + 1] - 1;
      for (let vertex = ringStart[path]; vertex < last; vertex += SEGMENTS_PER_RUN) {
        visit(vertex, Math.min(SEGMENTS_PER_RUN, last - vertex), feature);
      }
    }
  }
};

const boxOfRun = (coords: Float64Array, start: number, segments: number, out: Float64Array, at: number): void => {
  let west = coords[2 * start];
  let east = west;
  let south = coords[2 * start + 1];
  let north = south;
  for (let k = 2 * start + 2; k <= 2 * (start + segments); k += 2) {
    const crosses = Math.abs(coords[k] - coords[k - 2]) > 180;
    west = crosses ? -180 : Math.min(west, coords[k]);
    east = crosses ? 180 : Math.max(east, coords[k]);
    south = Math.min(south, coords[k + 1]);
    north = Math.max(north, coords[k + 1]);
  }
  out[at] = west;
  out[at + 1] = south;
  out[at + 2] = east;
  out[at + 3] = north;
};
