import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createExactSum } from '../../../engine/overlay/index.ts';

/** The bit of weight 2^-BITS is the last that the drawn terms have. */
const BITS = 1074n;

/** A double as an integer of 2^-1074, by its digits in base 2. */
function toInteger(term: number): bigint {
  const [whole, fraction = ''] = Math.abs(term).toString(2).split('.');
  const integer = (BigInt(`0b${whole}${fraction}`) << BITS) >> BigInt(fraction.length);
  return term < 0 ? -integer : integer;
}

/** An integer of 2^-1074 as the nearest double, in terms of about one. */
const toDouble = (integer: bigint): number => Number(integer >> (BITS - 200n)) / 2 ** 200;

const terms = fc.array(
  fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -60, max: 60 })).map(([m, e]) => {
    // No bits below 2^-130.
    return Math.round(m * 2 ** 50) * 2 ** (e - 70);
  }),
  { maxLength: 40 },
);
const sumOf = (list: readonly number[]) => {
  const sum = createExactSum();
  for (const term of list) sum.add(term);
  return sum;
};

it('adds as integers do, and rounds once', () => {
  fc.assert(
    fc.property(terms, (list) => {
      const exact = list.reduce((sum, term) => sum + toInteger(term), 0n);
      expect(sumOf(list).total()).toBe(toDouble(exact) + 0);
    }),
    { numRuns: 300, seed: 3 },
  );
});

it('is the same in any order, and takes terms away without a trace', () => {
  fc.assert(
    fc.property(terms, terms, (list, passing) => {
      const expected = sumOf(list).total();
      expect(sumOf([...list].reverse()).total()).toBe(expected);
      const sum = sumOf([...passing, ...list]);
      for (const term of passing) sum.add(-term);
      expect(sum.total()).toBe(expected);
    }),
    { numRuns: 200, seed: 4 },
  );
});

it('holds the smallest beside the largest', () => {
  expect(sumOf([1e300, 5e-324, -1e300]).total()).toBe(5e-324);
  expect(sumOf([0.1, 0.2, -0.3]).total()).toBe(2 ** -55);
  expect(sumOf([2 ** 53, 1, 2 ** -60]).total()).toBe(2 ** 53 + 2);
  expect(Object.is(sumOf([1, -1]).total(), 0)).toBe(true);
});
