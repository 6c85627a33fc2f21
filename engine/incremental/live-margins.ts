import type { PolygonSet } from '../dataset.ts';
import { boundDistances, createDistanceBound } from '../geodesy/local-frame.ts';
import { longitudeDifferenceDeg } from '../geodesy/wgs84.ts';
import { buildSegmentIndex, nearestSegments, type SegmentIndex } from '../index/nearest-segment.ts';
import { boxOfPoints, toBoxInDegrees, toEdgeLines } from '../overlay/local/index.ts';
import type { OutlineChange } from './live-outlines.ts';

interface Positions {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/** A meridian degree is nowhere shorter, metres. */
const LEAST_METRES_PER_DEGREE = 110_500;
/** Room for rounding, far above it. */
const SLACK = 1 + 1e-6;

/**
 * Renews the metres from each village to the nearest edge of coverage, in place: where an edge that came is nearer, and from all edges
 * where one that went was the nearest. `coverage` gives the changed coverage.
 */
export function renewEdgeDistances(
  villages: Positions,
  edgeM: Float64Array,
  { removed, added }: OutlineChange,
  coverage: () => PolygonSet,
): void {
  const near = [removed, added].map((edges) => ({
    rows: villagesNear(villages, edgeM, edges),
    index: buildSegmentIndex({ featureStart: [0, 1], ...toEdgeLines(edges) }),
  }));
  const [went, came] = near.map(({ rows, index }) => distancesOf(villages, rows, index));
  const lost = near[0].rows.filter((row, i) => went[i] === edgeM[row]);
  near[1].rows.forEach((row, i) => {
    if (!(came[i] >= edgeM[row])) edgeM[row] = came[i];
  });
  // What came may be just as near as what went.
  const open = lost.filter((row) => !near[1].rows.includes(row) || edgeM[row] !== came[near[1].rows.indexOf(row)]);
  if (open.length === 0) return;
  const set = coverage();
  const index = buildSegmentIndex({ ...set, featureStart: Uint32Array.from(set.partStart.keys()) });
  const all = distancesOf(villages, open, index);
  open.forEach((row, i) => {
    edgeM[row] = all[i];
  });
}

/** The villages that may be at most as far from some of the edges as from the nearest edge so far. */
function villagesNear({ lng, lat }: Positions, edgeM: Float64Array, edges: Float64Array): number[] {
  const rows: number[] = [];
  if (edges.length === 0) return rows;
  const [west, south, east, north] = toBoxInDegrees(boxOfPoints(edges));
  const bound = createDistanceBound();
  for (let row = 0; row < edgeM.length; row++) {
    const reachM = Number.isNaN(edgeM[row]) ? Number.POSITIVE_INFINITY : edgeM[row] * SLACK;
    const latGap = Math.max(south - lat[row], lat[row] - north, 0);
    if (latGap * LEAST_METRES_PER_DEGREE > reachM) continue;
    if (reachM < Number.POSITIVE_INFINITY && (lng[row] < west || lng[row] > east)) {
      boundDistances(lat[row], reachM, bound);
      const lngGap = Math.min(
        Math.abs(longitudeDifferenceDeg(lng[row], west)),
        Math.abs(longitudeDifferenceDeg(lng[row], east)),
      );
      if (lngGap * bound.minMetresPerDegLng > reachM) continue;
    }
    rows.push(row);
  }
  return rows;
}

function distancesOf({ lng, lat }: Positions, rows: readonly number[], index: SegmentIndex): Float64Array {
  const out = { featureIndex: new Int32Array(rows.length), distanceM: new Float64Array(rows.length) };
  nearestSegments(
    index,
    rows.map((row) => lng[row]),
    rows.map((row) => lat[row]),
    0,
    rows.length,
    out,
  );
  return out.distanceM;
}
