import { cosine, sine } from './trig.ts';
import { meridianRadiusM, primeVerticalRadiusM, RADIANS_PER_DEGREE } from './wgs84.ts';

/** Metres per degree at one latitude. */
export interface LocalFrame {
  readonly metresPerDegLng: number;
  readonly metresPerDegLat: number;
}

/**
 * The plane tangent at a latitude: metres per degree of longitude (N cos φ) and of latitude (M). Distances measured in
 * it are right to d tan φ / R relative (1e-4 at 1 km from a centre at 30°); for proven bounds take {@link boundDistances}.
 */
export const createLocalFrame = (lat: number): LocalFrame => {
  const sinLat = sine(lat * RADIANS_PER_DEGREE);
  return {
    metresPerDegLng: primeVerticalRadiusM(sinLat) * cosine(lat * RADIANS_PER_DEGREE) * RADIANS_PER_DEGREE,
    metresPerDegLat: meridianRadiusM(sinLat) * RADIANS_PER_DEGREE,
  };
};

/**
 * What is certain about everything within `radiusM` of a position: it lies within `lngReachDeg` and `latReachDeg` of it
 * (180 of longitude, and a scale of 0, where the circle may hold a pole), and its distance is at least
 * hypot(`minMetresPerDegLng` Δlng, `minMetresPerDegLat` Δlat). So whatever has such a bound above x, for an x <= `radiusM`,
 * is further away than x; what has a bound below x need not be near.
 */
export interface DistanceBound {
  radiusM: number;
  lngReachDeg: number;
  latReachDeg: number;
  minMetresPerDegLng: number;
  minMetresPerDegLat: number;
}

export const createDistanceBound = (): DistanceBound => ({
  radiusM: Number.POSITIVE_INFINITY,
  lngReachDeg: 180,
  latReachDeg: 180,
  minMetresPerDegLng: 0,
  minMetresPerDegLat: 0,
});

/** Room for rounding, far above it and far below any use. */
const MARGIN = 1e-9;

/**
 * Fills `out` with the bounds that hold round any position of latitude `lat`, see {@link DistanceBound}.
 *
 * Proof: a path between two parallels is at least the meridian arc between them, and that at least M Δφ with the smallest M
 * in between; this gives the latitude reach. The chord is no longer than the distance, and its square is
 * (the chord of the meridian arc)² + 4 p₁ p₂ sin²(Δλ/2), p = N cos φ. The chord of an arc that turns by Δφ is at least
 * 2 M sin(Δφ/2); p₁ p₂ is at least p₀ times the smallest p within reach; and x ↦ sin(x/2)/x falls, so both sines
 * may be replaced by their slope at the reach.
 */
export const boundDistances = (lat: number, radiusM: number, out: DistanceBound): void => {
  const phi = Math.min(Math.abs(lat), 90) * RADIANS_PER_DEGREE;
  const roughReach = radiusM / meridianRadiusM(0);
  const minMeridianM = meridianRadiusM(sine(Math.max(phi - roughReach, 0)));
  const latReach = Math.min(radiusM / minMeridianM, Math.PI);
  const farthest = phi + latReach;
  const minParallelM =
    farthest < Math.PI / 2 ? primeVerticalRadiusM(sine(phi)) * Math.sqrt(cosine(phi) * cosine(farthest)) : 0;
  // Where the circle may reach round the pole, longitude bounds nothing.
  const bounded = radiusM < 2 * minParallelM;
  const lngReach = bounded ? 2 * Math.asin(radiusM / (2 * minParallelM)) : Math.PI;

  out.radiusM = radiusM;
  out.latReachDeg = (latReach / RADIANS_PER_DEGREE) * (1 + MARGIN);
  out.lngReachDeg = (lngReach / RADIANS_PER_DEGREE) * (1 + MARGIN);
  out.minMetresPerDegLat = minMeridianM * slope(latReach) * (RADIANS_PER_DEGREE * (1 - MARGIN));
  out.minMetresPerDegLng = bounded ? minParallelM * slope(lngReach) * (RADIANS_PER_DEGREE * (1 - MARGIN)) : 0;
};

/** 2 sin(x/2) / x. */
const slope = (x: number): number => (x > 0 ? (2 * sine(x / 2)) / x : 1);
