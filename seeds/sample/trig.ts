/** Sine and cosine as the engine has them, and an arc tangent, from +, -, *, / alone: the sample is the same bytes everywhere. */
export { cosine, sine } from '../../engine/geodesy/trig.ts';

/** Twice pi, to double precision. */
export const TWO_PI = 6.283185307179586;
const HALF_PI = TWO_PI / 4;

/** The arc tangent of t in [0, 1], within 1e-5 rad (Abramowitz & Stegun 4.4.49). */
function unitArcTangent(t: number): number {
  const q = t * t;
  return t * (0.999866 + q * (-0.3302995 + q * (0.180141 + q * (-0.085133 + q * 0.0208351))));
}

/** The angle of the vector (x, y) against the x axis, counter-clockwise in [0, 2 pi), within 1e-5 rad; 0 for (0, 0). */
export function angleOf(x: number, y: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  if (ax === 0 && ay === 0) return 0;
  const octant = ax >= ay ? unitArcTangent(ay / ax) : HALF_PI - unitArcTangent(ax / ay);
  const half = x >= 0 ? octant : TWO_PI / 2 - octant;
  const angle = y >= 0 ? half : TWO_PI - half;
  return angle >= TWO_PI ? 0 : angle;
}
