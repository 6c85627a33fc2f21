import geographiclib from 'geographiclib-geodesic';
import { sine } from './trig.ts';
import {
  ECCENTRICITY_SQ,
  EQUATORIAL_RADIUS_M,
  longitudeDifferenceDeg,
  MIN_CURVATURE_RADIUS_M,
  POLAR_RADIUS_M,
  RADIANS_PER_DEGREE,
} from './wgs84.ts';

const { Geodesic } = geographiclib;

/**
 * sin ξ = s (c0 + c1 s² + c2 s⁴ + …), s = sin φ, for the authalic latitude ξ: the area between the equator and a parallel
 * is b² s Σ (k+1)/(2k+1) (e² s²)^k per radian of longitude (Snyder 1987, USGS PP 1395, eq. 3-12, as a series),
 * and c² sin ξ by definition of ξ. Terms beyond k = 7 are below 1e-17.
 */
const AREA_TERMS = Array.from({ length: 8 }, (_, k) => ((k + 1) / (2 * k + 1)) * ECCENTRICITY_SQ ** k);
const AREA_TERM_SUM = AREA_TERMS.reduce((sum, term) => sum + term, 0);
/** The authalic radius squared c², m²: the sphere of that radius has the area of the ellipsoid. */
export const AUTHALIC_RADIUS_SQ_M2 = POLAR_RADIUS_M * POLAR_RADIUS_M * AREA_TERM_SUM;
const [C0, C1, C2, C3, C4, C5, C6, C7] = AREA_TERMS.map((term) => term / AREA_TERM_SUM);

/** sin ξ of the authalic latitude ξ, from the sine of the geodetic latitude. */
export const sinAuthalic = (sinLat: number): number => {
  const x = sinLat * sinLat;
  return sinLat * (C0 + x * (C1 + x * (C2 + x * (C3 + x * (C4 + x * (C5 + x * (C6 + x * C7)))))));
};

/** Edges longer than this in longitude or latitude are left to GeographicLib, degrees: the short form errs by e² λ³ / 40. */
const SHORT_EDGE_DEG = 0.3;

/**
 * The signed area between an edge and a parallel, m²; see {@link createEdgeArea}. The edge runs from (ends[k], ends[k + 1]) to the next
 * two, lng and lat in degrees: it is called for millions of them, and a double that is handed to a function costs an object.
 */
export type EdgeArea = (ends: Float64Array, k: number) => number;

/**
 * A function that returns the signed area, m², between the geodesic edge and the parallel `refLat`: positive where the edge
 * runs east and lies north of the parallel (GeographicLib's S12 convention; with `refLat` 0 it is S12).
 *
 * Over a closed ring the sum is minus the ring's counter-clockwise area whatever `refLat` is, as long as it is the
 * same for all edges and the ring goes round no pole. A parallel near the ring keeps the terms small and the
 * digits of small rings. Each edge is right to 1e-9 of the square of its length.
 *
 * Short edges: on the authalic sphere the area under the great circle between the images of the end points is
 * c² E, tan(E/2) = tan(λ/2) (sin ξ1 + sin ξ2) / (1 + cos(ξ2 - ξ1)) (Bessel's formula, Karney 2013 eq. 64). The geodesic
 * and the great circle differ by their bulge. From the geodesic equation of the metric M² dφ² + p² dλ² (p = N cos φ), in the
 * equal-area plane (λ, A) with dA = M p dφ: A″ = -sin φ (p² + 3 M² φ′²); the same holds on the sphere with c for M and
 * c cos ξ for p; and a parabola over the same chord encloses -A″ λ³ / 12. Longer edges go to GeographicLib.
 */
