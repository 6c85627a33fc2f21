/** A ring thinner than this many degrees on average (a hundredth of a millimetre) encloses nothing but rounding. */
const NO_WIDTH_DEG = 1e-10;

/** How many distinct positions the vertices [from, to) have, counted up to `enough`. */
export function countPositions(coords: Float64Array, from: number, to: number, enough: 2 | 3): number {
  if (from >= to) return 0;
  const ax = coords[from * 2];
  const ay = coords[from * 2 + 1];
  let second = -1;
  for (let v = from + 1; v < to; v++) {
    const x = coords[v * 2];
    const y = coords[v * 2 + 1];
    if (x === ax && y === ay) continue;
    if (second < 0) {
      if (enough === 2) return 2;
      second = v;
    } else if (x !== coords[second * 2] || y !== coords[second * 2 + 1]) return 3;
  }
  return second < 0 ? 1 : 2;
}

/** Whether the last of the vertices [from, to) repeats the first. */
export const isClosed = (coords: Float64Array, from: number, to: number): boolean =>
  coords[from * 2] === coords[to * 2 - 2] && coords[from * 2 + 1] === coords[to * 2 - 1];

/**
 * Whether the ring of vertices [from, to), closed or not, encloses nothing: all its vertices lie on one line, or it
 * goes back exactly the way it came. A ring whose lobes cancel out (a figure of eight) does enclose something.
 */
export function isFlatRing(coords: Float64Array, from: number, to: number): boolean {
  const ox = coords[from * 2];
  const oy = coords[from * 2 + 1];
  let doubleArea = 0;
  let reach = 0;
  let farX = 0;
  let farY = 0;
  let px = 0;
  let py = 0;
  for (let v = from + 1; v < to; v++) {
    const x = coords[v * 2] - ox;
    const y = coords[v * 2 + 1] - oy;
    doubleArea += px * y - x * py;
    const distance = Math.abs(x) + Math.abs(y);
    if (distance > reach) {
      reach = distance;
      farX = x;
      farY = y;
    }
    px = x;
    py = y;
  }
  const nothing = reach * NO_WIDTH_DEG;
  if (Math.abs(doubleArea) > nothing) return false;
  for (let v = from + 1; v < to; v++) {
    const cross = farX * (coords[v * 2 + 1] - oy) - (coords[v * 2] - ox) * farY;
    if (Math.abs(cross) > nothing) return goesBack(coords, from, to);
  }
  return true;
}

/** Whether every edge of the ring is gone along an even number of times. */
function goesBack(coords: Float64Array, from: number, to: number): boolean {
  const odd = new Set<string>();
  const count = to - from;
  for (let k = 0; k < count; k++) {
    const a = `${coords[(from + k) * 2]} ${coords[(from + k) * 2 + 1]}`;
    const next = from + ((k + 1) % count);
    const b = `${coords[next * 2]} ${coords[next * 2 + 1]}`;
    if (a === b) continue;
    const edge = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (!odd.delete(edge)) odd.add(edge);
  }
  return odd.size === 0;
}

/** How many vertices a ring has, the repeated first one left out. */
const cornersOf = (coords: Float64Array, from: number, to: number): number =>
  to - from - Number(to - from > 1 && isClosed(coords, from, to));

/** Whether the ring of vertices [from, to), closed or not, goes the same way round twice: by the even-odd rule it encloses nothing. */
export function isTwiceAround(coords: Float64Array, from: number, to: number): boolean {
  const corners = cornersOf(coords, from, to);
  const half = corners / 2;
  if (!Number.isInteger(half)) return false;
  for (let k = 0; k < half * 2; k++) if (coords[2 * from + k] !== coords[2 * (from + half) + k]) return false;
  return true;
}

/** Whether two rings have the same vertices in the same order, either way round and from whichever on. */
export function isSameRing(
  coords: Float64Array,
  from: number,
  to: number,
  otherFrom: number,
  otherTo: number,
): boolean {
  const corners = cornersOf(coords, from, to);
  if (corners !== cornersOf(coords, otherFrom, otherTo)) return false;
  const isAt = (k: number, other: number): boolean =>
    coords[2 * (from + k)] === coords[2 * (otherFrom + other)] &&
    coords[2 * (from + k) + 1] === coords[2 * (otherFrom + other) + 1];
  for (let start = 0; start < corners; start++) {
    if (!isAt(0, start)) continue;
    for (const step of [1, corners - 1]) {
      let k = 1;
      while (k < corners && isAt(k, (start + k * step) % corners)) k++;
      if (k === corners) return true;
    }
  }
  return false;
}
