import { orient2d } from 'robust-predicates';
import type { ShapeColumns } from '../dataset.ts';
import { createEdgesNear } from './edges-near.ts';
import { locateInPart, OUTSIDE } from './point-in-polygon.ts';

/** Edges of a path that are looked at together first; most of them are far from every edge of a polygon. */
const EDGES_PER_RUN = 8;

/** The vertices [from, to) of `coords` as a path, with the boxes of its runs: west, south, east, north of each. */
export interface Path {
  readonly coords: Float64Array;
  readonly from: number;
  readonly to: number;
  /** The box of the whole path. */
  readonly box: Float64Array;
  readonly runBoxes: Float64Array;
}

export function createPath(coords: Float64Array, from: number, to: number): Path {
  const runs = Math.max(0, Math.ceil((to - from - 1) / EDGES_PER_RUN));
  const runBoxes = new Float64Array(4 * runs);
  for (let run = 0; run < runs; run++) {
    const first = from + run * EDGES_PER_RUN;
    writeBox(coords, first, Math.min(to, first + EDGES_PER_RUN + 1), runBoxes, 4 * run);
  }
  const box = new Float64Array(4);
  writeBox(coords, from, to, box, 0);
  return { coords, from, to, box, runBoxes };
}

function writeBox(coords: Float64Array, from: number, to: number, into: Float64Array, at: number): void {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = from * 2; k < to * 2; k += 2) {
    if (coords[k] < west) west = coords[k];
    if (coords[k] > east) east = coords[k];
    if (coords[k + 1] < south) south = coords[k + 1];
    if (coords[k + 1] > north) north = coords[k + 1];
  }
  into[at] = west;
  into[at + 1] = south;
  into[at + 2] = east;
  into[at + 3] = north;
}

/**
 * The stretches of a path inside one feature, as positions along the path: vertex number (from 0) plus the fraction of the
 * edge that follows it. Disjoint, ascending, [enter, leave, enter, leave, …]; a stretch along an edge of the feature
 * is inside, a mere touch is not a stretch.
 */
export function stretchesInside(shapes: ShapeColumns, feature: number, path: Path): number[] {
  const first = shapes.featureStart[feature];
  const end = shapes.featureStart[feature + 1];
  if (end - first === 1) return stretchesInPart(shapes, first, path);
  const stretches: number[] = [];
  for (let part = first; part < end; part++)
    for (const position of stretchesInPart(shapes, part, path)) stretches.push(position);
  return mergeStretches(stretches);
}

/** The union of stretches in any order, disjoint and ascending; those that meet end to end become one. */
export function mergeStretches(stretches: readonly number[]): number[] {
  const order = Array.from({ length: stretches.length / 2 }, (_, i) => i * 2);
  order.sort((a, b) => stretches[a] - stretches[b] || stretches[a + 1] - stretches[b + 1]);
  const merged: number[] = [];
  for (const k of order) {
    if (merged.length > 0 && stretches[k] <= merged[merged.length - 1])
      merged[merged.length - 1] = Math.max(merged[merged.length - 1], stretches[k + 1]);
    else merged.push(stretches[k], stretches[k + 1]);
  }
  return merged;
}

/** Whether the path is inside where the last edge ended is not known. */
const UNKNOWN = -1;
const near = createEdgesNear();

