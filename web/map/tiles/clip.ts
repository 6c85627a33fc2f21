/** Positions x, y, x, y … that grow at the end. */
export interface PositionBuffer {
  values: Float64Array;
  /** How many positions there are. */
  count: number;
}

export const createPositionBuffer = (): PositionBuffer => ({ values: new Float64Array(2048), count: 0 });

/** Adds a position. */
export function push(buffer: PositionBuffer, x: number, y: number): void {
  const k = buffer.count * 2;
  if (k === buffer.values.length) {
    const larger = new Float64Array(k * 2);
    larger.set(buffer.values);
    buffer.values = larger;
  }
  buffer.values[k] = x;
  buffer.values[k + 1] = y;
  buffer.count++;
}

/** West, north, east, south in units. */
export type ClipBox = readonly [number, number, number, number];

const spare = createPositionBuffer();

/** The part of a ring inside a box, in place of the ring; after Sutherland and Hodgman, one side after the other. */
export function clipRing(ring: PositionBuffer, [x0, y0, x1, y1]: ClipBox): void {
  clipSide(ring, spare, 0, x0, 1);
  clipSide(spare, ring, 0, x1, -1);
  clipSide(ring, spare, 1, y0, 1);
  clipSide(spare, ring, 1, y1, -1);
}

/** Keeps what lies at `sign` · value >= `sign` · `bound` on an axis. */
function clipSide(from: PositionBuffer, into: PositionBuffer, axis: 0 | 1, bound: number, sign: 1 | -1): void {
  into.count = 0;
  const { values, count } = from;
  if (count === 0) return;
  let previous = (count - 1) * 2;
  let wasInside = (values[previous + axis] - bound) * sign >= 0;
  for (let k = 0; k < count * 2; k += 2) {
    const isInside = (values[k + axis] - bound) * sign >= 0;
    if (isInside !== wasInside) {
      const t = (bound - values[previous + axis]) / (values[k + axis] - values[previous + axis]);
      const other = values[previous + 1 - axis] + t * (values[k + 1 - axis] - values[previous + 1 - axis]);
      if (axis === 0) push(into, bound, other);
      else push(into, other, bound);
    }
    if (isInside) push(into, values[k], values[k + 1]);
    previous = k;
    wasInside = isInside;
  }
}

/** Shows `visit` every stretch of a path inside a box; the buffer it gets is used again for the next. */
export function clipPath(path: PositionBuffer, box: ClipBox, visit: (stretch: PositionBuffer) => void): void {
  spare.count = 0;
  const flush = () => {
    if (spare.count > 1) visit(spare);
    spare.count = 0;
  };
  const { values, count } = path;
  for (let k = 0; k + 2 < count * 2; k += 2) {
    const [ax, ay, bx, by] = [values[k], values[k + 1], values[k + 2], values[k + 3]];
    const inside = insideShare(ax, ay, bx - ax, by - ay, box);
    if (inside === null) {
      flush();
      continue;
    }
    const [enter, leave] = inside;
    if (enter > 0) flush();
    if (spare.count === 0) push(spare, ax + enter * (bx - ax), ay + enter * (by - ay));
    push(spare, ax + leave * (bx - ax), ay + leave * (by - ay));
    if (leave < 1) flush();
  }
  flush();
}

/** Between which shares of itself a segment lies in the box, after Liang and Barsky; `null` where it does not. */
function insideShare(x: number, y: number, dx: number, dy: number, [x0, y0, x1, y1]: ClipBox): [number, number] | null {
  let [enter, leave] = [0, 1];
  for (const [step, gap] of [
    [-dx, x - x0],
    [dx, x1 - x],
    [-dy, y - y0],
    [dy, y1 - y],
  ]) {
    if (step === 0) {
      if (gap < 0) return null;
    } else if (step < 0) enter = Math.max(enter, gap / step);
    else leave = Math.min(leave, gap / step);
  }
  return enter < leave ? [enter, leave] : null;
}
