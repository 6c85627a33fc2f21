import { writeBox } from './write-box.ts';

/** Edges of a path that are looked at together first. */
export const EDGES_PER_RUN = 4;

/** The vertices [from, to) of `coords` as a path, with the boxes of its runs: west, south, east, north of each. */
export interface Path {
  readonly coords: Float64Array;
  readonly from: number;
  readonly to: number;
  /** The box of the whole path. */
  readonly box: Float64Array;
  /** The boxes of every {@link EDGES_PER_RUN} edges. */
  readonly runBoxes: Float64Array;
}

export function createPath(coords: Float64Array, from: number, to: number): Path {
  const runs = Math.max(0, Math.ceil((to - from - 1) / EDGES_PER_RUN));
  const runBoxes = new Float64Array(4 * runs);
  for (let run = 0; run < runs; run++) {
    const first = from + run * EDGES_PER_RUN;
    writeBox(coords, first, Math.min(to, first + EDGES_PER_RUN + 1), runBoxes, 4 * run);
  }
  const box = new Float64Array(4);
  writeBox(coords, from, to, box, 0);
  return { coords, from, to, box, runBoxes };
}
