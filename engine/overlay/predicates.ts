import { orient2d } from 'robust-predicates';

/**
 * Exact predicates on integer points ("units", see units.ts). The fast paths are exact because a product of two
 * integers below 2^53 is exact in a double; beyond that Shewchuk's adaptive predicate or BigInt decides.
 */

const EXACT = 2 ** 53;
/** Shewchuk 1997, ccwerrboundA, rounded up. */
const ERROR_SHARE = 3.4e-16;
/** Coordinate differences up to here multiply exactly, with one bit to spare for the difference of two products. */
export const SHORT = 2 ** 26;

/**
 * A number with the exact sign of the orientation of c to the line a→b: positive on its left, zero on it.
 * The magnitude is exact too while all coordinate differences are at most {@link SHORT}.
 */
export function orient(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (bx - ax) * (cy - ay);
  const right = (by - ay) * (cx - ax);
  const det = left - right;
  const size = Math.abs(left) + Math.abs(right);
  if (size <= EXACT || Math.abs(det) > ERROR_SHARE * size) return det;
  return -orient2d(ax, ay, bx, by, cx, cy);
}

/**
 * True when the segment a–b meets the hot pixel of p, the half-open square [p − ½, p + ½)². All three are integer
 * points and a is not b. The pixel's two corners that are extreme across the segment decide; written for a
 * left-to-right segment, a rising one must pass strictly between them, a falling one may touch the lower-left.
 * Source: Hobby 1999, "Practical segment intersection with finite precision output".
 */
export function hitsPixel(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  if (ax > bx) return hitsPixel(bx, by, ax, ay, px, py);
  const low = Math.min(ay, by);
  const high = Math.max(ay, by);
  if (px < ax || px > bx || py < low || py > high) return false;
  const dx = bx - ax;
  const dy = by - ay;
  if (dx === 0 || dy === 0) return true;
  const reach = dx + Math.abs(dy);
  const left = dx * (py - ay);
  const right = dy * (px - ax);
  const size = Math.abs(left) + Math.abs(right);
  const twice = 2 * (left - right);
  if (size <= EXACT) {
    return dy > 0 ? twice > -reach && twice < reach : twice > -reach && twice <= reach;
  }
  if (Math.abs(twice) > reach + 2 * ERROR_SHARE * size + 1) return false;
  const up = dy > 0 ? 1 : -1;
  const upper = -orient2d(2 * ax, 2 * ay, 2 * bx, 2 * by, 2 * px - up, 2 * py + 1);
  const lower = -orient2d(2 * ax, 2 * ay, 2 * bx, 2 * by, 2 * px + up, 2 * py - 1);
  return upper > 0 && (up > 0 ? lower < 0 : lower <= 0);
}

/** Where {@link roundedCrossing} leaves its answer: x, y. */
export const crossing = new Float64Array(2);

/** A quotient whose fraction is this near to one half is rounded with BigInt. The double's error is below 2^-24. */
const TIE = 1e-6;

/**
 * Leaves the pixel of the point where two properly crossing segments meet in {@link crossing}: the exact point, each coordinate rounded to
 * the nearest integer, halves upward. The x and y of their ends are the four values at i and at j of `ends`, so that none of them becomes an object.
 */
export function roundedCrossing(ends: Float64Array, i: number, j: number): void {
  const ax = ends[i];
  const ay = ends[i + 1];
  const bx = ends[i + 2];
  const by = ends[i + 3];
  const cx = ends[j];
  const cy = ends[j + 1];
  const dx = ends[j + 2];
  const dy = ends[j + 3];
  const width = bx - ax;
  const height = by - ay;
  const span = Math.max(
    Math.abs(width),
    Math.abs(height),
    Math.abs(dx - cx),
    Math.abs(dy - cy),
    Math.abs(cx - ax),
    Math.abs(cy - ay),
  );
  if (span < SHORT / 2) {
    const fromCd = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
    const toCd = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
    const t = fromCd / (fromCd - toCd);
    const x = width * t + 0.5;
    const y = height * t + 0.5;
    const fx = Math.floor(x);
    const fy = Math.floor(y);
    if (x - fx > TIE && x - fx < 1 - TIE && y - fy > TIE && y - fy < 1 - TIE) {
      crossing[0] = ax + fx;
      crossing[1] = ay + fy;
      return;
    }
  }
  const w = BigInt(dx - cx);
  const h = BigInt(dy - cy);
  const from = w * BigInt(ay - cy) - h * BigInt(ax - cx);
  const to = w * BigInt(by - cy) - h * BigInt(bx - cx);
  crossing[0] = ax + roundedQuotient(from * BigInt(width), from - to);
  crossing[1] = ay + roundedQuotient(from * BigInt(height), from - to);
}

/** `numerator / denominator` rounded to the nearest integer, halves upward. */
function roundedQuotient(numerator: bigint, denominator: bigint): number {
  const sign = denominator < 0n ? -1n : 1n;
  const twice = 2n * denominator * sign;
  const above = 2n * numerator * sign + denominator * sign;
  const quotient = above / twice;
  return Number(above % twice < 0n ? quotient - 1n : quotient);
}