function stretchesInPart(shapes: ShapeColumns, part: number, { coords, from, to, box, runBoxes }: Path): number[] {
  const stretches: number[] = [];
  if (to - from < 2) return stretches;
  const isInside = (lng: number, lat: number): boolean => locateInPart(shapes, part, lng, lat) !== OUTSIDE;
  const middleIsInside = (v: number): boolean =>
    isInside((coords[v * 2] + coords[v * 2 + 2]) / 2, (coords[v * 2 + 1] + coords[v * 2 + 3]) / 2);
  // What no edge of the part comes near lies on one side of them all.
  if (!near.fill(shapes, part, box[0], box[1], box[2], box[3]))
    return middleIsInside(from) ? [0, to - from - 1] : stretches;
  // An edge that crosses nothing keeps the state.
  let state = UNKNOWN;
  const extend = (enter: number, leave: number) => {
    if (stretches.length > 0 && stretches[stretches.length - 1] === enter) stretches[stretches.length - 1] = leave;
    else stretches.push(enter, leave);
  };
  for (let run = 0; run * 4 < runBoxes.length; run++) {
    const first = from + run * EDGES_PER_RUN;
    const end = Math.min(to - 1, first + EDGES_PER_RUN);
    if (!meetsNear(shapes.coords, runBoxes, run * 4)) {
      if (state === UNKNOWN) state = Number(middleIsInside(first));
      if (state === 1) extend(first - from, end - from);
      continue;
    }
    for (let v = first; v < end; v++) {
      const [ax, ay, bx, by] = [coords[v * 2], coords[v * 2 + 1], coords[v * 2 + 2], coords[v * 2 + 3]];
      const cuts = cutsOfEdge(shapes.coords, ax, ay, bx, by);
      const at = v - from;
      if (cuts === null) {
        if (state === UNKNOWN) state = Number(middleIsInside(v));
        if (state === 1) extend(at, at + 1);
        continue;
      }
      for (let k = 0; k + 1 < cuts.fractions.length; k++) {
        const t0 = cuts.fractions[k];
        const t1 = cuts.fractions[k + 1];
        if (t0 === t1) continue;
        const middle = (t0 + t1) / 2;
        if (liesIn(cuts.along, middle) || isInside(ax + (bx - ax) * middle, ay + (by - ay) * middle))
          extend(at + t0, at + t1);
      }
      // A cut at the very end would make the last piece's state that of a touching edge, so it is found anew.
      state = UNKNOWN;
    }
  }
  return stretches;
}

/** Whether any edge that is near meets a box, by their own boxes. */
function meetsNear(coords: Float64Array, boxes: Float64Array, at: number): boolean {
  const west = boxes[at];
  const south = boxes[at + 1];
  const east = boxes[at + 2];
  const north = boxes[at + 3];
  near.between(south, north);
  const { edges, to } = near;
  for (let i = near.from; i < to; i++) {
    const k = edges[i];
    const px = coords[k];
    const qx = coords[k + 2];
    if ((px < west && qx < west) || (px > east && qx > east)) continue;
    const py = coords[k + 1];
    const qy = coords[k + 3];
    if (!((py < south && qy < south) || (py > north && qy > north))) return true;
  }
  return false;
}

const liesIn = (intervals: readonly number[], t: number): boolean => {
  for (let k = 0; k < intervals.length; k += 2) if (intervals[k] <= t && t <= intervals[k + 1]) return true;
  return false;
};

/**
 * Where the edge a→b meets the edges that are near: ascending fractions from 0 to 1, ends included, and the intervals
 * that run along such an edge; `null` where it meets none.
 */
function cutsOfEdge(coords: Float64Array, ax: number, ay: number, bx: number, by: number) {
  const west = Math.min(ax, bx);
  const east = Math.max(ax, bx);
  const south = Math.min(ay, by);
  const north = Math.max(ay, by);
  let fractions: number[] | null = null;
  const along: number[] = [];
  near.between(south, north);
  const { edges, to } = near;
  for (let i = near.from; i < to; i++) {
    const k = edges[i];
    const px = coords[k];
    const py = coords[k + 1];
    const qx = coords[k + 2];
    const qy = coords[k + 3];
    if ((px < west && qx < west) || (px > east && qx > east)) continue;
    if ((py < south && qy < south) || (py > north && qy > north)) continue;
    const p = orient2d(ax, ay, bx, by, px, py);
    const q = orient2d(ax, ay, bx, by, qx, qy);
    if (p === 0 && q === 0) {
      fractions ??= [0, 1];
      const tp = fractionOf(ax, ay, bx, by, px, py);
      const tq = fractionOf(ax, ay, bx, by, qx, qy);
      const t0 = Math.max(0, Math.min(tp, tq));
      const t1 = Math.min(1, Math.max(tp, tq));
      if (t0 < t1) along.push(t0, t1);
      if (t0 <= t1) fractions.push(t0, t1);
    } else if (!((p > 0 && q > 0) || (p < 0 && q < 0))) {
      const a = orient2d(px, py, qx, qy, ax, ay);
      const b = orient2d(px, py, qx, qy, bx, by);
      if (!((a > 0 && b > 0) || (a < 0 && b < 0))) {
        fractions ??= [0, 1];
        fractions.push(a / (a - b));
      }
    }
  }
  if (fractions === null) return null;
  fractions.sort((t, u) => t - u);
  return { fractions, along };
}

/** The position of a point of the edge's line along the edge, measured on its longer axis. */
function fractionOf(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  if (dx === 0 && dy === 0) return 0;
  return Math.abs(dx) >= Math.abs(dy) ? (x - ax) / dx : (y - ay) / dy;
}
