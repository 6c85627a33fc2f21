import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTiles } from '../../cli/propose/find-tiles.ts';
import { readPackedFile, writePackedFile } from '../../data/packed-files.ts';
import { MOBILE_STATUSES } from '../../engine/index.ts';
import { runCli } from './run-cli.ts';
import { writeTinyFolder } from './tiny-folder.ts';

const GENERATOR = '../shared/bench/make-dataset.mjs';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'phusong-pack-'));
  writeTinyFolder(join(folder, 'tiny'), { 'dataset.json': '{ "plan": "mine.json" }', 'mine.json': PLAN });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLAN = JSON.stringify({ nonsense: true });
const run = (...args: string[]) => runCli(args, { cwd: folder });
/** Every output of a run but the record of its times, by name. */
const outputs = (name: string) =>
  new Map(
    readdirSync(join(folder, name))
      .filter((file) => file !== 'run.json' && !file.startsWith('.'))
      .map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]),
  );
/** Whether a run measured, or found what was measured before. */
const measuredOf = (name: string) => JSON.parse(readFileSync(join(folder, name, 'run.json'), 'utf8')).measured;
const entries = (name: string) => readdirSync(join(folder, name));

/** Analyses a folder from its files, by way of an empty and of a full cache, packed, and packed with what was measured: the outputs of each. */
async function analyseAllWays(data: string) {
  const runs = [
    ['plain', [data]],
    ['first', [data, '--cache', 'cache']],
    ['again', [data, '--cache', 'cache']],
    ['packed', [`${data}.phusong`]],
    ['measured', [`${data}-measured.phusong`]],
    ['anew', [`${data}-measured.phusong`, '--anew']],
  ] as const;
  for (const packing of [[`${data}.phusong`, '--no-measure'], [`${data}-measured.phusong`]])
    expect(await run('pack', data, '--out', ...packing)).toMatchObject({ code: 0, stderr: '' });
  for (const [out, args] of runs)
    expect(await run('analyze', ...args, '--plan', 'lai-chau', '--out', out)).toMatchObject({ code: 0, stderr: '' });
  expect(runs.map(([out]) => measuredOf(out))).toEqual(['now', 'now', 'before', 'now', 'before', 'now']);
  return runs.map(([out]) => outputs(out));
}

describe('outputs from a packed dataset and from the cache', () => {
  it('are those from the files, byte for byte', async () => {
    const [plain, ...others] = await analyseAllWays('tiny');
    expect(plain.size).toBe(10);
    for (const other of others) expect(other).toEqual(plain);
    expect(entries('cache')).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.phusong$/)]);
  });
  it.skipIf(!existsSync(GENERATOR))('are so for the benchmark province', { timeout: 120_000 }, async () => {
    execFileSync(process.execPath, [GENERATOR, 'province', join(folder, 'province')]);
    const [plain, ...others] = await analyseAllWays('province');
    for (const other of others) expect(other).toEqual(plain);
  });
});

