import type { UnitBox } from '../units.ts';

/** The box of nothing, to be grown. */
export const EMPTY_BOX: UnitBox = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };

/** The box around two boxes. */
export const joinBoxes = (a: UnitBox, b: UnitBox): UnitBox => ({
  minX: Math.min(a.minX, b.minX),
  minY: Math.min(a.minY, b.minY),
  maxX: Math.max(a.maxX, b.maxX),
  maxY: Math.max(a.maxY, b.maxY),
});

/** What two boxes have in common. */
export const meetingBox = (a: UnitBox, b: UnitBox): UnitBox => ({
  minX: Math.max(a.minX, b.minX),
  minY: Math.max(a.minY, b.minY),
  maxX: Math.min(a.maxX, b.maxX),
  maxY: Math.min(a.maxY, b.maxY),
});

export const padBox = ({ minX, minY, maxX, maxY }: UnitBox, pad: number): UnitBox => ({
  minX: minX - pad,
  minY: minY - pad,
  maxX: maxX + pad,
  maxY: maxY + pad,
});

export const boxesMeet = (a: UnitBox, b: UnitBox): boolean =>
  a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;

export const isWithinBox = (inner: UnitBox, outer: UnitBox): boolean =>
  inner.minX >= outer.minX && inner.minY >= outer.minY && inner.maxX <= outer.maxX && inner.maxY <= outer.maxY;

export const isInBox = ({ minX, minY, maxX, maxY }: UnitBox, x: number, y: number): boolean =>
  x >= minX && x <= maxX && y >= minY && y <= maxY;

/** The box around points, x and y interleaved, from one place in the list to another. */
export function boxOfPoints(xy: ArrayLike<number>, from = 0, to = xy.length): UnitBox {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = from; k < to; k += 2) {
    if (xy[k] < minX) minX = xy[k];
    if (xy[k] > maxX) maxX = xy[k];
    if (xy[k + 1] < minY) minY = xy[k + 1];
    if (xy[k + 1] > maxY) maxY = xy[k + 1];
  }
  return { minX, minY, maxX, maxY };
}

/** Whether an edge meets a box; the same for the same numbers, and right but for a millionth of a unit. */
export function touchesBox(box: UnitBox, ax: number, ay: number, bx: number, by: number): boolean {
  const { minX, minY, maxX, maxY } = box;
  if ((ax < minX && bx < minX) || (ax > maxX && bx > maxX)) return false;
  if ((ay < minY && by < minY) || (ay > maxY && by > maxY)) return false;
  if (isInBox(box, ax, ay) || isInBox(box, bx, by)) return true;
  const [dx, dy] = [bx - ax, by - ay];
  const sideOf = (x: number, y: number): number => dx * (y - ay) - dy * (x - ax);
  const [a, b, c, d] = [sideOf(minX, minY), sideOf(maxX, minY), sideOf(minX, maxY), sideOf(maxX, maxY)];
  return !((a > 0 && b > 0 && c > 0 && d > 0) || (a < 0 && b < 0 && c < 0 && d < 0));
}
