/**
 * Sine and cosine from +, -, * alone. The language leaves the last bit of `Math.sin` and its kin to each engine, and
 * browsers and Node differ in it; a dataset has one result.
 */

/** The first 33 bits of π/2, so that a small multiple is exact, and what they leave off. */
const HALF_PI_HIGH = 1.5707963267341256;
const HALF_PI_LOW = 6.077100506506192e-11;
const QUARTER_PI = Math.PI / 4;

/** (-1)^k / n!, the coefficients of both series. */
const [S3, S5, S7, S9, S11, S13, S15, S17] = [3, 5, 7, 9, 11, 13, 15, 17].map(coefficient);
const [C4, C6, C8, C10, C12, C14, C16] = [4, 6, 8, 10, 12, 14, 16].map(coefficient);

function coefficient(n: number): number {
  let factorial = 1;
  for (let k = 2; k <= n; k++) factorial *= k;
  return (n % 4 < 2 ? 1 : -1) / factorial;
}

/** The sine for |x| <= π/4, by its Taylor series to x^17: the next term is below 1e-19. */
const smallSine = (x: number): number => {
  const q = x * x;
  return x + x * q * (S3 + q * (S5 + q * (S7 + q * (S9 + q * (S11 + q * (S13 + q * (S15 + q * S17)))))));
};

/** The cosine for |x| <= π/4, to x^16; 1 - x²/2 is rounded once and what that loses is added again. */
const smallCosine = (x: number): number => {
  const q = x * x;
  const half = 0.5 * q;
  const most = 1 - half;
  const rest = q * q * (C4 + q * (C6 + q * (C8 + q * (C10 + q * (C12 + q * (C14 + q * C16))))));
  return most + (1 - most - half + rest);
};

/** The sine or, a quarter turn on, the cosine of an angle beyond π/4. */
const turnedSine = (x: number, quartersOn: number): number => {
  const quarters = Math.round(x / (2 * QUARTER_PI));
  const rest = x - quarters * HALF_PI_HIGH - quarters * HALF_PI_LOW;
  const turn = (quarters + quartersOn) & 3;
  const size = (turn & 1) === 0 ? smallSine(rest) : smallCosine(rest);
  return turn < 2 ? size : -size;
};

/** The sine of an angle in radians, within 2.3e-16 for angles of a few turns; NaN gives NaN. */
export const sine = (x: number): number => (x <= QUARTER_PI && x >= -QUARTER_PI ? smallSine(x) : turnedSine(x, 0));

/** The cosine of an angle in radians, as exact as {@link sine}. */
export const cosine = (x: number): number => (x <= QUARTER_PI && x >= -QUARTER_PI ? smallCosine(x) : turnedSine(x, 1));
