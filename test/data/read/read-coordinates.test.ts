import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowOver } from '../../../data/read/byte-window.ts';
import { readCoordinates } from '../../../data/read/read-coordinates.ts';

const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
const numberText = fc
  .tuple(
    fc.constantFrom('', '-'),
    digits(1, 11).map((text) => text.replace(/^0+(?=\d)/, '')),
    fc.option(digits(1, 12)),
    fc.constantFrom('', '', '', '', 'e3', 'E-2'),
  )
  .map(([sign, whole, fraction, exponent]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${exponent}`);
const space = fc.constantFrom('', '', '', ' ', '  ', '\n\t');
/** A position of two numbers, seldom of three, with spaces anywhere. */
const positionText = fc
  .tuple(numberText, numberText, fc.option(numberText, { freq: 9 }), fc.array(space, { minLength: 6, maxLength: 6 }))
  .map(([x, y, z, [a, b, c, d, e, f]]) => `${a}[${b}${x}${c},${d}${y}${z === null ? '' : `,${z}`}${e}]${f}`);
const bare = fc.tuple(fc.nat(180_000_000), fc.nat(90_000_000)).map(([x, y]) => `[${x / 1e6},-${y / 1e6}]`);
const list = fc.array(fc.oneof({ weight: 4, arbitrary: bare }, { weight: 1, arbitrary: positionText }), {
  minLength: 1,
  maxLength: 30,
});

test('positions are those that JSON.parse sees, however they are written', () => {
  fc.assert(
    fc.property(fc.array(list, { minLength: 1, maxLength: 3 }), (rings) => {
      const text = `[${rings.map((ring) => `[${ring.join(',')}]`).join(',')}]`;
      const window = windowOver(new TextEncoder().encode(`${text},`), 'x', 0, 0);
      const read = readCoordinates(window);
      const parsed = JSON.parse(text) as number[][][];
      const ends = parsed.map((_, k) => parsed.slice(0, k + 1).flat().length);
      expect(read).toMatchObject({ depth: 3, ringStart: [0, ...ends] });
      const { coords } = read as { coords: Float64Array };
      expect(coords).toEqual(
        Float64Array.from(parsed.flatMap((ring) => ring.flatMap((position) => position.slice(0, 2)))),
      );
      expect(window.pos).toBe(text.length);
    }),
    { numRuns: 2000 },
  );
});

test('a number that JSON does not know is not a position, at any place of a list', () => {
  const good = '[1.5,2]';
  for (const bad of ['01', '1.', '.5', '-', '+1', '1e', '0x1', '--1', '1 2', 'NaN'])
    for (const list of [`[[${bad},1]]`, `[${good},[1,${bad}]]`, `[${good},${good},[${bad},${bad}],${good}]`]) {
      const window = windowOver(new TextEncoder().encode(`${list},`), 'x', 0, 0);
      expect(readCoordinates(window), list).toMatchObject({ code: 'bad-coordinate' });
    }
});
