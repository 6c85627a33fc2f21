import { orNull, roundM, roundMillionths } from './table.ts';

/** A numerator, its denominator and their quotient; `null` is no value. */
export interface Figure {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

/** Lengths to the millimetre, areas to the square metre, counts as they are; `null` where there is none. */
export function settle(value: number | null, unit: string): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  if (unit === 'm') return roundM(value);
  return unit === 'km' || unit === 'km2' ? roundMillionths(value) : value;
}

/**
 * The figure as the outputs print it. Without a denominator the numerator is the value; with nothing to count there is
 * none. The value is that of the unrounded figures, by which the verdict went.
 */
export function toFigure(n: number | null, N: number | null, unit: string): Figure {
  const numerator = settle(n, unit);
  const denominator = settle(N, unit);
  if (numerator === null || n === null) return { numerator, denominator, value: null };
  if (denominator === null || N === null) return { numerator, denominator, value: numerator };
  return { numerator, denominator, value: orNull(n / N) };
}
