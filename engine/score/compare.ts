import type { Comparator } from '../analysis.ts';
import { ceilDivide, floorDivide, toFraction } from './decimal.ts';

/** Whether a figure meets its target, and the least that is missing where it does not. */
export interface Judgement {
  readonly met: boolean;
  readonly gap: number;
}

/**
 * Compares n of N with a target share as whole numbers, so that 3,801 of 3,802 is never 100 %; the gap is the least whole
 * number of units that must change sides. `n` and `N` are whole.
 */
export function judgeCount(n: number, N: number, comparator: Comparator, target: number): Judgement {
  const { numerator: p, denominator: q } = toFraction(target);
  const missing = p * BigInt(N) - q * BigInt(n);
  const least = (strict: boolean, shortfall: bigint): bigint =>
    strict ? floorDivide(shortfall, q) + 1n : ceilDivide(shortfall, q);
  switch (comparator) {
    case '>=':
      return { met: missing <= 0n, gap: positive(least(false, missing)) };
    case '>':
      return { met: missing < 0n, gap: positive(least(true, missing)) };
    case '<=':
      return { met: missing >= 0n, gap: positive(least(false, -missing)) };
    case '<':
      return { met: missing > 0n, gap: positive(least(true, -missing)) };
    case '=':
      return { met: missing === 0n, gap: positive(least(false, missing < 0n ? -missing : missing)) };
  }
}

const positive = (gap: bigint): number => (gap > 0n ? Number(gap) : 0);

/** Compares a measured quantity with its target; the gap is in the quantity's own unit. */
export function judgeQuantity(value: number, comparator: Comparator, target: number): Judgement {
  const missing = target - value;
  switch (comparator) {
    case '>=':
      return { met: missing <= 0, gap: Math.max(0, missing) };
    case '>':
      return { met: missing < 0, gap: Math.max(0, missing) };
    case '<=':
      return { met: missing >= 0, gap: Math.max(0, -missing) };
    case '<':
      return { met: missing > 0, gap: Math.max(0, -missing) };
    case '=':
      return { met: missing === 0, gap: Math.abs(missing) };
  }
}