describe('what was measured before', () => {
  const analyse = async (out: string, ...args: string[]) => {
    expect(await run('analyze', ...args, '--out', out)).toMatchObject({ code: 0 });
    return outputs(out);
  };
  it('is scored against any plan and year', async () => {
    await run('pack', 'tiny', '--out', 'm.phusong');
    for (const args of [
      ['--plan', 'son-la'],
      ['--plan', 'lai-chau', '--year', '2025'],
    ]) {
      expect(await analyse('o1', 'm.phusong', ...args)).toEqual(await analyse('o2', 'tiny', ...args));
      expect(measuredOf('o1')).toBe('before');
    }
  });
  it('counts for its own profile alone', async () => {
    writeFileSync(join(folder, 'strict.json'), '{ "id": "strict", "min_technology": "5G" }');
    const strict = ['--plan', 'lai-chau', '--profile', 'strict.json'];
    const wanted = await analyse('o1', 'tiny', ...strict);
    expect(await analyse('o2', 'm.phusong', ...strict)).toEqual(wanted);
    expect(measuredOf('o2')).toBe('now');
    await run('pack', 'tiny', '--out', 'strict.phusong', '--profile', 'strict.json');
    expect(await analyse('o3', 'strict.phusong', ...strict)).toEqual(wanted);
    expect(measuredOf('o3')).toBe('before');
    // The cache keeps what was measured last.
    for (const [k, measured] of ['now', 'before'].entries()) {
      expect(await analyse(`c${k}`, 'tiny', ...strict, '--cache', 'cache')).toEqual(wanted);
      expect(measuredOf(`c${k}`)).toBe(measured);
    }
  });
  it('is shown to be otherwise than the data by measuring again', async () => {
    const { measured, ...loaded } = await readPackedFile(join(folder, 'm.phusong'));
    const mobileStatus = measured!.villages!.mobileStatus.map(() => MOBILE_STATUSES.indexOf('covered'));
    const claimed = { ...measured!, villages: { ...measured!.villages!, mobileStatus } };
    await writePackedFile(join(folder, 'claimed.phusong'), loaded, { measured: claimed });
    const again = (file: string) => run('analyze', file, '--anew', '--plan', 'lai-chau', '--out', 'o1');
    expect((await again('claimed.phusong')).stdout).toContain('Measured again: not what was measured before.');
    expect(JSON.parse(readFileSync(join(folder, 'o1/run.json'), 'utf8')).equals_before).toBe(false);
    expect((await again('m.phusong')).stdout).toContain('Measured again: the same as before, to the bit.');
    const scored = (...args: string[]) => run('analyze', 'm.phusong', '--plan', 'lai-chau', '--out', 'o1', ...args);
    expect(JSON.parse((await scored('--json')).stdout)).toMatchObject({ measured: 'before' });
    expect((await scored()).stdout).toContain('only scored now; --anew measures again');
  });
  it('was measured now the first time, where there is little to measure too', async () => {
    mkdirSync(join(folder, 'posts'));
    writeFileSync(join(folder, 'posts/sites.csv'), 'id,lat,lon\nS1,21.05,103.05\n');
    for (const [k, measured] of ['now', 'before'].entries()) {
      await analyse(`p${k}`, 'posts', '--cache', 'posts-cache');
      expect(measuredOf(`p${k}`)).toBe(measured);
    }
  });
  it('is nothing of what a scenario makes of the dataset, and stays what it was', async () => {
    writeFileSync(
      join(folder, 'scenario.json'),
      JSON.stringify({
        format: 'phusong-scenario',
        version: 2,
        name: 'S',
        edits: [{ kind: 'remove-coverage', id: 'coverage/1' }],
      }),
    );
    const scenario = ['--plan', 'lai-chau', '--scenario', 'scenario.json'];
    const wanted = await analyse('o1', 'tiny', ...scenario);
    expect(wanted).not.toEqual(await analyse('o2', 'tiny', '--plan', 'lai-chau'));
    const before = readFileSync(join(folder, 'm.phusong'));
    const [entry] = entries('cache');
    const kept = readFileSync(join(folder, 'cache', entry));
    expect(await analyse('o3', 'm.phusong', ...scenario)).toEqual(wanted);
    expect(await analyse('o4', 'tiny', ...scenario, '--cache', 'cache')).toEqual(wanted);
    expect([measuredOf('o3'), measuredOf('o4')]).toEqual(['now', 'now']);
    expect(readFileSync(join(folder, 'm.phusong'))).toEqual(before);
    expect(readFileSync(join(folder, 'cache', entry))).toEqual(kept);
  });
});

describe('the cache', () => {
  it('makes a damaged entry anew and says so', async () => {
    rmSync(join(folder, 'cache'), { recursive: true, force: true });
    await run('analyze', 'tiny', '--plan', 'lai-chau', '--cache', 'cache', '--out', 'sound');
    const [entry] = entries('cache');
    const path = join(folder, 'cache', entry);
    const sound = readFileSync(path);
    writeFileSync(path, sound.subarray(0, 1000));
    const { code, stderr } = await run('analyze', 'tiny', '--plan', 'lai-chau', '--cache', 'cache', '--out', 'healed');
    expect([code, stderr]).toEqual([
      0,
      `cache: ${entry} is cut off after 1000 of its ${sound.length} bytes; the dataset is read from its files\n`,
    ]);
    expect(outputs('healed')).toEqual(outputs('sound'));
    expect(readFileSync(path)).toEqual(sound);
    expect(entries('cache')).toEqual([entry]);
  });
  it('that cannot be written stops nothing', async () => {
    writeFileSync(join(folder, 'file'), '');
    const call = ['analyze', 'tiny', '--plan', 'lai-chau', '--cache', 'file', '--out', 'out'];
    const { code, stderr } = await run(...call);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^cache: .*\ncache: .*; the dataset is not kept\n$/s);
  });
});

