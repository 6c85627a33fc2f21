import { angleOf, cosine, sine, TWO_PI } from './trig.ts';

/**
 * A star: a polygon around a mast, given by its radius in metres at equally spaced bearings (counter-clockwise from
 * east). `limitM` bounds each radius where the star must stay clear of a village.
 */
export interface Star {
  readonly x: number;
  readonly y: number;
  readonly radiusM: Float64Array;
  readonly limitM: Float64Array;
}

export const BEARINGS = 48;
/** Metres between a village and the edge of a star, inside as well as outside. */
export const STAR_MARGIN_M = 40;
const STEP = TWO_PI / BEARINGS;
/** How much nearer than its ends the middle of a side comes, when both ends have the same radius. */
const SAGITTA = cosine(STEP / 2);

export const BEARING_X: readonly number[] = Array.from({ length: BEARINGS }, (_, k) => cosine(k * STEP));
export const BEARING_Y: readonly number[] = Array.from({ length: BEARINGS }, (_, k) => sine(k * STEP));

export const makeStar = (x: number, y: number, radiusM: Float64Array): Star => ({
  x,
  y,
  radiusM,
  limitM: new Float64Array(BEARINGS).fill(Number.POSITIVE_INFINITY),
});

/**
 * The first bearing, and how many from there, whose radii decide on which side of the edge the point at (dx, dy) and
 * everything within the margin around it lies: one bearing on each side beyond the margin.
 */
function windowOf(dx: number, dy: number, distanceM: number): [number, number] {
  if (distanceM < 3 * STAR_MARGIN_M) return [0, BEARINGS];
  const ratio = STAR_MARGIN_M / distanceM;
  const spread = ratio * (1 + (ratio * ratio) / 5) + 2e-5;
  const angle = angleOf(dx, dy);
  const first = Math.floor((angle - spread) / STEP);
  const last = Math.ceil((angle + spread) / STEP);
  return [(first + BEARINGS) % BEARINGS, last - first + 1];
}

const lengthOf = (dx: number, dy: number): number => Math.sqrt(dx * dx + dy * dy);

/** The radius of a star at the bearing nearest to a direction. */
export const radiusTowards = (radiusM: Float64Array, dx: number, dy: number): number =>
  radiusM[Math.round(angleOf(dx, dy) / STEP) % BEARINGS]!;

/** Pulls a star back so that a point lies outside it by the margin, and keeps it there. */
export function keepOut(star: Star, x: number, y: number): void {
  const dx = x - star.x;
  const dy = y - star.y;
  const distanceM = lengthOf(dx, dy);
  const [first, count] = windowOf(dx, dy, distanceM);
  const limit = Math.max(0, distanceM - STAR_MARGIN_M);
  for (let i = 0; i < count; i++) {
    const k = (first + i) % BEARINGS;
    star.limitM[k] = Math.min(star.limitM[k]!, limit);
    star.radiusM[k] = Math.min(star.radiusM[k]!, limit);
  }
}

/** Whether a point lies inside a star by the margin. */
export function holds(star: Star, x: number, y: number): boolean {
  const dx = x - star.x;
  const dy = y - star.y;
  const distanceM = lengthOf(dx, dy);
  const needed = (distanceM + STAR_MARGIN_M) / SAGITTA;
  const [first, count] = windowOf(dx, dy, distanceM);
  for (let i = 0; i < count; i++) if (star.radiusM[(first + i) % BEARINGS]! < needed) return false;
  return true;
}

/** Stretches a star so that it holds a point by the margin; whether its limits allow that (unchanged if not). */
export function stretchTo(star: Star, x: number, y: number): boolean {
  const dx = x - star.x;
  const dy = y - star.y;
  const distanceM = lengthOf(dx, dy);
  const needed = (distanceM + STAR_MARGIN_M) / SAGITTA + 0.5;
  const [first, count] = windowOf(dx, dy, distanceM);
  for (let i = 0; i < count; i++) if (star.limitM[(first + i) % BEARINGS]! < needed) return false;
  for (let i = 0; i < count; i++) {
    const k = (first + i) % BEARINGS;
    star.radiusM[k] = Math.max(star.radiusM[k]!, needed);
  }
  return true;
}
