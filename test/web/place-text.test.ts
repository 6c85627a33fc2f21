import { describe, expect, it } from 'vitest';
import { formatPlace, parsePlace } from '../../web/place-text.ts';

describe('a place that is typed', () => {
  it.each([
    ['103.45, 22.4', [103.45, 22.4]],
    ['103.45,22.4', [103.45, 22.4]],
    ['103,45; 22,4', [103.45, 22.4]],
    ['103,45;22,4', [103.45, 22.4]],
    ['103,45 22,4', [103.45, 22.4]],
    ['103,45, 22,4', [103.45, 22.4]],
    ['103,6 22.1', [103.6, 22.1]],
    ['103.6 ,22.1', [103.6, 22.1]],
    ['  103.6\t22.1 ', [103.6, 22.1]],
    // Only one of the two can be a latitude.
    ['22.1, 103.6', [103.6, 22.1]],
    ['22,1; 103,6', [103.6, 22.1]],
    ['-10, 151', [151, -10]],
    // Both may be either: as the field asks for them.
    ['30, 2', [30, 2]],
    ['103,45', [103, 45]],
  ])('%j is understood', (text, place) => expect(parsePlace(text)).toEqual(place));

  it.each([
    '',
    '103',
    '103,45;',
    '1, 2, 3',
    '1, 90',
    '91, 103',
    '181, 0',
    '22.1, 181',
    'a, b',
    '1e2, 3',
    '0x1, 2',
    ',',
  ])('%j is none', (text) => expect(parsePlace(text)).toBeNull());

  it('is read back as it was written', () => {
    expect(formatPlace([103.6, 22.123456])).toBe('103.60000, 22.12346');
    expect(parsePlace(formatPlace([103.6, 22.12346]))).toEqual([103.6, 22.12346]);
  });
});
