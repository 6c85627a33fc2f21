/** Bits of a digit. A double has 53 and so reaches into four digits at most. */
const DIGIT_BITS = 24;
const RADIX = 2 ** DIGIT_BITS;
/** The weight of the last bit of the smallest double is 2 to minus this. */
const LOWEST_BIT = 1074;
const DIGITS = Math.ceil((LOWEST_BIT + 1024) / DIGIT_BITS) + 3;

/** 2 to each number of bits within a digit. */
const POWERS = Float64Array.from({ length: DIGIT_BITS + 1 }, (_, bits) => 2 ** bits);

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);
/** Which half of a double has its sign. */
const TOP = (() => {
  double[0] = -1;
  return halves[1] === 0 ? 0 : 1;
})();

/** A sum that forgets nothing: the same whatever the order of its terms, and a term taken away is as if it had never been there. */
export interface ExactSum {
  /** Adds a finite number. Room for 2^29 terms. */
  add(term: number): void;
  /** The sum, rounded once to the nearest double. */
  total(): number;
}

/**
 * A long fixed-point accumulator (Kulisch 1971, with digits wide enough to carry late, as in Neal 2015, "Fast exact summation using small and
 * large superaccumulators"): each term adds its bits at their place.
 */
export function createExactSum(): ExactSum {
  const digits = new Float64Array(DIGITS);
  let low = DIGITS;
  let high = -1;
  return {
    add(term) {
      if (term === 0) return;
      double[0] = term;
      const top = halves[TOP];
      const biased = (top >>> 20) & 0x7ff;
      const fraction = (top & 0xfffff) * 2 ** 32 + halves[1 - TOP];
      const sign = term < 0 ? -1 : 1;
      const lowestBit = biased === 0 ? 0 : biased - 1;
      const digit = (lowestBit / DIGIT_BITS) | 0;
      const shift = lowestBit - digit * DIGIT_BITS;
      const split = POWERS[DIGIT_BITS - shift];
      let rest = biased === 0 ? fraction : fraction + 2 ** 52;
      const next = Math.floor(rest / split);
      digits[digit] += sign * (rest - next * split) * POWERS[shift];
      rest = Math.floor(next / RADIX);
      digits[digit + 1] += sign * (next - rest * RADIX);
      const last = Math.floor(rest / RADIX);
      digits[digit + 2] += sign * (rest - last * RADIX);
      digits[digit + 3] += sign * last;
      if (digit < low) low = digit;
      if (digit + 3 > high) high = digit + 3;
    },
    total() {
      while (high >= low && digits[high] === 0) high--;
      while (low < high && digits[low] === 0) low++;
      let value = 0n;
      for (let digit = high; digit >= low; digit--) value = (value << BigInt(DIGIT_BITS)) + BigInt(digits[digit]);
      return value === 0n ? 0 : Number(value) * 2 ** (low * DIGIT_BITS - LOWEST_BIT);
    },
  };
}