export const createEdgeArea = (refLat: number): EdgeArea => {
  const sinRef = sinAuthalic(sine(refLat * RADIANS_PER_DEGREE));
  return (ends, k) => {
    const lng1 = ends[k];
    const lat1 = ends[k + 1];
    const lng2 = ends[k + 2];
    const lat2 = ends[k + 3];
    const lngDeg = longitudeDifferenceDeg(lng1, lng2);
    const latDeg = lat2 - lat1;
    if (Math.abs(lngDeg) > SHORT_EDGE_DEG || Math.abs(latDeg) > SHORT_EDGE_DEG) {
      const area = Geodesic.WGS84.Inverse(lat1, lng1, lat2, lng2, Geodesic.AREA).S12 as number;
      return area - AUTHALIC_RADIUS_SQ_M2 * sinRef * (lngDeg * RADIANS_PER_DEGREE);
    }
    const lng = lngDeg * RADIANS_PER_DEGREE;
    const lngSq = lng * lng;
    const sinLat1 = sine(lat1 * RADIANS_PER_DEGREE);
    const sinLat2 = sine(lat2 * RADIANS_PER_DEGREE);
    const sin1 = sinAuthalic(sinLat1);
    const sin2 = sinAuthalic(sinLat2);

    // The spherical part, E = 2 atan(q tan(λ/2)) as a series in λ, with λ sin ξref taken off before anything is multiplied.
    const cosDifference = sin1 * sin2 + Math.sqrt((1 - sin1 * sin1) * (1 - sin2 * sin2));
    const q = (sin1 + sin2) / (1 + cosDifference);
    const aboveRef = (sin1 - sinRef + (sin2 - sinRef) + sinRef * (1 - cosDifference)) / (1 + cosDifference);
    const qSq = q * q;
    const excess = aboveRef + lngSq * q * ((1 - qSq) / 12 + (lngSq / 16) * (2 / 15 - qSq / 3 + (qSq * qSq) / 5));

    // The bulge of the geodesic less the bulge of the great circle. Both take sines halfway, so their errors cancel.
    const sinLat = 0.5 * (sinLat1 + sinLat2);
    const cosLatSq = Math.max(1 - sinLat * sinLat, Number.MIN_VALUE);
    const latStep = sinLat2 - sinLat1;
    const wSq = 1 - ECCENTRICITY_SQ * sinLat * sinLat;
    const alongM2 =
      ((MIN_CURVATURE_RADIUS_M * MIN_CURVATURE_RADIUS_M) / (wSq * wSq * wSq)) * ((latStep * latStep) / cosLatSq);
    const acrossM2 = ((EQUATORIAL_RADIUS_M * EQUATORIAL_RADIUS_M) / wSq) * cosLatSq * lngSq;
    const sinXi = 0.5 * (sin1 + sin2);
    const cosXiSq = Math.max(1 - sinXi * sinXi, Number.MIN_VALUE);
    const xiStep = sin2 - sin1;
    const sphereM2 = AUTHALIC_RADIUS_SQ_M2 * (cosXiSq * lngSq + 3 * ((xiStep * xiStep) / cosXiSq));
    const bulgeM2 = (sinLat * (acrossM2 + 3 * alongM2) - sinXi * sphereM2) / 12;

    return lng * (AUTHALIC_RADIUS_SQ_M2 * excess + bulgeM2);
  };
};

const fromEquator = createEdgeArea(0);

/** The signed area between the geodesic edge and the equator, m²: GeographicLib's S12, see {@link createEdgeArea}. */
export const edgeAreaM2 = (lng1: number, lat1: number, lng2: number, lat2: number): number =>
  fromEquator(Float64Array.of(lng1, lat1, lng2, lat2), 0);

/**
 * The signed area of the ring with the vertices [fromVertex, toVertex), m²; positive where it runs counter-clockwise.
 * The edges are geodesics; `coords` holds lng, lat pairs; the ring may repeat its first vertex at the end or not.
 * It must not go round a pole. 0 for fewer than three vertices. Within 1e-9 relative of GeographicLib's
 * PolygonArea for compact rings from 10 m to 1,000 km across, more exact than it below 1 km.
 */
export const ringAreaM2 = (coords: Float64Array, fromVertex: number, toVertex: number): number => {
  if (toVertex - fromVertex < 3) return 0;
  const edgeArea = createEdgeArea(coords[2 * fromVertex + 1]);
  const last = 2 * (toVertex - 1);
  const closing = Float64Array.of(coords[last], coords[last + 1], coords[2 * fromVertex], coords[2 * fromVertex + 1]);
  let sumM2 = edgeArea(closing, 0);
  for (let k = 2 * fromVertex; k < last; k += 2) sumM2 += edgeArea(coords, k);
  return 0 - sumM2;
};
