/** A run of points along an outline, with its interior on the left, from one node to another. */

/** Node of the ends of an arc that is a whole ring, where nothing meets. */
export const CLOSED = -1;

/** Arcs, one after the other in flat arrays that double when full. */
export class Arcs {
  count = 0;
  /** Arc i has the points [start[i], start[i + 1]), both ends among them. */
  start: Int32Array;
  from: Int32Array;
  to: Int32Array;
  points = 0;
  xy: Float64Array;
  marks: Uint8Array;

  constructor(expectedArcs: number, expectedPoints: number) {
    const arcs = Math.max(16, expectedArcs);
    const points = Math.max(16, expectedPoints);
    this.start = new Int32Array(arcs + 1);
    this.from = new Int32Array(arcs + 1);
    this.to = new Int32Array(arcs + 1);
    this.xy = new Float64Array(2 * points);
    this.marks = new Uint8Array(points);
  }

  addPoint(x: number, y: number, mark: number): void {
    if (this.points === this.marks.length) {
      this.xy = grown(this.xy, new Float64Array(this.xy.length * 2));
      this.marks = grown(this.marks, new Uint8Array(this.marks.length * 2));
    }
    this.xy[2 * this.points] = x;
    this.xy[2 * this.points + 1] = y;
    this.marks[this.points++] = mark;
  }

  /** Makes an arc of the points added since the last one. */
  endArc(from: number, to: number): void {
    if (this.count + 1 === this.start.length) {
      this.start = grown(this.start, new Int32Array(this.start.length * 2));
      this.from = grown(this.from, new Int32Array(this.from.length * 2));
      this.to = grown(this.to, new Int32Array(this.to.length * 2));
    }
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.start[++this.count] = this.points;
  }
}

function grown<T extends Float64Array | Int32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old as never);
  return larger;
}
