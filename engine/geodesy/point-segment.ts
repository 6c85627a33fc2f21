import { distanceM } from './distance.ts';
import { cosine, sine } from './trig.ts';
import {
  ECCENTRICITY_SQ,
  longitudeDifferenceDeg,
  meridianRadiusM,
  primeVerticalRadiusM,
  RADIANS_PER_DEGREE,
} from './wgs84.ts';

/** Where the nearest point is: `t` from 0 at a to 1 at b, and its position. */
export interface NearestOnSegment {
  t: number;
  lng: number;
  lat: number;
}

/** A step along the segment below this ends the search, metres; the distance then errs by its square over twice the distance. */
const STEP_M = 1e-5;
const MAX_STEPS = 20;
const scratch: NearestOnSegment = { t: 0, lng: 0, lat: 0 };

/**
 * The geodesic distance from a position to the nearest point of the segment a–b, metres; where that is goes into `out`.
 *
 * The segment is straight in longitude and latitude, as GeoJSON has it (RFC 7946, 3.1.1). The geodesic between the same
 * ends bends away from it by at most L² tan φ / 8R: 8 mm for 1 km, 0.2 m for 5 km at latitude 22°. The error
 * is below 1 mm to 200 km for segments to 50 km. Swapping a and b changes nothing, not even the last bit. A segment without
 * length is a point.
 *
 * Newton's method on half the squared chord, f(t) = ((p - p₀)² + (z - z₀)²) / 2 + p₀ p (1 - cos Δλ), p = N cos φ, from
 * the foot in the tangent plane; up to 2,000 km f is convex along the segment, and the shortest chord is the shortest way
 * within 1e-9 of it, the radius of curvature hardly depending on the direction.
 */
export const nearestOnSegment = (
  lng: number,
  lat: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  out: NearestOnSegment,
): number => {
  if (ax > bx || (ax === bx && ay > by)) {
    const distance = nearestOnSegment(lng, lat, bx, by, ax, ay, out);
    out.t = 1 - out.t;
    return distance;
  }
  const t = footOnSegment(lng, lat, ax, ay, longitudeDifferenceDeg(ax, bx), by - ay);
  out.t = t;
  out.lng = t === 0 ? ax : t === 1 ? bx : ax + t * longitudeDifferenceDeg(ax, bx);
  out.lat = t === 0 ? ay : t === 1 ? by : ay + t * (by - ay);
  return distanceM(lng, lat, out.lng, out.lat);
};

/** The geodesic distance from a position to the segment a–b, metres; see {@link nearestOnSegment}. */
export const pointSegmentDistanceM = (
  lng: number,
  lat: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number => nearestOnSegment(lng, lat, ax, ay, bx, by, scratch);

/** The parameter in 0..1 of the point of (ax, ay) + t (dx, dy) that is nearest to a position; degrees. */
const footOnSegment = (lng: number, lat: number, ax: number, ay: number, dx: number, dy: number): number => {
  if (dx === 0 && dy === 0) return 0;
  const sin0 = sine(lat * RADIANS_PER_DEGREE);
  const cos0 = cosine(lat * RADIANS_PER_DEGREE);
  const n0 = primeVerticalRadiusM(sin0);
  const p0 = n0 * cos0;
  const lngStep = dx * RADIANS_PER_DEGREE;
  const latStep = dy * RADIANS_PER_DEGREE;
  const lngGap = longitudeDifferenceDeg(lng, ax);

  const alongLng = p0 * lngStep;
  const alongLat = meridianRadiusM(sin0) * latStep;
  const lengthSq = alongLng * alongLng + alongLat * alongLat;
  const toFoot = alongLng * p0 * lngGap + alongLat * meridianRadiusM(sin0) * (ay - lat);
  let t = lengthSq > 0 ? clampShare((-toFoot * RADIANS_PER_DEGREE) / lengthSq) : 0;

  for (let step = 0; step < MAX_STEPS; step++) {
    const phi = (ay + t * dy) * RADIANS_PER_DEGREE;
    const sinPhi = sine(phi);
    const cosPhi = cosine(phi);
    const lam = (lngGap + t * dx) * RADIANS_PER_DEGREE;
    const sinLam = sine(lam);
    const cosLam = cosine(lam);
    const n = primeVerticalRadiusM(sinPhi);
    const m = meridianRadiusM(sinPhi);
    const p = n * cosPhi;
    const z = (1 - ECCENTRICITY_SQ) * (n * sinPhi - n0 * sin0);
    const dp = -m * sinPhi * latStep;
    const dz = m * cosPhi * latStep;
    const ddp = -m * cosPhi * latStep * latStep;
    const ddz = -m * sinPhi * latStep * latStep;
    const gap = p - p0;
    const slopeM2 = gap * dp + z * dz + p0 * dp * (1 - cosLam) + p0 * p * sinLam * lngStep;
    const speedSq = dp * dp + dz * dz + p * p * lngStep * lngStep;
    const bendM2 =
      dp * dp +
      dz * dz +
      gap * ddp +
      z * ddz +
      p0 * ddp * (1 - cosLam) +
      p0 * (2 * dp * sinLam + p * cosLam * lngStep) * lngStep;
    const next = clampShare(t - slopeM2 / (bendM2 > 0.25 * speedSq ? bendM2 : speedSq));
    const moved = Math.abs(next - t);
    t = next;
    if (moved * moved * speedSq <= STEP_M * STEP_M) break;
  }
  return t;
};

const clampShare = (t: number): number => Math.max(0, Math.min(t, 1));