describe('what pack and analyze refuse', () => {
  it.each([
    [['pack', 'tiny'], 'pack needs --out: the file to write'],
    [
      ['pack', 'tiny', '--out', 'x.phusong', '--no-measure', '--profile', 'p.json'],
      '--profile says how to measure, which --no-measure leaves out',
    ],
    [['pack', 'tiny', '--out', 'x.bin'], '--out x.bin must end in .phusong, by which analyze knows it'],
    [['analyze', 'none.phusong', '--out', 'o'], 'none.phusong: there is no such file or folder'],
    [['analyze', 'text.phusong', '--out', 'o'], 'text.phusong: is not a packed dataset'],
    [
      ['analyze', 'text.phusong', '--layer', 'villages=tiny/villages.csv', '--out', 'o'],
      '--layer cannot be added to a packed dataset',
    ],
  ])('%j', async (args, message) => {
    writeFileSync(join(folder, 'text.phusong'), 'id,name');
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')[0].replace(`${folder}/`, '')).toBe(message);
    expect(existsSync(join(folder, 'o'))).toBe(false);
  });
  it('but a folder of such a name is a folder', async () => {
    mkdirSync(join(folder, 'dir.phusong'));
    const { code, stderr } = await run('analyze', 'dir.phusong', '--out', 'o');
    expect([code, stderr]).toEqual([2, expect.stringContaining('dir.phusong: holds no layer')]);
  });
  it('the plan of a packed dataset is looked for beside it', async () => {
    await run('pack', 'tiny', '--out', 'tiny/tiny.phusong');
    const { code, stderr } = await run('analyze', 'tiny/tiny.phusong', '--out', 'o');
    expect([code, stderr]).toEqual([2, expect.stringContaining('mine.json')]);
  });
});

it('pack takes the elevation tiles of the folder along, from which what is packed is proposed', async () => {
  writeTinyFolder(join(folder, 'hills'));
  mkdirSync(join(folder, 'hills/dem'));
  const tile = new Uint8Array(1201 * 1201 * 2).fill(1);
  writeFileSync(join(folder, 'hills/dem/N21E103.hgt'), tile);
  const { stdout } = await run('pack', 'hills', '--out', 'away.phusong', '--json');
  expect(JSON.parse(stdout).elevation).toEqual(['N21E103.hgt.gz']);
  const { elevation } = await readPackedFile(join(folder, 'away.phusong'));
  const [near] = await findTiles(undefined, [], join(folder, 'hills'), folder);
  expect(await findTiles(undefined, elevation, join(folder, 'nowhere'), folder)).toEqual([near]);
  expect(near).toMatchObject({ lng: 103, lat: 21, samples: 1201 });
  expect((await run('pack', 'hills', '--out', 'away.phusong')).stdout).toMatch(/MB, with 1 elevation tile, measured\n/);
  writeFileSync(join(folder, 'hills/dem/N21E103.hgt'), tile.subarray(2));
  expect(await run('pack', 'hills', '--out', 'b.phusong')).toMatchObject({ code: 2, stdout: '' });
  expect(existsSync(join(folder, 'b.phusong'))).toBe(false);
});

it('pack tells what it wrote', async () => {
  const { stdout } = await run('pack', 'tiny', '--out', 'told.phusong', '--json');
  const told = JSON.parse(stdout);
  expect(told).toMatchObject({ name: 'tiny', out: 'told.phusong', rejected: 0 });
  expect(told.bytes).toBe(readFileSync(join(folder, 'told.phusong')).length);
  expect(told.measured).toBe(true);
  const measuring = await run('pack', 'tiny', '--out', 'told.phusong');
  expect(measuring.stdout).toMatch(/^told\.phusong: 0\.0 MB, measured\nIssues: /);
  const reading = await run('pack', 'tiny', '--out', 'told.phusong', '--no-measure');
  expect(reading.stdout).toMatch(/^told\.phusong: 0\.0 MB\nIssues: /);
});
