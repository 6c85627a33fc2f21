/**
 * Sine, cosine and arc tangent from +, -, *, / alone. `Math.sin` and its kin may differ in the last bit between
 * JavaScript engines; the sample must not.
 */

/** Twice pi, to double precision. */
export const TWO_PI = 6.283185307179586;
const HALF_PI = TWO_PI / 4;

/** The sine of x, for |x| <= pi/4 (Taylor to x^15, error below 1e-17). */
function smallSine(x: number): number {
  const q = x * x;
  let sum = 1 - q / 210;
  for (let k = 6; k >= 1; k--) sum = 1 - (q / (2 * k * (2 * k + 1))) * sum;
  return x * sum;
}

/** The cosine of x, for |x| <= pi/4 (Taylor to x^16, error below 1e-17). */
function smallCosine(x: number): number {
  const q = x * x;
  let sum = 1 - q / 240;
  for (let k = 7; k >= 1; k--) sum = 1 - (q / ((2 * k - 1) * 2 * k)) * sum;
  return sum;
}

/** The sine of an angle in radians, within 1e-15 for the angles of a map. */
export function sine(x: number): number {
  const quarter = Math.round(x / HALF_PI);
  const rest = x - quarter * HALF_PI;
  const turn = ((quarter % 4) + 4) % 4;
  if (turn === 0) return smallSine(rest);
  if (turn === 1) return smallCosine(rest);
  return turn === 2 ? -smallSine(rest) : -smallCosine(rest);
}

/** The cosine of an angle in radians, within 1e-15 for the angles of a map. */
export const cosine = (x: number): number => sine(x + HALF_PI);

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
