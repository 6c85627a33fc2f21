import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'phusong-propose-'));
const call = (...args: string[]) => runCli(args, { cwd: folder });
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

/** Three villages, one of them covered; a mast of Viettel between the other two, 3 km from each. */
beforeAll(() => {
  writeFolder(join(folder, 'data'), {
    'villages.csv': [
      'id,name,lon,lat,population,has_grid',
      'v1,Bản Một,103.50,22.30,100,true',
      'v2,Bản Hai,103.55,22.30,200,true',
      'v3,Bản Ba,103.60,22.30,300,true',
    ],
    'sites.csv': [
      'id,lon,lat,owner,structure,height_m,built_on',
      's1,103.50,22.301,VNPT,tower,40,2015-01-01',
      's2,103.575,22.30,Viettel,tower,40,2016-01-01',
    ],
    'stations.csv': ['site_id,operator,technology,since', 's1,VNPT,4G,2018-01-01', 's2,Viettel,2G,2016-01-01'],
    'coverage.csv': [
      'operator,technology,wkt',
      'VNPT,4G,"POLYGON((103.49 22.29,103.51 22.29,103.51 22.31,103.49 22.31,103.49 22.29))"',
    ],
  });
  writeFileSync(join(folder, 'list.json'), '[]');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeFolder(path: string, files: Record<string, string[]>): void {
  mkdirSync(path, { recursive: true });
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(path, name), `${lines.join('\n')}\n`);
}

describe('phusong propose', () => {
  it('joins the mast that covers both, counts it equal, and analyze applies the scenario', async () => {
    const run = await call(
      'propose',
      'data',
      '--plan',
      'lai-chau',
      '--target',
      'village-mobile-share',
      '--workers',
      '1',
      '--out',
      'out',
      '--json',
    );
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const summary = JSON.parse(run.stdout);
    expect(summary).toMatchObject({
      status: 'optimal',
      sites: 1,
      cost: 65_000,
      new_placements: 1,
      on_standing: 1,
      recounted_equal: true,
    });
    expect(summary.villages_won).toEqual(['v2', 'v3']);
    expect(JSON.parse(read('out/proposals.json'))).toEqual(summary);
    expect(read('out/proposals.csv')).toContain('standing/s2 + VNPT,co-locate');
    expect(JSON.parse(read('out/proposals.geojson')).features).toHaveLength(1);
    const rowsOf = (file: string) => read(file).replace('\ufeff', '').trimEnd().split('\r\n');
    expect(rowsOf('out/opportunities.csv').map((row) => row.split(',').slice(0, 4).join())).toEqual([
      'operator,rank,id,hosts',
      // Viettel has no map, so that nobody knows what it would win.
      'VNPT,1,standing/s2,Viettel',
    ]);
    expect(rowsOf('out/near-duplicates.csv')).toHaveLength(1);
    expect(rowsOf('out/operators/vnpt.csv')[1]).toMatch(/^VNPT,co-locate,1,standing\/s2 \+ VNPT,/);
    expect(rowsOf('out/operators/viettel.csv')[1]).toMatch(/^Viettel,host,1,standing\/s2 \+ VNPT,/);
    expect(summary.targets[0]).toMatchObject({ aim: 'aimed', closed: true, before: { numerator: 1 } });
    expect(summary.robustness.variations.map(({ varied }: { varied: string }) => varied)).toEqual([
      'radius',
      'radius',
      'target',
      'target',
      'site_merge_m',
      'site_merge_m',
      'trust-coverage',
    ]);
    const after = await call(
      'analyze',
      'data',
      '--plan',
      'lai-chau',
      '--year',
      '2025',
      '--workers',
      '1',
      '--scenario',
      'out/scenario.json',
      '--out',
      'after',
      '--json',
    );
    expect(after).toMatchObject({ code: 0, stderr: '' });
    const [villages] = JSON.parse(read('after/scorecard.json'));
    expect(villages).toMatchObject({ indicator: 'village-mobile-share', numerator: 3, denominator: 3, verdict: 'met' });
    expect(JSON.parse(read('after/run.json'))).toMatchObject({
      options: { scenario: 'out/scenario.json' },
      scenario: { name: 'proposal', edits: expect.any(Number) },
    });
  });

  it("says that the target is not the plan's in a year for which the plan has none on coverage", async () => {
    const args = 'propose data --plan lai-chau --year 2024 --budget 1e9 --gap 0 --workers 1 --out assumed'.split(' ');
    const run = await call(...args);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'The plan names no coverage target to aim at for this year: every village is to be covered. village-mobile-share 2024: 1/3 → 3/3, met',
    );
    const { targets } = JSON.parse(read('assumed/proposals.json'));
    expect(targets.at(-1)).toMatchObject({
      indicator: 'village-mobile-share',
      aim: 'aimed',
      note: expect.stringMatching(/^not a target of the plan/),
    });
    expect(targets.filter(({ note }: { note?: string }) => note !== undefined)).toHaveLength(1);
  });

  it.each([
    [['propose', 'data', '--plan', 'lai-chau'], 'needs --out'],
    [
      ['propose', 'data', '--plan', 'lai-chau', '--year', '1999', '--out', 'o'],
      'plan lai-chau has no targets for 1999\nIt has targets for 2023, 2024, 2025, 2030.',
    ],
    [
      ['propose', 'data', '--plan', 'lai-chau', '--out', 'o', '--objective', 'cheapest'],
      'there is no objective "cheapest"',
    ],
    [['propose', 'data', '--plan', 'lai-chau', '--out', 'o', '--objective', 'most-people'], 'needs a limit'],
    [
      ['propose', 'data', '--plan', 'lai-chau', '--out', 'o'].concat(
        '--objective most-people --max-sites 3 --operator-minimum VNPT=0.9'.split(' '),
      ),
      '--operator-minimum goes with least-cost and fewest-sites',
    ],
    [['propose', 'data', '--plan', 'lai-chau', '--out', 'o', '--budget', '-3'], '--budget needs a value'],
    [
      ['propose', 'data', '--plan', 'lai-chau', '--out', 'o', '--operator', 'Nobody', '--workers', '1'],
      'operator must be one of VNPT',
    ],
    [
      ['propose', 'data', '--plan', 'lai-chau', '--out', 'o', '--pin', 'standing/x', '--workers', '1'],
      'no candidate has the id standing/x',
    ],
    [['propose', 'data', '--plan', 'lai-chau', '--out', 'o', '--gap', '500'], '--gap 500 is not a percentage from 0'],
    [['propose', 'data', '--plan', 'lai-chau', '--out', 'o', '--budget', '1e'], '--budget 1e is not a number above 0'],
    [
      ['propose', 'data', '--plan', 'lai-chau', '--out', 'o', '--at', '10,10', '--workers', '1'],
      'own/10,10 is more than 100 km from every village and place',
    ],
    [['propose', 'data', '--plan', 'lai-chau', '--out', 'o', '--at', '103.5'], 'is not of the form LNG,LAT'],
    [
      ['propose', 'data', '--plan', 'lai-chau', '--out', 'o', '--at', '103.575,22.3', '--workers', '1'],
      'own/103.575,22.3 is less than 100 m from standing/s2',
    ],
    [
      ['propose', 'data', '--plan', 'lai-chau', '--out', 'o', '--near', '20', '--workers', '1'],
      'near must be more than the 50 m',
    ],
    [['propose', 'data', '--plan', 'lai-chau', '--out', 'o', '--dem', 'none'], '--dem none is not a folder'],
    [['propose', 'data', '--plan', 'lai-chau', '--out', 'o', '--costs', 'list.json'], 'a cost file is a JSON object'],
    [['analyze', 'data', '--plan', 'lai-chau', '--out', 'o', '--scenario', 'list.json'], 'a scenario is a JSON object'],
  ])('refuses %j in a sentence', async (args, sentence) => {
    const run = await call(...args);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(sentence);
  });
});
