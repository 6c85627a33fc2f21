import type { PolygonSet } from '../dataset.ts';
import { buildSegmentIndex, nearestSegments } from '../index/nearest-segment.ts';
import type { KernelContext, Range } from '../kernel.ts';

/**
 * Kernel: metres from each village of a range to the nearest edge of the dissolved counted coverage of any operator,
 * without a sign; NaN where there is no coverage.
 */
export function edgeDistances(context: KernelContext, range: Range): Float64Array {
  const villages = context.dataset.villages!;
  const index = context.memo('coverage-edges', () => {
    const edges = context.shared<PolygonSet>('any-coverage');
    return buildSegmentIndex({ ...edges, featureStart: Uint32Array.from(edges.partStart.keys()) });
  });
  const count = range.to - range.from;
  const out = { featureIndex: new Int32Array(count), distanceM: new Float64Array(count) };
  nearestSegments(
    index,
    villages.lng.subarray(range.from, range.to),
    villages.lat.subarray(range.from, range.to),
    0,
    count,
    out,
  );
  return out.distanceM;
}
