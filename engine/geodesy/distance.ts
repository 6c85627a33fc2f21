import geographiclib from 'geographiclib-geodesic';
import { cosine, sine } from './trig.ts';
import {
  ECCENTRICITY_SQ,
  EQUATORIAL_RADIUS_M,
  FLATTENING,
  longitudeDifferenceDeg,
  MIN_CURVATURE_RADIUS_M,
  POLAR_RADIUS_M,
  RADIANS_PER_DEGREE,
} from './wgs84.ts';

const { Geodesic } = geographiclib;
const AXIS_RATIO = 1 - FLATTENING;

/**
 * Chords up to this length take the short form. What it leaves out is of relative size e² (s/R)⁴ / 100;
 * measured over all latitudes and azimuths it stays below 4e-11 here (test/engine/geodesy/distance.test.ts).
 */
const SHORT_CHORD_M = 150_000;
const SHORT_CHORD_SQ = SHORT_CHORD_M * SHORT_CHORD_M;
/** No pair further apart in latitude than this has a short chord, degrees: 150 km are 1.36° of meridian at most. */
const SHORT_LATITUDE_DEG = 1.4;

/**
 * The geodesic distance between two positions on WGS84, metres; exactly 0 for equal positions and exactly symmetric.
 *
 * Within 1e-9 relative of GeographicLib (Karney 2013, doi:10.1007/s00190-012-0578-z), which itself answers beyond
 * 150 km. Shorter lines are the chord through the ellipsoid, bent to the arc of Euler's radius of curvature at the
 * midpoint in the direction of the line: s = 2R asin(c / 2R). By symmetry about the midpoint the odd terms
 * vanish, so the first neglected term is of the order e² (s/R)⁴. Positions are WGS84 degrees; NaN gives NaN.
 */
export const distanceM = (lng1: number, lat1: number, lng2: number, lat2: number): number => {
  const lngDeg = longitudeDifferenceDeg(lng1, lng2);
  const latDeg = lat2 - lat1;
  if (Math.abs(latDeg) <= SHORT_LATITUDE_DEG) {
    // Sines and cosines of both latitudes from the mid-latitude, so that the difference is never lost to rounding.
    const mid = (lat1 + lat2) * (0.5 * RADIANS_PER_DEGREE);
    const sinMid = sine(mid);
    const cosMid = cosine(mid);
    const half = latDeg * (0.5 * RADIANS_PER_DEGREE);
    const h2 = half * half;
    const sinHalf = half * (1 - (h2 / 6) * (1 - (h2 / 20) * (1 - h2 / 42)));
    const cosHalf = 1 - (h2 / 2) * (1 - (h2 / 12) * (1 - h2 / 30));
    const sin1 = sinMid * cosHalf - cosMid * sinHalf;
    const cos1 = cosMid * cosHalf + sinMid * sinHalf;
    const sin2 = sinMid * cosHalf + cosMid * sinHalf;
    const cos2 = cosMid * cosHalf - sinMid * sinHalf;

    // Reduced latitudes, tan β = (1 - f) tan φ; sin(β2 - β1) = (1 - f) sin(φ2 - φ1) / (w1 w2).
    const w1 = Math.sqrt(cos1 * cos1 + AXIS_RATIO * AXIS_RATIO * sin1 * sin1);
    const w2 = Math.sqrt(cos2 * cos2 + AXIS_RATIO * AXIS_RATIO * sin2 * sin2);
    const sinReduced = (AXIS_RATIO * 2 * sinHalf * cosHalf) / (w1 * w2);
    const tanHalf = sinReduced / (1 + Math.sqrt(1 - sinReduced * sinReduced));

    // The chord: Δp = -a tan(Δβ/2) (sin β1 + sin β2), Δz = b tan(Δβ/2) (cos β1 + cos β2), and across the meridian.
    const cosBeta1 = cos1 / w1;
    const cosBeta2 = cos2 / w2;
    const alongP = EQUATORIAL_RADIUS_M * tanHalf * AXIS_RATIO * (sin1 / w1 + sin2 / w2);
    const alongZ = POLAR_RADIUS_M * tanHalf * (cosBeta1 + cosBeta2);
    const sinHalfLng = sine(lngDeg * (0.5 * RADIANS_PER_DEGREE));
    const meridianSq = alongP * alongP + alongZ * alongZ;
    const acrossSq =
      4 * EQUATORIAL_RADIUS_M * EQUATORIAL_RADIUS_M * Math.abs(cosBeta1 * cosBeta2) * sinHalfLng * sinHalfLng;
    const chordSq = meridianSq + acrossSq;
    if (chordSq <= SHORT_CHORD_SQ) {
      // Below any size of coordinates; dividing by it could overflow.
      if (chordSq < 1e-60) return Math.sqrt(chordSq);
      // Euler: 1/R = cos²α / M + sin²α / N, where 1/N = w / a and 1/M = w³ / (a (1 - e²)).
      const wSq = 1 - ECCENTRICITY_SQ * sinMid * sinMid;
      const w = Math.sqrt(wSq);
      const curvature = (w / chordSq) * ((meridianSq * wSq) / MIN_CURVATURE_RADIUS_M + acrossSq / EQUATORIAL_RADIUS_M);
      const x = 0.25 * chordSq * curvature * curvature;
      return Math.sqrt(chordSq) * (1 + x * (1 / 6 + x * (3 / 40 + x * (5 / 112))));
    }
  }
  // Ordered, so that the answer is the same in both directions to the last bit.
  const swap = lat1 > lat2 || (lat1 === lat2 && lng1 > lng2);
  return swap ? longDistanceM(lng2, lat2, lng1, lat1) : longDistanceM(lng1, lat1, lng2, lat2);
};

const longDistanceM = (lng1: number, lat1: number, lng2: number, lat2: number): number =>
  Geodesic.WGS84.Inverse(lat1, lng1, lat2, lng2, Geodesic.DISTANCE).s12 as number;

/**
 * The length of the path through the vertices [fromVertex, toVertex), metres; its edges are geodesics.
 * `coords` holds lng, lat pairs. 0 for fewer than two vertices. Accuracy as of {@link distanceM}.
 */
export const lengthM = (coords: ArrayLike<number>, fromVertex: number, toVertex: number): number => {
  let sumM = 0;
  for (let k = 2 * fromVertex + 2; k < 2 * toVertex; k += 2) {
    sumM += distanceM(coords[k - 2], coords[k - 1], coords[k], coords[k + 1]);
  }
  return sumM;
};
