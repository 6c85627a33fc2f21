/** Decimals of a coordinate: the seventh is a centimetre. */
export const COORDINATE_DECIMALS = 7;

/** Coordinates as whole numbers of the last decimal. */
export const COORDINATE_SCALE = 10 ** COORDINATE_DECIMALS;

/**
 * The shortest decimal text of a number, without exponent and without a negative zero; with `decimals`, of the number
 * rounded to so many. Throws a `RangeError` for a number that is not finite: what is no number has no text.
 */
export function formatNumber(value: number, decimals?: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`value must be finite, got ${value}`);
  const rounded = decimals === undefined ? value : roundTo(value, decimals);
  const text = String(rounded);
  if (rounded === 0) return '0';
  return text.includes('e') ? expand(text) : text;
}

/** Half away from zero, judged on the shortest decimal text, so that 1.005 rounds to 1.01 as it reads. */
function roundTo(value: number, decimals: number): number {
  const [mantissa, exponent = '0'] = String(Math.abs(value)).split('e');
  const scaled = Math.round(Number(`${mantissa}e${Number(exponent) + decimals}`));
  const [digits, shift = '0'] = String(scaled).split('e');
  return Math.sign(value) * Number(`${digits}e${Number(shift) - decimals}`);
}

/** `1.5e-7` as `0.00000015`, `1.5e+21` as `1500000000000000000000`. */
function expand(text: string): string {
  const [mantissa, exponent] = text.split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole, fraction = ''] = mantissa.replace('-', '').split('.');
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - whole.length)}${whole}${fraction}`;
  return sign + whole + fraction.padEnd(shift, '0');
}

/** A coordinate in units of its last decimal, a whole number. */
export const toCoordinateUnits = (degrees: number): number => Math.round(degrees * COORDINATE_SCALE) + 0;

/** The most bytes that {@link writeCoordinateUnits} writes: whole units up to 2^53. */
export const COORDINATE_BYTES = 18;

const ZERO = 48;
const MINUS = 45;
const POINT = 46;

/** Writes the ASCII text of a coordinate in units of its last decimal at `at`, and returns where it ends: `1041234567` is `104.1234567`. */
export function writeCoordinateUnits(bytes: Uint8Array, at: number, units: number): number {
  let next = at;
  if (units < 0) bytes[next++] = MINUS;
  const size = Math.abs(units);
  // Both halves fit 32 bits, in which a division by ten is quick.
  const whole = Math.floor(size / COORDINATE_SCALE) | 0;
  let rest = (size - whole * COORDINATE_SCALE) | 0;
  next = writeWhole(bytes, next, whole);
  if (rest === 0) return next;
  bytes[next] = POINT;
  next += COORDINATE_DECIMALS;
  for (let k = next; k > next - COORDINATE_DECIMALS; k--) {
    const tens = (rest / 10) | 0;
    bytes[k] = ZERO + (rest - 10 * tens);
    rest = tens;
  }
  while (bytes[next] === ZERO) next--;
  return next + 1;
}

/** Writes the digits of a whole number of 31 bits at `at`, and returns where they end. */
function writeWhole(bytes: Uint8Array, at: number, whole: number): number {
  let end = at + 1;
  for (let left = (whole / 10) | 0; left > 0; left = (left / 10) | 0) end++;
  let left = whole;
  for (let k = end - 1; k >= at; k--) {
    const tens = (left / 10) | 0;
    bytes[k] = ZERO + (left - 10 * tens);
    left = tens;
  }
  return end;
}
