import { type ByteWindow, UNDERFLOW } from './byte-window.ts';
import { POWERS, roundDecimal } from './round-decimal.ts';

/** The largest integer up to which every integer is a double: the mantissa must not pass it. */
const MAX_EXACT = Number.MAX_SAFE_INTEGER;

/** The digits before the last four of at most 19. */
const MAX_HEAD = 1e14;
const MAX_TAILED = 9e18;

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/**
 * The number at `pos`, which ends after it, correctly rounded as `JSON.parse` does; NaN, `pos` unmoved, where no JSON
 * number stands there.
 *
 * A mantissa of at most 2^53 and a power of ten of at most 10^22 are both exact doubles, so one IEEE multiplication or
 * division rounds once, hence correctly [W. Clinger, How to Read Floating Point Numbers Accurately, 1990]. Up to 19
 * digits are rounded by `roundDecimal`; anything else goes to `Number`.
 */
export function readNumber(window: ByteWindow): number {
  const { bytes, pos: start } = window;
  let pos = start;
  const isNegative = bytes[pos] === MINUS;
  if (isNegative) pos++;
  const firstDigit = pos;
  let mantissa = 0;
  let digit = bytes[pos] - ZERO;
  while (digit >= 0 && digit <= 9) {
    mantissa = mantissa * 10 + digit;
    digit = bytes[++pos] - ZERO;
  }
  const integerDigits = pos - firstDigit;
  if (integerDigits === 0 || (integerDigits > 1 && bytes[firstDigit] === ZERO)) return noNumber(window, pos);
  let fractionDigits = 0;
  if (bytes[pos] === POINT) {
    const firstFraction = ++pos;
    digit = bytes[pos] - ZERO;
    while (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digit = bytes[++pos] - ZERO;
    }
    fractionDigits = pos - firstFraction;
    if (fractionDigits === 0) return noNumber(window, pos);
  }
  const hasExponent = (bytes[pos] | 0x20) === 0x65;
  if (hasExponent || fractionDigits > 22) return readByText(window, pos, hasExponent);
  let value = fractionDigits === 0 ? mantissa : mantissa / POWERS[fractionDigits];
  if (mantissa > MAX_EXACT) {
    value = mantissa < MAX_TAILED ? roundLong(window, firstDigit, pos, fractionDigits) : Number.NaN;
    if (Number.isNaN(value)) return readByText(window, pos, false);
  }
  window.pos = pos;
  return isNegative ? -value : value;
}

/** The value of more than 15 digits in [from, to), their point stepped over; NaN where `roundDecimal` cannot tell. */
function roundLong({ bytes }: ByteWindow, from: number, to: number, fractionDigits: number): number {
  let head = 0;
  let tail = 0;
  let tailDigits = 0;
  for (let pos = from; pos < to; pos++) {
    const digit = bytes[pos] - ZERO;
    if (digit < 0) continue;
    if (head < MAX_HEAD) head = head * 10 + digit;
    else {
      tail = tail * 10 + digit;
      tailDigits++;
    }
  }
  return roundDecimal(head, tail, tailDigits, fractionDigits);
}

/** As {@link readNumber} for a number whose digits end at `pos`, with or without an exponent, by `Number`. */
function readByText(window: ByteWindow, pos: number, hasExponent: boolean): number {
  const { bytes, pos: start } = window;
  let end = pos;
  if (hasExponent) {
    end++;
    if (bytes[end] === MINUS || bytes[end] === 0x2b) end++;
    const firstDigit = end;
    while (bytes[end] >= ZERO && bytes[end] <= 0x39) end++;
    if (end === firstDigit) return noNumber(window, end);
  }
  window.pos = end;
  return Number(String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[]));
}

/** NaN, or the wish for more bytes where the number broke off at the end of the window. */
function noNumber(window: ByteWindow, pos: number): number {
  if (pos >= window.end) throw UNDERFLOW;
  return Number.NaN;
}
