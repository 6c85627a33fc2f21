import { buildSegmentIndex, nearestSegments } from '../../engine/index/nearest-segment.ts';
import { type KernelContext, kernels, type Range } from '../../engine/index.ts';
import { nearbyVillages } from '../../engine/measure/nearby-villages.ts';

/** The nearest route of any kind and status to some villages: metres. */
export interface NearestFiber {
  readonly villages: Uint32Array;
  readonly distanceM: Float64Array;
}

/** Kernel: {@link NearestFiber} of a range of villages; what the engine's own kernel begins with. */
export function nearestFiber(context: KernelContext, range: Range): NearestFiber {
  const index = context.memo('bench-fiber', () => buildSegmentIndex(context.dataset.fiber!.shapes));
  const { rows: villages, lng, lat } = nearbyVillages(context, range);
  const out = { featureIndex: new Int32Array(villages.length), distanceM: new Float64Array(villages.length) };
  nearestSegments(index, lng, lat, 0, villages.length, out);
  return { villages, distanceM: out.distanceM };
}

export const benchKernels = { ...kernels, nearestFiber };
export type BenchKernels = typeof benchKernels;
