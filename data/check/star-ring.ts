/** Relative rounding of the cross product of two differences (Shewchuk 1997, doi:10.1007/PL00009321, the bound A of `orient2d`). */
const CROSS_ERROR = (3 + 16 * 2 ** -53) * 2 ** -53;

/**
 * Whether the closed ring [from, to) certainly runs once round the mean of its vertices and on without turning back: each ray
 * from there then meets the ring once, so no edges of it cross or touch. A ring that it says no to may be as simple.
 */
export function isStarRing(coords: ArrayLike<number>, from: number, to: number): boolean {
  const count = to - from - 1;
  let x = 0;
  let y = 0;
  for (let k = 2 * from; k < 2 * (to - 1); k += 2) {
    x += coords[k];
    y += coords[k + 1];
  }
  x /= count;
  y /= count;
  let ax = coords[2 * from] - x;
  let ay = coords[2 * from + 1] - y;
  let left = 0;
  let upward = 0;
  for (let k = 2 * from + 2; k < 2 * to; k += 2) {
    const bx = coords[k] - x;
    const by = coords[k + 1] - y;
    const plus = ax * by;
    const minus = ay * bx;
    const cross = plus - minus;
    if (!(Math.abs(cross) > CROSS_ERROR * (Math.abs(plus) + Math.abs(minus)))) return false;
    if (cross > 0) left++;
    // Every turn about the mean passes its parallel upwards once.
    if (ay < 0 && by >= 0) upward++;
    ax = bx;
    ay = by;
  }
  return upward === 1 && (left === 0 || left === count);
}
