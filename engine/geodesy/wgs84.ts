/**
 * The WGS84 ellipsoid (NIMA TR8350.2, 3rd ed., table 3.1) and its two radii of curvature.
 */

/** Equatorial radius, metres (defining constant). */
export const EQUATORIAL_RADIUS_M = 6378137;
/** Flattening (defining constant, 1 / 298.257223563). */
export const FLATTENING = 1 / 298.257223563;
/** Polar radius b = a (1 - f), metres. */
export const POLAR_RADIUS_M = EQUATORIAL_RADIUS_M * (1 - FLATTENING);
/** First eccentricity squared, f (2 - f). */
export const ECCENTRICITY_SQ = FLATTENING * (2 - FLATTENING);

export const RADIANS_PER_DEGREE = Math.PI / 180;

/** The smallest radius of curvature anywhere: the meridian's at the equator, a (1 - e²), metres. */
export const MIN_CURVATURE_RADIUS_M = EQUATORIAL_RADIUS_M * (1 - ECCENTRICITY_SQ);
/** The largest radius of curvature anywhere: at the poles, a² / b, metres. */
export const MAX_CURVATURE_RADIUS_M = (EQUATORIAL_RADIUS_M * EQUATORIAL_RADIUS_M) / POLAR_RADIUS_M;

/** Radius of curvature of the meridian, metres, from the sine of the geodetic latitude: a (1 - e²) / (1 - e² sin²φ)^1.5. */
export const meridianRadiusM = (sinLat: number): number => {
  const w2 = 1 - ECCENTRICITY_SQ * sinLat * sinLat;
  return MIN_CURVATURE_RADIUS_M / (w2 * Math.sqrt(w2));
};

/** Radius of curvature across the meridian, metres, from the sine of the geodetic latitude: a / √(1 - e² sin²φ). */
export const primeVerticalRadiusM = (sinLat: number): number =>
  EQUATORIAL_RADIUS_M / Math.sqrt(1 - ECCENTRICITY_SQ * sinLat * sinLat);

/** The way from one longitude to another round the shorter side, degrees in [-180, 180]. */
export const longitudeDifferenceDeg = (fromLng: number, toLng: number): number => {
  const difference = toLng - fromLng;
  if (difference > 180) return difference - 360;
  return difference < -180 ? difference + 360 : difference;
};
