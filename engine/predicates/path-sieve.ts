import type { Path } from './path.ts';

/** A path's runs are told apart in as many groups as an integer has bits. */
const GROUPS = 32;
/** Levels that the path's box is cut into each way; what lies before or beyond it counts to the first or last. */
const LEVELS = 64;

/** Which parts of a path the edges of a ring may meet; one is made and filled with path after path. */
export interface PathSieve {
  fill(path: Path): void;
  /** Finds the edges of the ring of vertices [from, to) whose box may meet that of a group of runs, and gives their number. */
  sift(coords: Float64Array, from: number, to: number): number;
  /** Twice the first vertex of each edge that was found. */
  edges: Uint32Array;
  /** The groups that each may meet, as bits. */
  groups: Int32Array;
  /** How many runs a group has; group g has those from g times this on. */
  runsPerGroup: number;
}

/**
 * A sieve without a path. A level is a range of longitudes or of latitudes; the number of a level never falls as coordinates rise,
 * whatever their rounding, so boxes that meet share a level each way. For every level the groups that begin at or before it and
 * those that end at or after it are kept as bits, so that four words and-ed say which groups a box may meet.
 */
export function createPathSieve(): PathSieve {
  const [lngBegun, lngUnended, latBegun, latUnended] = [0, 1, 2, 3].map(() => new Int32Array(LEVELS));
  let box: Float64Array = new Float64Array(4);
  let perLng = 0;
  let perLat = 0;

  function fill(path: Path): void {
    const { runBoxes } = path;
    box = path.box;
    perLng = perUnit(box[2] - box[0]);
    perLat = perUnit(box[3] - box[1]);
    const runs = runBoxes.length / 4;
    sieve.runsPerGroup = Math.ceil(runs / GROUPS);
    for (const table of [lngBegun, lngUnended, latBegun, latUnended]) table.fill(0);
    for (let run = 0; run < runs; run++) {
      const bit = 1 << Math.floor(run / sieve.runsPerGroup);
      const at = 4 * run;
      lngBegun[levelOf(runBoxes[at], box[0], perLng)] |= bit;
      latBegun[levelOf(runBoxes[at + 1], box[1], perLat)] |= bit;
      lngUnended[levelOf(runBoxes[at + 2], box[0], perLng)] |= bit;
      latUnended[levelOf(runBoxes[at + 3], box[1], perLat)] |= bit;
    }
    for (let level = 1; level < LEVELS; level++) {
      lngBegun[level] |= lngBegun[level - 1];
      latBegun[level] |= latBegun[level - 1];
      lngUnended[LEVELS - 1 - level] |= lngUnended[LEVELS - level];
      latUnended[LEVELS - 1 - level] |= latUnended[LEVELS - level];
    }
  }

  function sift(coords: Float64Array, from: number, to: number): number {
    if (sieve.edges.length < to - from) {
      sieve.edges = new Uint32Array(2 * (to - from));
      sieve.groups = new Int32Array(2 * (to - from));
    }
    const { edges, groups } = sieve;
    const [west, south, east, north] = box;
    const [lngScale, latScale] = [perLng, perLat];
    let found = 0;
    for (let k = 2 * from; k < 2 * to - 2; k += 2) {
      const px = coords[k];
      const qx = coords[k + 2];
      if ((px < west && qx < west) || (px > east && qx > east)) continue;
      const py = coords[k + 1];
      const qy = coords[k + 3];
      if ((py < south && qy < south) || (py > north && qy > north)) continue;
      const meets =
        (px < qx
          ? lngBegun[levelOf(qx, west, lngScale)] & lngUnended[levelOf(px, west, lngScale)]
          : lngBegun[levelOf(px, west, lngScale)] & lngUnended[levelOf(qx, west, lngScale)]) &
        (py < qy
          ? latBegun[levelOf(qy, south, latScale)] & latUnended[levelOf(py, south, latScale)]
          : latBegun[levelOf(py, south, latScale)] & latUnended[levelOf(qy, south, latScale)]);
      if (meets === 0) continue;
      edges[found] = k;
      groups[found++] = meets;
    }
    return found;
  }

  const sieve: PathSieve = { fill, sift, edges: new Uint32Array(256), groups: new Int32Array(256), runsPerGroup: 1 };
  return sieve;
}

/** Levels per degree; what has no extent has one level. */
const perUnit = (extent: number): number => (extent > 0 && LEVELS / extent < Infinity ? LEVELS / extent : 0);

function levelOf(value: number, least: number, perDegree: number): number {
  const level = (value - least) * perDegree;
  return level > 0 ? (level < LEVELS ? level | 0 : LEVELS - 1) : 0;
}
