import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callMain, runCli } from './run-cli.ts';
import { writeTinyFolder } from './tiny-folder.ts';

const OUTPUTS = [
  'coverage.geojson',
  'dead-zones.geojson',
  'fiber-reach.csv',
  'gaps.csv',
  'indicators.csv',
  'indicators.json',
  'issues.csv',
  'run.json',
  'scorecard.csv',
  'scorecard.json',
  'villages.geojson',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'phusong-cli-'));
  writeTinyFolder(join(folder, 'tiny'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const listed = (path: string) => readdirSync(path).filter((name) => !name.startsWith('.'));
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
/** Calls in the scratch folder: the built command, and the same in this process. */
const run = (...args: string[]) => runCli(args, { cwd: folder });
const call = (...args: string[]) => callMain(args, folder);

describe('help and version', () => {
  const names = ['demo', 'sample', 'analyze', 'propose', 'pack', 'validate', 'plans', 'serve'];
  it.each(['en', 'vi'])('names every command, in %s', async (language) => {
    const { code, stdout, stderr } = await call('--help', '--lang', language);
    expect([code, stderr]).toEqual([0, '']);
    for (const name of names) expect(stdout).toContain(`  ${name} `);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect((await call('help', '--lang', language)).stdout).toBe(stdout);
    expect((await call('--lang', language, '--help')).stdout).toBe(stdout);
    const nothing = await call('--lang', language);
    expect([nothing.code, nothing.stdout]).toEqual([2, '']);
    expect(nothing.stderr).toContain(stdout.trim());
  });
  it.each(names)('explains %s within 80 columns, in both languages', async (name) => {
    for (const [language, usage] of [
      ['en', 'Usage: phusong'],
      ['vi', 'Cách dùng: phusong'],
    ]) {
      const asked = await call(name, '--help', '--lang', language);
      expect(asked.code).toBe(0);
      expect(asked.stdout).toMatch(`${usage} ${name}`);
      for (const way of [
        ['help', name, '--lang', language],
        ['help', `--lang=${language}`, name],
        [`--lang=${language}`, name, '-h'],
      ])
        expect((await call(...way)).stdout).toBe(asked.stdout);
      for (const line of asked.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    }
  });
  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect((await call('--version')).stdout).toBe(`${version}\n`);
  });
});

describe('inputs', () => {
  it('are never replaced by outputs', async () => {
    writeTinyFolder(join(folder, 'kept'));
    const before = listed(join(folder, 'kept'));
    for (const out of ['kept', '.', 'kept/../kept']) {
      const { code, stderr } = await call('analyze', 'kept', '--out', out);
      expect([code, stderr]).toEqual([2, expect.stringContaining('would replace the input')]);
    }
    const layer = await call('analyze', '--layer', `villages=${join('kept', before[0])}`, '--out', 'kept');
    expect(layer.code).toBe(2);
    expect(listed(join(folder, 'kept'))).toEqual(before);
  });
});

describe('plans', () => {
  it('prints all five as JSON', async () => {
    const { code, stdout } = await call('plans', '--json');
    const plans = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(plans.map(({ id }: { id: string }) => id)).toEqual(['yen-bai', 'hue', 'son-la', 'lai-chau', 'ninh-binh']);
    expect(Object.keys(plans[0])).toEqual(
      expect.arrayContaining(['id', 'province', 'document', 'targets', 'baselines']),
    );
  });
  it('prints one, for people', async () => {
    const { stdout } = await call('plans', 'lai-chau', '--lang', 'vi');
    expect(stdout).toContain('Thôn, bản có băng rộng di động');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('bad usage', () => {
  it.each([
    [['anaylze'], 'there is no command "anaylze"; did you mean "analyze"?'],
    [['analyze', 'tiny'], 'analyze needs --out OUT'],
    [['analyze', '--out', 'o'], 'nothing to read: give a folder, or single layers with --layer NAME=FILE'],
    [['analyze', 'nowhere', '--out', 'o'], 'nowhere: does not exist'],
    [['analyze', 'tiny', '--out', 'o', '--plan', 'lai-chua'], 'there is no plan "lai-chua"; did you mean "lai-chau"?'],
    [['analyze', 'tiny', '--out', 'o', '--plan', 'no.json'], 'no.json: there is no such file or folder'],
    [
      ['analyze', 'tiny', '--out', 'o', '--plan', 'lai-chau', '--year', '2031'],
      'It has targets for 2023, 2024, 2025, 2030.',
    ],
    [['analyze', 'tiny', '--out', 'o', '--year', '2025'], '--year needs a plan'],
    [['analyze', 'tiny', '--out', 'o', '--cache', 'o'], 'lies in the folder of the outputs, which is replaced'],
    [['analyze', 'tiny', '--out', 'o', '--cache', 'o/kept/cache'], 'Choose another folder with --cache.'],
    [['analyze', 'tiny', '--out', 'o', '--workers', '0'], '--workers 0 is not a whole number from 1 to 256'],
    [
      ['analyze', 'tiny', '--out', 'o', '--layer', 'vilages=x.csv'],
      'there is no layer "vilages"; did you mean "villages"?',
    ],
    [['analyze', 'tiny', '--out', 'o', '--layer', 'villages'], '--layer villages is not of the form NAME=FILE'],
    [['analyze', 'tiny', '--out', 'o', '--lang', 'fr'], '--lang fr is not vi or en'],
    [['analyze', 'tiny', '--out', 'o', '--profile', 'bad-profile.json'], 'bad-profile.json:'],
    [['validate'], 'nothing to read'],
    [['sample', 'lai-chau'], 'sample needs --out DIR'],
    [['sample', 'ha-noi', '--out', 'o'], 'there is no plan "ha-noi"'],
    [['demo', 'ha-noi'], 'The plans are yen-bai, hue, son-la, lai-chau, ninh-binh.'],
    [['serve', '--port', 'http'], '--port http is not a whole number from 0 to 65535'],
    [[], 'Usage: phusong COMMAND'],
  ])('%j exits with 2 and writes nothing', async (args, message) => {
    writeFileSync(join(folder, 'bad-profile.json'), '{ "fiber_reach_m": -5 }');
    const before = readdirSync(folder).sort();
    const { code, stdout, stderr } = await call(...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect([code, stdout]).toEqual([2, '']);
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it('exits so from the built command, too', async () => {
    expect(await run('analyze', 'nowhere', '--out', 'o')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^\S*nowhere: does not exist\n$/),
    });
    expect(await run('plans', '--json')).toMatchObject({ code: 0, stderr: '' });
  });

  it('refuses a bad plan file, naming the places', async () => {
    writeFileSync(join(folder, 'plan.json'), '{ "id": "x", "province": "X", "targets": [{}], "baselines": [] }');
    const { code, stderr } = await call('analyze', 'tiny', '--out', 'o', '--plan', 'plan.json');
    expect(code).toBe(2);
    expect(stderr).toContain('plan.json: targets[0].indicator is missing');
    writeFileSync(join(folder, 'plan.json'), '{ "id": ');
    expect((await call('analyze', 'tiny', '--out', 'o', '--plan', 'plan.json')).stderr).toContain(
      'plan.json: is not JSON',
    );
  });
});

describe('analyze', () => {
  it('prints a scorecard and writes every output', async () => {
    const { code, stdout, stderr } = await run(
      'analyze',
      'tiny',
      '--out',
      'out-1',
      '--plan',
      'lai-chau',
      '--year',
      '2025',
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(listed(join(folder, 'out-1'))).toEqual(OUTPUTS);
    expect(stdout).toMatch(/Villages with mobile broadband, 3G\+ +≥ 100 % +33.33 % +1\/3 +missed +2\n/);
    expect(stdout).toContain('Outputs in out-1');
    expect(stdout).not.toContain('\u001b');
  });

  it('gives the same bytes with any number of workers, and again over its own output', async () => {
    await run('analyze', 'tiny', '--out', 'out-2', '--plan', 'lai-chau', '--workers', '1');
    const { code } = await run('analyze', 'tiny', '--out', 'out-3', '--plan', 'lai-chau', '--workers', '3');
    expect(code).toBe(0);
    await run('analyze', 'tiny', '--out', 'out-3', '--plan', 'lai-chau', '--workers', '2');
    for (const name of OUTPUTS.filter((output) => output !== 'run.json'))
      expect(read('out-3', name), name).toBe(read('out-2', name));
  });

  it('is silent about a plan that nobody chose', async () => {
    const { code, stdout } = await run('analyze', 'tiny', '--out', 'out-4');
    expect(code).toBe(0);
    expect(stdout).toContain('No plan to score against');
    expect(JSON.parse(read('out-4', 'scorecard.json'))).toEqual([]);
    expect(read('out-4', 'indicators.csv')).toContain('village-mobile-share');
  });

  it('takes the plan from dataset.json, and single layers on top of a folder', async () => {
    writeTinyFolder(join(folder, 'named'), { 'dataset.json': '{ "name": "Tỉnh X", "plan": "ninh-binh" }' });
    writeFileSync(join(folder, 'more.csv'), 'id,name,lat,lon\nz,Bản Z,21.02,103.02\n');
    const { stdout } = await run('analyze', 'named', '--out', 'out-5', '--layer', 'villages=more.csv', '--json');
    const report = JSON.parse(stdout);
    expect([report.plan, report.dataset]).toEqual(['ninh-binh', 'Tỉnh X']);
    const villages = JSON.parse(read('out-5', 'villages.geojson')).features;
    expect(villages.map((village: { properties: { id: string } }) => village.properties.id)).toEqual(['z']);
  });

  it('says so when dataset.json names a plan that is not there', async () => {
    writeTinyFolder(join(folder, 'misnamed'), { 'dataset.json': '{ "plan": "hanoi" }' });
    const { code, stderr } = await run('analyze', 'misnamed', '--out', 'out-9');
    expect([code, stderr.split('\n')[0]]).toEqual([2, 'dataset.json: there is no plan "hanoi"']);
  });

  it('prints JSON for a program', async () => {
    const { stdout } = await run('analyze', 'tiny', '--out', 'out-6', '--plan', 'lai-chau', '--json');
    const { scorecard, summary } = JSON.parse(stdout);
    expect(scorecard).toEqual(JSON.parse(read('out-6', 'scorecard.json')));
    expect(summary.met + summary.missed + summary.no_data).toBe(scorecard.length);
  });

  it('follows a profile of ones own', async () => {
    writeFileSync(join(folder, 'profile.json'), '{ "id": "strict", "min_technology": "5G" }');
    await run('analyze', 'tiny', '--out', 'out-7', '--profile', 'profile.json');
    expect(JSON.parse(read('out-7', 'run.json')).profile).toMatchObject({ id: 'strict', min_technology: '5G' });
    const { features } = JSON.parse(read('out-7', 'villages.geojson'));
    expect(features[0].properties.mobile_status).toBe('basic');
  });

  it('leaves alone what is no former output', async () => {
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine', 'thesis.txt'), 'years of work');
    const refused = await run('analyze', 'tiny', '--out', 'mine');
    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('mine') });
    expect(listed(join(folder, 'mine'))).toEqual(['thesis.txt']);
    const onFile = await run('analyze', 'tiny', '--out', 'more.csv');
    expect(onFile).toMatchObject({ code: 2, stderr: expect.stringContaining('is a file, not a folder') });
  });

  it('writes nothing when a file cannot be understood', async () => {
    writeTinyFolder(join(folder, 'broken'), { 'coverage.geojson': '{"type":"FeatureCollection","features":[{"type":' });
    const { code, stderr } = await run('analyze', 'broken', '--out', 'out-8');
    expect(code).toBe(2);
    expect(stderr).toContain('coverage.geojson');
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(join(folder, 'out-8'))).toBe(false);
  });
});

describe('validate', () => {
  it('prints each issue with its place, and counts', async () => {
    const villages = 'id,name,lat,lon\na,Bản A,123.4,103.02\nb,Bản B,21.05,103.05\n';
    writeTinyFolder(join(folder, 'doubtful'), { 'villages.csv': villages });
    const { code, stdout } = await call('validate', 'doubtful');
    expect(code).toBe(0);
    expect(stdout).toContain('rejected villages.csv row 2: ');
    expect(stdout).toContain('Issues: 1 row rejected');
    const { inputs, issues } = JSON.parse((await call('validate', 'doubtful', '--json')).stdout);
    expect(inputs.find(({ layer }: { layer: string }) => layer === 'villages')).toMatchObject({
      read: 2,
      accepted: 1,
      rejected: 1,
    });
    expect(issues).toContainEqual(expect.objectContaining({ file: 'villages.csv', row: 2, severity: 'rejected' }));
  });
});

describe('the sample', () => {
  it('is written as plain files, says that it is one, and is analysed by demo', async () => {
    const { code, stdout } = await run('sample', 'ninh-binh', '--out', 'sample');
    expect(code).toBe(0);
    expect(stdout).toContain('SAMPLE DATA');
    expect(listed(join(folder, 'sample'))).toEqual(
      expect.arrayContaining(['README.md', 'dataset.json', 'dem', 'villages.geojson']),
    );
    const demo = await run('demo', 'ninh-binh');
    expect([demo.code, demo.stderr]).toEqual([0, '']);
    expect(demo.stdout).toContain('SAMPLE DATA');
    expect(demo.stdout).toContain(`Outputs in ${join('out', 'ninh-binh')}`);
    expect(listed(join(folder, 'out', 'ninh-binh'))).toEqual(OUTPUTS);
    await run('analyze', 'sample', '--out', 'out-sample');
    expect(read('out-sample', 'villages.geojson')).toBe(read('out', 'ninh-binh', 'villages.geojson'));
    // What somebody made of it is not replaced by a sample anew.
    writeFileSync(join(folder, 'sample', 'README.md'), 'mine');
    const { code: refused, stderr } = await run('sample', 'ninh-binh', '--out', 'sample');
    expect([refused, stderr]).toEqual([2, expect.stringContaining('holds README.md, which was changed since')]);
    expect(read('sample', 'README.md')).toBe('mine');
  });
});
