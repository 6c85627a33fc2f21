import { CLOSE_BRACKET, COMMA, OPEN_BRACKET } from './json-scan.ts';
import { POWERS } from './round-decimal.ts';

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const SPACE = 0x20;

/** An integer of so many digits stays in 32 bits. */
const MOST_DIGITS = 9;
/** All mantissas of so many digits are doubles. */
const MOST_EXACT_DIGITS = 15;

const powers = Float64Array.from(POWERS);

/** Where a reader of positions stands, moved by {@link readPlainPositions}. */
export interface PositionCursor {
  /** Of the next byte. */
  pos: number;
  /** Where the next number goes. */
  next: number;
}

/** Where the number that was read last ended, -1 where none could be. */
let end = -1;

/**
 * Reads positions as most files write them, `[105.123,21.5],`, from the bracket at the cursor on, one after the other into
 * `coords`; the cursor stays before the first one that is anything else, be it longer, broken, cut off or the last that fits. A position
 * counts with the comma after it, or where the list is closed. Spaces may stand after commas and brackets.
 *
 * A number here is two integers, of the digits before and after its point: all steps to their quotient by a power of ten are
 * exact but the division, which rounds once, hence as `readNumber` rounds. Integers do not wait for one another as sums of doubles do.
 */
export function readPlainPositions(bytes: Uint8Array, coords: Float64Array, cursor: PositionCursor): void {
  let { pos, next } = cursor;
  while (bytes[pos] === OPEN_BRACKET && next + 2 <= coords.length) {
    const x = plainNumber(bytes, pos + 1);
    if (end < 0 || bytes[end] !== COMMA) break;
    const y = plainNumber(bytes, bytes[end + 1] === SPACE ? end + 2 : end + 1);
    if (end < 0 || bytes[end] !== CLOSE_BRACKET) break;
    let after = end + 1;
    while (bytes[after] === SPACE) after++;
    const isLast = bytes[after] === CLOSE_BRACKET;
    if (!isLast && bytes[after] !== COMMA) break;
    coords[next] = x;
    coords[next + 1] = y;
    next += 2;
    pos = after;
    if (isLast) break;
    pos++;
    while (bytes[pos] === SPACE) pos++;
  }
  cursor.pos = pos;
  cursor.next = next;
}

/** The number of few digits at `pos`; `end` tells where it ended. */
function plainNumber(bytes: Uint8Array, pos: number): number {
  const isNegative = bytes[pos] === MINUS;
  let at = isNegative ? pos + 1 : pos;
  const first = at;
  let whole = 0;
  for (let digit = bytes[at] - ZERO; digit >= 0 && digit <= 9; digit = bytes[++at] - ZERO)
    whole = (Math.imul(whole, 10) + digit) | 0;
  const wholeDigits = at - first;
  end = -1;
  // No JSON number begins with a 0 that another digit follows.
  if (wholeDigits === 0 || wholeDigits > MOST_DIGITS || (wholeDigits > 1 && bytes[first] === ZERO)) return 0;
  let value = whole;
  if (bytes[at] === POINT) {
    const firstFraction = ++at;
    let fraction = 0;
    for (let digit = bytes[at] - ZERO; digit >= 0 && digit <= 9; digit = bytes[++at] - ZERO)
      fraction = (Math.imul(fraction, 10) + digit) | 0;
    const digits = at - firstFraction;
    if (digits === 0 || digits > MOST_DIGITS || wholeDigits + digits > MOST_EXACT_DIGITS) return 0;
    value = (whole * powers[digits] + fraction) / powers[digits];
  }
  end = at;
  return isNegative ? -value : value;
}
