/** A position on the plane. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Points that can be asked for by distance, and added to. */
export interface Neighbourhood {
  add(point: Spot): void;
  /** The numbers of the points within a radius of a position, by the order they were added within each bucket. */
  within(x: number, y: number, radiusM: number): number[];
}

/** A neighbourhood of the points, numbered by their order; `bucketM` should be near the usual radius. */
export function makeNeighbourhood(initial: readonly Spot[], bucketM: number): Neighbourhood {
  const points: Spot[] = [];
  const buckets = new Map<number, number[]>();
  const keyOf = (i: number, j: number): number => (j + 4096) * 8192 + i + 4096;
  const bucketOf = (metres: number): number => Math.floor(metres / bucketM);
  const add = (point: Spot): void => {
    const key = keyOf(bucketOf(point.x), bucketOf(point.y));
    const list = buckets.get(key);
    if (list === undefined) buckets.set(key, [points.length]);
    else list.push(points.length);
    points.push(point);
  };
  initial.forEach(add);
  return {
    add,
    within(x, y, radiusM) {
      const out: number[] = [];
      for (let j = bucketOf(y - radiusM); j <= bucketOf(y + radiusM); j++) {
        for (let i = bucketOf(x - radiusM); i <= bucketOf(x + radiusM); i++) {
          for (const p of buckets.get(keyOf(i, j)) ?? []) {
            const dx = points[p]!.x - x;
            const dy = points[p]!.y - y;
            if (dx * dx + dy * dy <= radiusM * radiusM) out.push(p);
          }
        }
      }
      return out;
    },
  };
}
