import { describe, expect, it } from 'vitest';
import { parseArguments, wholeNumber } from '../../cli/args.ts';
import type { Command } from '../../cli/command.ts';
import { nearest } from '../../data/nearest.ts';

const text = (said: string) => ({ en: said, vi: said });
const command: Command = {
  name: 'measure',
  summary: text(''),
  description: text(''),
  positionals: [{ name: 'DIR', required: true, help: text('a folder') }],
  options: {
    out: { type: 'string', value: 'OUT', help: text('') },
    layer: { type: 'string', value: 'NAME=FILE', multiple: true, help: text('') },
    json: { type: 'boolean', help: text('') },
  },
  examples: [],
  run: async () => {},
};
const parse = (...argv: string[]) => parseArguments(command, argv);

describe('arguments', () => {
  it('are read in any order and in both ways', () => {
    const args = parse('--out=a', 'data', '--layer', 'x=1', '--json', '--layer=y=2');
    expect(args.positionals).toEqual(['data']);
    expect(args.value('out')).toBe('a');
    expect(args.values('layer')).toEqual(['x=1', 'y=2']);
    expect([args.flag('json'), args.flag('help')]).toEqual([true, false]);
  });
  it('take a path that begins with a dash after --', () => {
    expect(parse('--json', '--', '-data').positionals).toEqual(['-data']);
  });
  it('ask for nothing when help is wanted', () => {
    expect(parse('-h').flag('help')).toBe(true);
  });

  it.each([
    [['data', '--ouy', 'x'], 'unknown option --ouy; did you mean "--out"?'],
    [['data', '-x'], 'unknown option -x'],
    [['data', '--out'], '--out needs a value: --out OUT'],
    [['data', '--out', '--json'], '--out needs a value: --out OUT'],
    [['data', '--out='], '--out needs a value: --out OUT'],
    [['data', '--json=yes'], '--json takes no value'],
    [['data', '--out', 'a', '--out', 'b'], '--out is given more than once'],
    [['data', 'more'], 'measure does not know what to do with "more"'],
    [[], 'measure needs DIR: a folder'],
    [['data', '--__proto__', 'x'], 'unknown option --__proto__'],
  ])('%j is refused', (argv, message) => {
    expect(() => parse(...argv)).toThrow(message);
  });

  it('give whole numbers within bounds', () => {
    const workers = (text: string) =>
      wholeNumber({ positionals: [], flag: () => true, value: () => text, values: () => [text] }, 'workers', 1, 64);
    expect(workers('4')).toBe(4);
    for (const text of ['0', '65', '-1', '2.5', '1e1', 'two', ''])
      expect(() => workers(text)).toThrow(`--workers ${text} is not a whole number from 1 to 64`);
  });
});

describe('the nearest name', () => {
  it.each([
    ['anaylze', 'analyze'],
    ['valid', 'validate'],
    ['frobnicate', null],
    ['', null],
  ])('to %j', (typed, expected) => {
    expect(nearest(typed, ['analyze', 'validate', 'plans'])).toBe(expected);
  });
});
