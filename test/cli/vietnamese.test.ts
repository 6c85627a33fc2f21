import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectVietnamese } from '../seeds/sentences/is-vietnamese.ts';
import { callMain, runCli } from './run-cli.ts';
import { writeTinyFolder } from './tiny-folder.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/bad');

/** Damaged datasets that lie in the repository as they are, with the exit code of each. */
const damaged = readdirSync(FIXTURES)
  .filter((name) => existsSync(join(FIXTURES, name, 'expected.json')))
  .map((name) => ({ name, ...JSON.parse(readFileSync(join(FIXTURES, name, 'expected.json'), 'utf8')) }))
  .filter(({ generated, cliOnly, diskFull }) => !generated && !cliOnly && !diskFull);

/** The lines that tell what is wrong: on stderr of a refusal, else above the table of counts. */
const faultsIn = ({ code, stdout, stderr }: { code: number | null; stdout: string; stderr: string }): string[] =>
  (code === 0 ? (stdout.includes('\n\n ') ? stdout.split('\n\n ')[0] : '') : stderr.trimEnd())
    .split('\n')
    .filter((line) => line !== '');

const figuresOf = (text: string): string[] => text.match(/\d+(?:\.\d+)*/g) ?? [];
/** What an English line quotes from the data. */
const quotedIn = (text: string): string[] => [...text.matchAll(/"([^"{}]+)"/g)].map(([, quoted]) => quoted);
/** Faults whose English sentence tells more than its Vietnamese one: the words of a parser. */
const OF_PARSER = /JSON|distinct position|"type": "F|"crs"/;

/** Throws where a Vietnamese line is not what the English one says: of the same file, row and values. */
function expectSame(vi: string, en: string): void {
  expectVietnamese(vi.replace(/^[^:]*: /, ''));
  const [, kind, file, row] = /^(?:(rejected|warning ) )?(\S+?)(?: row (\d+))?: /.exec(en) ?? [];
  const label = kind === undefined ? '' : kind === 'rejected' ? 'bị loại  ' : 'cảnh báo ';
  expect(vi.startsWith(`${label}${file}${row === undefined ? '' : ` dòng ${row}`}: `), `${en} | ${vi}`).toBe(true);
  if (OF_PARSER.test(en)) return;
  const said = figuresOf(vi);
  for (const figure of figuresOf(en)) expect(said, `${en} | ${vi}`).toContain(figure);
  for (const quoted of quotedIn(en)) expect(vi).toContain(quoted);
}

describe('what is wrong with a dataset, in Vietnamese', () => {
  it('names the same file, row and values as in English, for every damaged dataset', async () => {
    let told = 0;
    for (const { name, exit } of damaged) {
      const [vi, en] = [
        await callMain(['validate', name, '--lang', 'vi'], FIXTURES),
        await callMain(['validate', name], FIXTURES),
      ];
      expect([vi.code, en.code], name).toEqual([exit, exit]);
      const [ofVi, ofEn] = [faultsIn(vi), faultsIn(en)];
      expect(ofVi, name).toHaveLength(ofEn.length);
      ofVi.forEach((line, i) => void expectSame(line, ofEn[i]));
      told += ofVi.length;
    }
    expect(told).toBeGreaterThan(90);
  });

  it('is printed so by the built command, while what programs read stays as it is', async () => {
    const some = [
      '103-bad-cells',
      '96-self-crossing-ring',
      '35-swapped-without-a-map',
      '29-unknown-crs',
      '45-missing-folder',
    ];
    await Promise.all(
      some.map(async (name) => {
        const built = await runCli(['validate', name, '--lang', 'vi'], { cwd: FIXTURES });
        const { code, stdout, stderr } = await callMain(['validate', name, '--lang', 'vi'], FIXTURES);
        expect(built).toMatchObject({ code, stdout, stderr });
        faultsIn(built).forEach((line) => void expectVietnamese(line.replace(/^[^:]*: /, '')));
        expect(faultsIn(built).length).toBeGreaterThan(0);
      }),
    );
    const [vi, en] = await Promise.all(
      ['vi', 'en'].map((lang) => runCli(['validate', '103-bad-cells', '--json', '--lang', lang], { cwd: FIXTURES })),
    );
    expect(vi.stdout).toBe(en.stdout);
  });
});

