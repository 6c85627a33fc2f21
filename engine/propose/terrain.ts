/** Heights of the ground. Implemented by `data/dem/` over SRTM tiles. */
export interface Terrain {
  /** Metres above the sea; NaN where nothing is known. */
  heightM(lng: number, lat: number): number;
}

/**
 * Mean radius of the Earth times 4/3: over it a ray that the standard atmosphere bends runs straight
 * (Recommendation ITU-R P.310-10, "effective radius of the Earth").
 */
export const EFFECTIVE_RADIUS_M = (4 / 3) * 6_371_000;

/** Height of a phone in the hand, metres (Recommendation ITU-R P.1812-6 calculates at 1.5 m in the open). */
export const PHONE_M = 1.5;

/** Metres by which the ground falls away below the tangent plane at a distance: d² / 2kR. */
export const curvatureDropM = (distanceM: number): number => (distanceM * distanceM) / (2 * EFFECTIVE_RADIUS_M);
