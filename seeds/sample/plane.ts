import { cosine, sine, TWO_PI } from './trig.ts';

/** WGS84: semi-major axis in metres and first eccentricity squared. */
const SEMI_MAJOR_M = 6378137;
const ECCENTRICITY_SQUARED = 0.0066943799901413165;

/** A position, longitude then latitude, degrees. */
export type LngLat = readonly [number, number];

/** Metres per degree of longitude and of latitude at a latitude, from the two radii of curvature. */
export function metresPerDegree(lat: number): { lng: number; lat: number } {
  const phi = (lat * TWO_PI) / 360;
  const s = sine(phi);
  const w = 1 - ECCENTRICITY_SQUARED * s * s;
  const primeVertical = SEMI_MAJOR_M / Math.sqrt(w);
  const meridional = (primeVertical * (1 - ECCENTRICITY_SQUARED)) / w;
  return { lng: (primeVertical * cosine(phi) * TWO_PI) / 360, lat: (meridional * TWO_PI) / 360 };
}

/** A flat map of the province: metres east and north of an origin, true to scale at the origin's latitude. */
export interface Plane {
  readonly lng0: number;
  readonly lat0: number;
  readonly mPerLng: number;
  readonly mPerLat: number;
}

export function makePlane(lng0: number, lat0: number): Plane {
  const scale = metresPerDegree(lat0);
  return { lng0, lat0, mPerLng: scale.lng, mPerLat: scale.lat };
}

export const toX = (plane: Plane, lng: number): number => (lng - plane.lng0) * plane.mPerLng;
export const toY = (plane: Plane, lat: number): number => (lat - plane.lat0) * plane.mPerLat;

/** A coordinate at the six decimals (11 cm) that the files carry. */
export const round6 = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** The written position of a point of the plane. */
export const toLngLat = (plane: Plane, x: number, y: number): LngLat => [
  round6(plane.lng0 + x / plane.mPerLng),
  round6(plane.lat0 + y / plane.mPerLat),
];

/**
 * Metres between two positions on the ellipsoid, by the radii of curvature at their middle latitude: within 1e-7 of
 * the geodesic for the segments of a road (below 5 km).
 */
export function segmentLengthM(a: LngLat, b: LngLat): number {
  const scale = metresPerDegree((a[1] + b[1]) / 2);
  const dx = (b[0] - a[0]) * scale.lng;
  const dy = (b[1] - a[1]) * scale.lat;
  return Math.sqrt(dx * dx + dy * dy);
}

/** Metres along a line of positions. */
export function lineLengthM(line: readonly LngLat[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += segmentLengthM(line[i - 1]!, line[i]!);
  return sum;
}

/** Metres from a position to the nearest point of a segment. */
export function distanceToSegmentM(p: LngLat, a: LngLat, b: LngLat): number {
  const scale = metresPerDegree(p[1]);
  const ax = (a[0] - p[0]) * scale.lng;
  const ay = (a[1] - p[1]) * scale.lat;
  const dx = (b[0] - a[0]) * scale.lng;
  const dy = (b[1] - a[1]) * scale.lat;
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2));
  const x = ax + t * dx;
  const y = ay + t * dy;
  return Math.sqrt(x * x + y * y);
}

/** Twice the signed area of a ring in the unit of its coordinates squared; positive is counter-clockwise. */
export function doubleArea(ring: readonly LngLat[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
  }
  return sum;
}
