import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UNDERFLOW, windowOver } from '../../../data/read/byte-window.ts';
import { readNumber } from '../../../data/read/read-number.ts';

function read(text: string): { value: number; consumed: number } {
  const window = windowOver(new TextEncoder().encode(`${text},`), 'n', 0, 0);
  return { value: readNumber(window), consumed: window.pos };
}

/** Number texts as JSON allows them: long, short, with and without fraction and exponent. */
const digits = fc.stringMatching(/^[0-9]{1,25}$/);
const whole = digits.map((text) => text.replace(/^0+(?=\d)/, ''));
const numberText = fc
  .tuple(
    fc.constantFrom('', '-'),
    whole,
    fc.option(digits),
    fc.option(fc.tuple(fc.constantFrom('e', 'E'), fc.constantFrom('', '+', '-'), fc.nat(330))),
  )
  .map(
    ([sign, int, fraction, exponent]) =>
      `${sign}${int}${fraction === null ? '' : `.${fraction}`}${exponent?.join('') ?? ''}`,
  );

test('every number text gives the double that JSON.parse gives', () => {
  fc.assert(
    fc.property(numberText, (text) => {
      expect(read(text)).toEqual({ value: JSON.parse(text), consumed: text.length });
    }),
    { numRuns: 20_000 },
  );
});

test('every double survives being written and read', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(read(JSON.stringify(value)).value).toBe(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 20_000 },
  );
});

test('numbers of 16 to 20 digits are rounded as JSON.parse rounds them', () => {
  const long = fc
    .tuple(fc.stringMatching(/^[1-9][0-9]{0,3}$/), fc.stringMatching(/^[0-9]{12,17}$/))
    .map((parts) => parts.join('.'));
  fc.assert(
    fc.property(long, (text) => {
      expect(read(text)).toEqual({ value: JSON.parse(text), consumed: text.length });
    }),
    { numRuns: 50_000 },
  );
});

test('numbers halfway between two doubles are rounded as JSON.parse rounds them', () => {
  const mantissa = fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n });
  const near = fc
    .tuple(mantissa, fc.nat(10), fc.constantFrom(-1n, 0n, 1n))
    .map(([m, shift, off]) => (2n * m + 1n) * 2n ** BigInt(shift) + off);
  fc.assert(
    fc.property(near, fc.nat(18), (value, fractionDigits) => {
      const digits = value.toString().padStart(fractionDigits + 1, '0');
      const at = digits.length - fractionDigits;
      const text = fractionDigits === 0 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
      expect(read(text).value).toBe(JSON.parse(text));
    }),
    { numRuns: 50_000 },
  );
});

test.each([
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', 9007199254740992],
  ['0.1', 0.1],
  ['-0', -0],
  ['105.85372961283093', 105.85372961283093],
  ['0.00000000000000000000001', 1e-23],
  ['1e22', 1e22],
  ['123456789012345678901234567890', 1.2345678901234568e29],
  ['1e400', Infinity],
])('%s', (text, value) => expect(read(text).value).toBe(value));

test.each(['+1', '.5', '1.', '01', '-', 'NaN', 'Infinity', '-Infinity', '1e', '1e+', 'null', '"1"', ''])(
  '%j is no number',
  (text) => {
    expect(read(text)).toEqual({ value: Number.NaN, consumed: 0 });
  },
);

test.each(['-', '1.', '1e', '1e-'])('%j at the end of the window asks for more bytes', (text) => {
  expect(() => readNumber(windowOver(new TextEncoder().encode(text), 'n', 0, 0))).toThrow(UNDERFLOW);
});
