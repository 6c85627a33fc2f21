/**
 * Points in the order of their latitudes, from entry 1 on: `lat[0]` is -Infinity and `lat[count + 1]` Infinity, so that a walk
 * up and down them needs no bounds check.
 */
export interface RisingPoints {
  count: number;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** What each point is called. */
  readonly name: Uint32Array;
}

/** Room for so many points, none of them there yet. */
export function createRisingPoints(most: number): RisingPoints {
  const lat = new Float64Array(most + 2);
  lat[0] = -Infinity;
  lat[1] = Infinity;
  return { count: 0, lng: new Float64Array(most + 2), lat, name: new Uint32Array(most + 2) };
}

/**
 * Takes those of some points, given by their rows in the columns and named after them, that a box holds; what was there before
 * is gone. Quick where rows come in nearly rising order, as those of a grid do.
 */
export function takeInBox(
  rising: RisingPoints,
  rows: Uint32Array,
  count: number,
  lngs: Float64Array,
  lats: Float64Array,
  west: number,
  south: number,
  east: number,
  north: number,
): void {
  const { lng, lat, name } = rising;
  let taken = 0;
  for (let i = 0; i < count; i++) {
    const row = rows[i];
    const x = lngs[row];
    const y = lats[row];
    if (!(x >= west && x <= east && y >= south && y <= north)) continue;
    let at = ++taken;
    for (; lat[at - 1] > y; at--) {
      lat[at] = lat[at - 1];
      lng[at] = lng[at - 1];
      name[at] = name[at - 1];
    }
    lat[at] = y;
    lng[at] = x;
    name[at] = row;
  }
  lat[taken + 1] = Infinity;
  rising.count = taken;
}

/** Leaves only the points whose entry in `values`, numbered alike, is this one. */
export function keepWhere(rising: RisingPoints, values: Int8Array, wanted: number): void {
  const { lng, lat, name, count } = rising;
  let kept = 0;
  for (let i = 1; i <= count; i++) {
    if (values[i] !== wanted) continue;
    kept++;
    lat[kept] = lat[i];
    lng[kept] = lng[i];
    name[kept] = name[i];
  }
  lat[kept + 1] = Infinity;
  rising.count = kept;
}
