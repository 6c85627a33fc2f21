/** 10^0 .. 10^22, the powers of ten that a double holds exactly. */
export const POWERS: readonly number[] = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));

/** 2^27 + 1: multiplying by it parts a double into two halves of 26 bits [T. J. Dekker 1971]. */
const SPLITTER = 134217729;

/** The correction is known to within 2^-51 of itself, see {@link roundDecimal}; this is twice that. */
const CORRECTION_ERROR = 2 ** -50;

/**
 * The double nearest to (head · 10^tailDigits + tail) / 10^fractionDigits, or NaN where the nearest cannot be told
 * from its neighbour by this arithmetic. For head < 10^15, at most 4 tail digits and at most 22 fraction digits.
 *
 * The mantissa M < 10^19 < 2^64 is held exactly as the sum of two doubles (product and sum with their rounding errors).
 * With q the rounded quotient of its larger part, the rest r is exact too, and (r + low) / 10^f is what q lacks, up to
 * two roundings. The sum of q and that correction is the answer if it rounds the same with the correction a little
 * larger and a little smaller [A. Ziv's rounding test, 1991].
 */
export function roundDecimal(head: number, tail: number, tailDigits: number, fractionDigits: number): number {
  const product = head * POWERS[tailDigits];
  const productError = multiplicationError(head, POWERS[tailDigits], product);
  const high = product + tail;
  const low = productError + (tail - (high - product));
  const divisor = POWERS[fractionDigits];
  const quotient = high / divisor;
  const back = quotient * divisor;
  const rest = high - back - multiplicationError(quotient, divisor, back);
  const correction = (rest + low) / divisor;
  const larger = quotient + correction * (1 + CORRECTION_ERROR);
  return larger === quotient + correction * (1 - CORRECTION_ERROR) ? larger : Number.NaN;
}

/** a · b − product exactly, where product is the rounded a · b; no part of it may overflow or underflow. */
function multiplicationError(a: number, b: number, product: number): number {
  const aSplit = a * SPLITTER;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = b * SPLITTER;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
