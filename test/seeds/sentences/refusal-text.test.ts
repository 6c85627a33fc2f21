import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expose, wrap } from 'comlink';
import { expect, it } from 'vitest';
import { loadDataset, REFUSALS, type RefusalCode, UnreadableFileError } from '../../../data/index.ts';
import { openFolder } from '../../../data/node-files.ts';
import { refusalText } from '../../../seeds/sentences/refusal-text.ts';
import { refusalIn } from '../../../web/state/refusal-in.ts';
import { carryRefusals } from '../../../web/work/carry-refusals.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/bad');

/** The refusals of every bad fixture that is refused. */
async function refusalsOfFixtures(): Promise<UnreadableFileError[]> {
  const refusals: UnreadableFileError[] = [];
  for (const name of readdirSync(FIXTURES)) {
    const file = join(FIXTURES, name, 'expected.json');
    const {
      exit = 0,
      generated,
      cliOnly,
      unprivileged,
    } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    if (exit === 0 || generated || cliOnly || unprivileged) continue;
    const refused = await openFolder(join(FIXTURES, name))
      .then(loadDataset)
      .catch((error: unknown) => error);
    if (refused instanceof UnreadableFileError) refusals.push(refused);
  }
  return refusals;
}

const figuresOf = (text: string): string[] => text.match(/\d+(?:\.\d+)?/g) ?? [];

it('every refused fixture is said in Vietnamese, with the figures of the English sentence', async () => {
  const refusals = await refusalsOfFixtures();
  expect(new Set(refusals.map(({ code }) => code)).size).toBeGreaterThan(30);
  for (const refusal of refusals) {
    const vi = refusalText(refusal, 'vi');
    expect(refusalText(refusal, 'en')).toBe(refusal.message);
    expect(vi.startsWith(`${refusal.file}: `)).toBe(true);
    expect(vi, refusal.code).not.toMatch(/undefined|\[object/);
    expect(vi, refusal.code).toMatch(/[à-ỹđ]/i);
    // A parser's own words are left out: where they are, the place says.
    if (['not-json', 'no-feature-line', 'bad-settings'].includes(refusal.code)) continue;
    const said = figuresOf(vi);
    for (const figure of figuresOf(refusal.message)) expect(said, `${refusal.message} | ${vi}`).toContain(figure);
  }
});

it('every code has its sentence', () => {
  for (const code of Object.keys(REFUSALS) as RefusalCode[]) {
    const vi = refusalText(new UnreadableFileError('tệp.csv', code), 'vi');
    expect(vi).not.toBe(refusalText(new UnreadableFileError('tệp.csv', code), 'en'));
    expect(vi).toMatch(/^tệp\.csv: .*[à-ỹđ]/i);
  }
});

it('a refusal leaves its worker with all that it says, other errors as ever', async () => {
  carryRefusals();
  const { port1, port2 } = new MessageChannel();
  const throwing = (refuse: boolean): boolean => {
    if (!refuse) throw new RangeError('out');
    throw new UnreadableFileError('a.csv', 'repeated-header', { header: 'id' });
  };
  expose({ throwing }, port1 as unknown as Parameters<typeof expose>[1]);
  const remote = wrap<{ throwing: typeof throwing }>(port2 as unknown as Parameters<typeof wrap>[0]);
  const caught = (refuse: boolean) => remote.throwing(refuse).catch((error: unknown) => error);
  const refusal = refusalIn(await caught(true));
  expect(refusal).toMatchObject({ file: 'a.csv', code: 'repeated-header', params: { header: 'id' }, further: [] });
  expect(refusalText(refusal!, 'vi')).toBe('a.csv: có hai cột cùng tên “id”; hãy đổi tên hoặc bỏ một cột');
  const other = await caught(false);
  expect(refusalIn(other)).toBeNull();
  expect(other).toMatchObject({ name: 'RangeError', message: 'out' });
  port1.close();
  port2.close();
});
