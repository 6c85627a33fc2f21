import type { PolygonSet } from '../dataset.ts';
import { buildSegmentIndex, nearestSegments } from '../index/nearest-segment.ts';
import type { KernelContext, Range } from '../kernel.ts';
import { nearbyVillages, scatterRows } from './nearby-villages.ts';

/** The distances of some villages. */
export interface EdgeDistances {
  readonly villages: Uint32Array;
  readonly distanceM: Float64Array;
}

/**
 * Kernel: metres from each village of a range, which counts as `nearbyVillages` does, to the nearest edge of the dissolved counted
 * coverage of any operator, without a sign; NaN where there is no coverage.
 */
export function edgeDistances(context: KernelContext, range: Range): EdgeDistances {
  const { rows: villages, lng, lat } = nearbyVillages(context, range);
  const index = context.memo('coverage-edges', () => {
    const edges = context.shared<PolygonSet>('any-coverage');
    return buildSegmentIndex({ ...edges, featureStart: Uint32Array.from(edges.partStart.keys()) });
  });
  const count = villages.length;
  const out = { featureIndex: new Int32Array(count), distanceM: new Float64Array(count) };
  nearestSegments(index, lng, lat, 0, count, out);
  return { villages, distanceM: out.distanceM };
}

/** The distances of all villages, from parts that hold each village once. */
export const joinEdgeDistances = (parts: readonly EdgeDistances[]): Float64Array =>
  scatterRows(
    Float64Array,
    parts.map(({ villages, distanceM }) => ({ villages, values: distanceM })),
  );
