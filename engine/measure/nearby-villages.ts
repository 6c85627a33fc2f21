import { hilbertOrder } from '../index/hilbert-order.ts';
import type { KernelContext, Range } from '../kernel.ts';

/** Villages that lie together: their rows, and where they are. */
export interface NearbyVillages {
  readonly rows: Uint32Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/**
 * The villages of a range that counts along a Hilbert curve through all of them. Consecutive ones are neighbours, which a search
 * for the nearest thing starts from, and whose surroundings it finds in the cache.
 */
export function nearbyVillages({ dataset, memo }: KernelContext, { from, to }: Range): NearbyVillages {
  const { lng, lat } = dataset.villages!;
  const rows = memo('village-order', () => hilbertOrder(lng, lat)).slice(from, to);
  return {
    rows,
    lng: Float64Array.from(rows, (row) => lng[row]),
    lat: Float64Array.from(rows, (row) => lat[row]),
  };
}

/** A column of all villages, from parts that hold each village once; `width` values a village. */
export function scatterRows<A extends Int32Array | Float64Array | Uint8Array>(
  type: new (length: number) => A,
  parts: readonly { readonly villages: Uint32Array; readonly values: A }[],
  width = 1,
): A {
  const whole = new type(parts.reduce((sum, { villages }) => sum + villages.length, 0) * width);
  for (const { villages, values } of parts) {
    for (let i = 0; i < villages.length; i++)
      for (let k = 0; k < width; k++) whole[villages[i] * width + k] = values[i * width + k];
  }
  return whole;
}
