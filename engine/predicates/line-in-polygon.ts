import { orient2d } from 'robust-predicates';
import type { ShapeColumns } from '../dataset.ts';
import { locateInPart, OUTSIDE } from './point-in-polygon.ts';

/**
 * The stretches of a path inside one feature, as positions along the path: vertex number (from 0) plus the fraction of the
 * edge that follows it. Disjoint, ascending, [enter, leave, enter, leave, …]; a stretch along an edge of the feature
 * is inside, a mere touch is not a stretch. The path is the vertices [from, to) of `coords`.
 */
export function stretchesInside(
  shapes: ShapeColumns,
  feature: number,
  coords: Float64Array,
  from: number,
  to: number,
): number[] {
  const stretches: number[] = [];
  for (let part = shapes.featureStart[feature]; part < shapes.featureStart[feature + 1]; part++) {
    const inPart = stretchesInPart(shapes, part, shapes.box.subarray(feature * 4, feature * 4 + 4), coords, from, to);
    for (let k = 0; k < inPart.length; k++) stretches.push(inPart[k]);
  }
  return shapes.featureStart[feature + 1] - shapes.featureStart[feature] > 1 ? mergeStretches(stretches) : stretches;
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

const UNKNOWN = -1;

function stretchesInPart(
  shapes: ShapeColumns,
  part: number,
  box: Float64Array,
  coords: Float64Array,
  from: number,
  to: number,
): number[] {
  const stretches: number[] = [];
  // Whether the path is inside where the last edge ended; an edge that crosses nothing keeps it.
  let state = UNKNOWN;
  const extend = (enter: number, leave: number) => {
    if (stretches.length > 0 && stretches[stretches.length - 1] === enter) stretches[stretches.length - 1] = leave;
    else stretches.push(enter, leave);
  };
  for (let v = from; v + 1 < to; v++) {
    const ax = coords[v * 2];
    const ay = coords[v * 2 + 1];
    const bx = coords[v * 2 + 2];
    const by = coords[v * 2 + 3];
    if (
      (ax < box[0] && bx < box[0]) ||
      (ax > box[2] && bx > box[2]) ||
      (ay < box[1] && by < box[1]) ||
      (ay > box[3] && by > box[3])
    ) {
      state = 0;
      continue;
    }
    const cuts = cutsOfEdge(shapes, part, ax, ay, bx, by);
    const at = v - from;
    if (cuts === null) {
      if (state === UNKNOWN) state = Number(locateInPart(shapes, part, (ax + bx) / 2, (ay + by) / 2) !== OUTSIDE);
      if (state === 1) extend(at, at + 1);
      continue;
    }
    for (let k = 0; k + 1 < cuts.fractions.length; k++) {
      const t0 = cuts.fractions[k];
      const t1 = cuts.fractions[k + 1];
      if (t0 === t1) continue;
      const middle = (t0 + t1) / 2;
      const inside =
        liesIn(cuts.along, middle) ||
        locateInPart(shapes, part, ax + (bx - ax) * middle, ay + (by - ay) * middle) !== OUTSIDE;
      if (inside) extend(at + t0, at + t1);
    }
    // A cut at the very end would make the last piece's state that of a touching edge, so it is found anew.
    state = UNKNOWN;
  }
  return stretches;
}

const liesIn = (intervals: readonly number[], t: number): boolean => {
  for (let k = 0; k < intervals.length; k += 2) if (intervals[k] <= t && t <= intervals[k + 1]) return true;
  return false;
};

/**
 * Where the edge a→b meets the rings of a part: ascending fractions from 0 to 1, ends included, and the intervals
 * that run along a ring's edge; `null` where it meets none.
 */
function cutsOfEdge(shapes: ShapeColumns, part: number, ax: number, ay: number, bx: number, by: number) {
  const { partStart, ringStart, coords } = shapes;
  const west = Math.min(ax, bx);
  const east = Math.max(ax, bx);
  const south = Math.min(ay, by);
  const north = Math.max(ay, by);
  let fractions: number[] | null = null;
  const along: number[] = [];
  for (let ring = partStart[part]; ring < partStart[part + 1]; ring++) {
    const end = ringStart[ring + 1] * 2;
    let px = coords[ringStart[ring] * 2];
    let py = coords[ringStart[ring] * 2 + 1];
    for (let k = ringStart[ring] * 2 + 2; k < end; k += 2) {
      const qx = coords[k];
      const qy = coords[k + 1];
      const apart =
        (px < west && qx < west) ||
        (px > east && qx > east) ||
        (py < south && qy < south) ||
        (py > north && qy > north);
      if (!apart) {
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
      px = qx;
      py = qy;
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