describe('what is wrong with a call, in Vietnamese', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'phusong-vi-'));
    writeTinyFolder(join(folder, 'tiny'));
    const write = (name: string, json: unknown) => writeFileSync(join(folder, name), JSON.stringify(json));
    write('plan.json', { id: 'x', province: 'X', targets: [{}], baselines: [] });
    write('profile.json', { fiber_reach_m: -5, min_technology: '6G', colour: 1 });
    write('costs.json', { values: { tower: 'much' } });
    write('scenario.json', {
      format: 'phusong-scenario',
      version: 2,
      name: 'x',
      edits: [{ kind: 'remove-site', id: 'S9' }],
    });
    writeFileSync(join(folder, 'broken.json'), '{\n "id": 1,\n}');
    writeFileSync(join(folder, 'cut.phusong'), 'not packed');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['anaylze'],
    ['analyze tiny', 'lệnh analyze cần --out OUT: thư mục để ghi kết quả\nHướng dẫn: phusong analyze --help'],
    ['analyze tiny --ouy o', 'không có tùy chọn --ouy; có phải ý là "--out"?\nHướng dẫn: phusong analyze --help'],
    ['analyze tiny --out'],
    ['analyze tiny more --out o'],
    ['analyze --out o'],
    ['analyze nowhere --out o'],
    ['analyze cut.phusong --out o'],
    ['analyze tiny --out .'],
    ['analyze tiny --out tiny/villages.csv/o'],
    ['analyze tiny --out o --plan lai-chua'],
    ['analyze tiny --out o --plan no.json'],
    ['analyze tiny --out o --plan plan.json'],
    ['analyze tiny --out o --plan broken.json', 'broken.json: không phải JSON hợp lệ (dòng 3, cột 1)'],
    ['analyze tiny --out o --plan lai-chau --year 2031'],
    ['analyze tiny --out o --profile profile.json'],
    ['analyze tiny --out o --scenario scenario.json'],
    ['analyze tiny --out o --layer vilages=x.csv'],
    ['analyze tiny --out o --workers 0'],
    ['propose tiny --out o --plan lai-chau --costs costs.json'],
    ['propose tiny --out o --plan lai-chau --objective most'],
    ['pack tiny --out o'],
    ['sample'],
    ['serve --port http'],
  ])('phusong %s', async (call, expected?: string) => {
    const argv = call.split(' ');
    const [vi, en] = [await callMain([...argv, '--lang', 'vi'], folder), await callMain(argv, folder)];
    expect([vi.code, vi.stdout, en.code]).toEqual([2, '', 2]);
    const [ofVi, ofEn] = [faultsIn(vi), faultsIn(en)];
    expect(ofVi).toHaveLength(ofEn.length);
    for (const [i, line] of ofVi.entries()) {
      expectVietnamese(line);
      // The places of a plan, the keys of a file, options and names are the same in both.
      for (const name of ofEn[i].match(/--[a-z-]+|[\w-]+\.(json|phusong|csv)|targets\[\d\]\.\w+|(?<=")[a-z-]+(?=")/g) ??
        [])
        expect(line).toContain(name);
    }
    if (expected !== undefined) expect(vi.stderr).toBe(`${expected}\n`);
  });

  it('is said by a proposer, too', async () => {
    const built = await runCli(
      ['propose', 'tiny', '--out', 'o', '--plan', 'lai-chau', '--pin', 'standing/none', '--lang=vi'],
      { cwd: folder },
    );
    const stderr = 'Không có vị trí nào mang mã standing/none; hãy bỏ yêu cầu về vị trí này.\n';
    expect(built).toMatchObject({ code: 2, stdout: '', stderr });
  });

  it('is known by the environment, too', async () => {
    const built = await runCli(['analyze', 'nowhere', '--out', 'o'], { cwd: folder, env: { LANG: 'vi_VN.UTF-8' } });
    expect(built).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/nowhere: không tồn tại\n$/) });
  });
});
