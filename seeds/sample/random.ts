/** Seeded numbers. Only 32-bit integer steps and exact divisions, so every machine draws the same. */

/** A 32-bit hash of a whole number (fmix32 of MurmurHash3). */
export function mixBits(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number in [0, 1) that depends on nothing but the seed and up to three whole numbers. */
export function hashUnit(seed: number, a: number, b = 0, c = 0): number {
  const h = mixBits(mixBits(mixBits(mixBits(seed) ^ Math.imul(a, 0x9e3779b1)) ^ Math.imul(b, 0x85ebca77)) ^ c);
  return h / 4294967296;
}

/** A number in [0, 1) for a corner of a lattice: cheaper than {@link hashUnit}, random enough for noise. */
export const cornerUnit = (seed: number, i: number, j: number): number =>
  mixBits(Math.imul(seed, 0x9e3779b1) ^ Math.imul(i, 0x27d4eb2d) ^ Math.imul(j, 0x165667b1)) / 4294967296;

export interface Random {
  /** The next number in [0, 1). */
  unit(): number;
  /** The next whole number in [0, n). */
  below(n: number): number;
  /** The next number in [from, to). */
  between(from: number, to: number): number;
  /** One of the values. */
  pick<T>(values: readonly T[]): T;
}

/** A stream of numbers that depends on nothing but the seed (mulberry32). */
export function makeRandom(seed: number): Random {
  let state = mixBits(seed);
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(unit() * n);
  return {
    unit,
    below,
    between: (from, to) => from + unit() * (to - from),
    pick: (values) => values[below(values.length)]!,
  };
}

/** The positions 0..n-1, largest key first; equal keys keep their order. */
export function orderByDescending(keys: ArrayLike<number>): Int32Array {
  const order = new Int32Array(keys.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return order.sort((a, b) => keys[b]! - keys[a]! || a - b);
}

/** Shares `total` over the weights as whole numbers that sum to it, each at least `least` (largest remainders). */
export function apportion(weights: ArrayLike<number>, total: number, least: number): Int32Array {
  const n = weights.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += weights[i]!;
  const spare = total - least * n;
  if (spare < 0) throw new RangeError(`total must be at least ${least * n}, got ${total}`);
  const counts = new Int32Array(n);
  const rests = new Float64Array(n);
  let given = 0;
  for (let i = 0; i < n; i++) {
    const exact = (spare * weights[i]!) / sum;
    const whole = Math.floor(exact);
    counts[i] = least + whole;
    rests[i] = exact - whole;
    given += whole;
  }
  const order = orderByDescending(rests);
  for (let k = 0; k < spare - given; k++) counts[order[k % n]!]!++;
  return counts;
}
