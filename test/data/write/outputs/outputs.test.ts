import { beforeAll, describe, expect, it } from 'vitest';
import { loadDataset } from '../../../../data/index.ts';
import { toFigure } from '../../../../data/write/outputs/figure.ts';
import { OUTPUT_NAMES, type RunFacts, toOutputs } from '../../../../data/write/outputs/index.ts';
import { toPrinted } from '../../../../data/write/outputs/scorecard.ts';
import { analyze, createLocalRunner, defaultProfile, kernels, type Target } from '../../../../engine/index.ts';
import { TINY_FILES } from '../../../cli/tiny-folder.ts';
import { memoryFolder } from '../../memory-files.ts';

const target = (indicator: string, columns: Partial<Target> = {}): Target => ({
  indicator,
  year: 2025,
  comparator: '>=',
  value: 1,
  unit: 'share',
  ...columns,
});
const plan = {
  id: 'test',
  targets: [
    target('village-mobile-share'),
    target('village-fixed-share'),
    target('village-mobile-share', { operator: 'best', technology: '4G+' }),
    target('household-fiber-share', { value: 0.8 }),
    target('road-mobile-share'),
  ],
};
const run: RunFacts = {
  options: { workers: 1 },
  scenario: null,
  measured: 'now',
  startedAt: new Date(0),
  finishedAt: new Date(1000),
  stages: [{ stage: 'read', seconds: 1 }],
};

/** Every output of the tiny dataset, by name. */
async function outputsOf(changed: Record<string, string> = {}): Promise<Record<string, string>> {
  const loaded = await loadDataset(memoryFolder({ ...TINY_FILES, ...changed }));
  const runner = createLocalRunner(kernels, loaded.dataset);
  const analysis = await analyze(loaded.dataset, runner, { profile: defaultProfile, plan });
  const source = { tool: { name: 'phusong', version: '1.2.3' }, loaded, analysis };
  return Object.fromEntries(toOutputs(source, () => run).map(({ name, chunks }) => [name, [...chunks()].join('')]));
}

let outputs: Record<string, string>;
beforeAll(async () => {
  const observations = 'indicator,value,as_of,source\nhousehold-fiber-share,0.57,2024-12-31,Sở TTTT\n';
  outputs = await outputsOf({ 'observations.csv': observations });
});
const lines = (name: string) => outputs[name].replace('\ufeff', '').trimEnd().split('\r\n');
const json = (name: string) => JSON.parse(outputs[name]);

describe('the outputs', () => {
  it('are the files of the contract', () => {
    expect(Object.keys(outputs)).toEqual(OUTPUT_NAMES);
    expect([...OUTPUT_NAMES].sort()).toEqual([
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
    ]);
  });

  it('are equal whatever the order of the rows', async () => {
    const [head, ...rows] = TINY_FILES['villages.csv'].trimEnd().split('\n');
    const shuffled = await outputsOf({ 'villages.csv': [head, ...rows.reverse(), ''].join('\n') });
    const original = await outputsOf();
    for (const name of ['scorecard.csv', 'indicators.csv', 'gaps.csv', 'coverage.geojson', 'dead-zones.geojson'])
      expect(withoutHashes(shuffled[name]), name).toBe(withoutHashes(original[name]));
  });

  it('start with a byte order mark where they are CSV', () => {
    for (const name of OUTPUT_NAMES) expect(outputs[name].startsWith('\ufeff')).toBe(name.endsWith('.csv'));
  });
});

const withoutHashes = (text: string) => text.replace(/"sha256":"\w+"/g, '');

describe('scorecard', () => {
  it('has one row per target, in the order of the plan', () => {
    expect(lines('scorecard.csv')).toEqual([
      'plan,year,indicator,scope,technology,operator,class,numerator,denominator,value,unit,comparator,target,verdict,gap,note',
      'test,2025,village-mobile-share,all,3G+,any,,1,3,0.3333333333333333,village,>=,1,missed,2,',
      'test,2025,village-fixed-share,all,,any,,1,3,0.3333333333333333,village,>=,1,missed,2,',
      'test,2025,village-mobile-share,all,4G+,best,,1,3,0.3333333333333333,village,>=,1,missed,2,best: Viettel',
      'test,2025,household-fiber-share,,,,,,,0.57,share,>=,0.8,missed,0.23,"2024-12-31, Sở TTTT"',
      'test,2025,road-mobile-share,,,,,,,,share,>=,1,no-data,,',
    ]);
  });
  it('says the same as JSON, absent values as null', () => {
    const rows = json('scorecard.json');
    expect(Object.keys(rows[0])).toEqual(lines('scorecard.csv')[0].split(','));
    expect(rows[4]).toMatchObject({ numerator: null, value: null, gap: null, verdict: 'no-data' });
  });
});

it('a length alone is as long in the scorecard as in the indicators', async () => {
  const loaded = await loadDataset(memoryFolder(TINY_FILES));
  const targets = [target('fiber-route-km', { value: 10_000, unit: 'km' })];
  const analysis = await analyze(loaded.dataset, createLocalRunner(kernels, loaded.dataset), {
    profile: defaultProfile,
    plan: { id: 'test', targets },
  });
  const [row] = analysis.scorecard.map(toPrinted);
  expect(row.value).toBe(row.numerator);
  expect(row.value).toBe(Math.round(analysis.scorecard[0].numerator! * 1e6) / 1e6);
  expect(row.value).not.toBe(analysis.scorecard[0].value);
});

describe('indicators', () => {
  it('name the best operator in their note', () => {
    expect(lines('indicators.csv')[0]).toBe(
      'indicator,area_level,area_code,operator,technology,class,scope,numerator,denominator,unit,value,note',
    );
    const rows = json('indicators.json');
    const find = (columns: object) =>
      rows.filter((row: object) => Object.entries(columns).every(([name, value]) => row[name as never] === value));
    const mobile = { indicator: 'village-mobile-share', technology: '4G+', scope: 'all' };
    expect(find({ ...mobile, operator: 'best', area_code: '11' })).toMatchObject([
      { area_level: 'commune', numerator: 1, denominator: 3, note: 'Viettel' },
    ]);
    expect(find({ ...mobile, operator: 'best', area_code: '*' })[0]).toMatchObject({ area_level: '', note: 'Viettel' });
    expect(find({ ...mobile, operator: 'Viettel', area_code: '*' })[0].note).toBe('');
    expect(rows.length).toBe(lines('indicators.csv').length - 1);
  });
});

describe('villages', () => {
  it('carry their own columns first, then what was found', () => {
    const { metadata, features, crs } = json('villages.geojson');
    expect(crs).toBeUndefined();
    expect(metadata).toMatchObject({ tool: 'phusong', version: '1.2.3', profile: { id: 'vn-2024' } });
    expect(metadata.inputs[0]).toEqual({
      layer: 'admin',
      file: 'admin.geojson',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(features.map((feature: { properties: { id: string } }) => feature.properties.id)).toEqual(['a', 'b', 'c']);
    const [a, b] = features;
    expect(a.geometry).toEqual({ type: 'Point', coordinates: [103.02, 21.02] });
    expect(a.properties).toMatchObject({
      name: 'Bản A',
      population: 100,
      has_grid: false,
      extremely_difficult: null,
      mobile_status: 'covered',
      operators: ['Viettel'],
      operator_count: 1,
      best_technology: '4G',
      coverage_ids: ['coverage/1'],
      fixed_status: 'passed',
      fiber_id: 'fiber/1',
      commune_code: '11',
      evidence_conflict: false,
      nearest_site_id: null,
    });
    expect(a.properties.mobile_margin_m).toBeGreaterThan(1000);
    expect(a.properties.mobile_margin_m * 1000).toBeCloseTo(Math.round(a.properties.mobile_margin_m * 1000), 6);
    expect(b.properties).toMatchObject({
      remark: '=1+1',
      mobile_status: 'white',
      best_technology: null,
      operators: [],
    });
    expect(Object.keys(b.properties)[0]).toBe('remark');
    expect(b.properties.mobile_margin_m).toBeLessThan(0);
  });

  it('keep a column of the source whose name is taken', async () => {
    const villages = 'id,name,lat,lon,mobile_status,source_mobile_status\na,Bản A,21.02,103.02,tốt,cũ\n';
    const { features } = JSON.parse((await outputsOf({ 'villages.csv': villages }))['villages.geojson']);
    expect(features[0].properties).toMatchObject({ mobile_status: 'covered' });
    expect(Object.values(features[0].properties)).toEqual(expect.arrayContaining(['tốt', 'cũ']));
  });
});

describe('gaps', () => {
  it('list the villages behind a missed target, most people first, unknown last', () => {
    const [head, ...rows] = lines('gaps.csv');
    expect(head).toBe(
      'indicator,technology,operator,scope,village_id,name,commune_code,population,households,has_grid,extremely_difficult,mobile_status,fixed_status,funding,nearest_site_id,nearest_site_m,fiber_id,fiber_distance_m',
    );
    expect(rows.map((row) => row.split(',')[4])).toEqual(['b', 'b', 'b', 'c', 'c', 'c']);
    expect(
      rows
        .map((row) => row.split(',').slice(0, 4).join())
        .slice(0, 3)
        .sort(),
    ).toEqual([
      'village-fixed-share,,any,all',
      'village-mobile-share,3G+,any,all',
      'village-mobile-share,4G+,best,all',
    ]);
  });
});

describe('shapes', () => {
  it('are dissolved coverage and dead zones with their area', () => {
    const coverage = json('coverage.geojson').features.map((feature: { properties: object }) => feature.properties);
    expect(coverage).toMatchObject([
      { operator: 'Viettel', technology: '4G' },
      { operator: 'any', technology: '3G+' },
    ]);
    const [zone] = json('dead-zones.geojson').features;
    expect(zone.properties).toEqual({ id: 'dead-zone/1', area_km2: expect.any(Number), villages: 2, population: 300 });
    expect(zone.geometry.coordinates).toHaveLength(2);
    expect(coverage[0].area_km2 + zone.properties.area_km2).toBeCloseTo(115.0, 0);
  });
});

describe('the rest', () => {
  it('is the threshold curve, the issues and the record of the run', () => {
    expect(lines('fiber-reach.csv').slice(0, 3)).toEqual(['threshold_m,villages,total,share', '20,0,3,0', '100,0,3,0']);
    expect(lines('fiber-reach.csv')).toHaveLength(7);
    expect(lines('issues.csv')[0]).toBe('layer,file,row,column,code,severity,message');
    expect(json('run.json')).toMatchObject({
      version: '1.2.3',
      options: { workers: 1 },
      started_at: '1970-01-01T00:00:00.000Z',
      stages: [{ stage: 'read', seconds: 1 }],
    });
    expect(json('run.json').inputs[1]).toMatchObject({
      layer: 'villages',
      file: 'villages.csv',
      read: 3,
      accepted: 3,
      rejected: 0,
    });
  });

  it('is written from a dataset of one layer, too', async () => {
    const loaded = await loadDataset(memoryFolder({ 'villages.csv': TINY_FILES['villages.csv'] }));
    const analysis = await analyze(loaded.dataset, createLocalRunner(kernels, loaded.dataset), {
      profile: defaultProfile,
      plan,
    });
    const files = toOutputs({ tool: { name: 'phusong', version: '0' }, loaded, analysis }, () => run);
    const text = Object.fromEntries(files.map(({ name, chunks }) => [name, [...chunks()].join('')]));
    expect(JSON.parse(text['villages.geojson']).features[0].properties).toMatchObject({
      mobile_status: 'unknown',
      mobile_margin_m: null,
      fixed_status: 'unknown',
    });
    expect(JSON.parse(text['dead-zones.geojson']).features).toEqual([]);
    expect(text['fiber-reach.csv']).toBe('\ufeffthreshold_m,villages,total,share\r\n');
  });
});

describe('a figure', () => {
  it('never shows a part as the whole', () => {
    expect(toFigure(3801, 3802, 'village').value).toBe(3801 / 3802);
    expect(toFigure(999.9999, 1000, 'm')).toEqual({ numerator: 1000, denominator: 1000, value: 0.9999999 });
    expect(toFigure(1000, 1000, 'm').value).toBe(1);
  });
  it('has no value without data or with nothing to count', () => {
    expect(toFigure(Number.NaN, 5, 'village')).toEqual({ numerator: null, denominator: 5, value: null });
    expect(toFigure(0, 0, 'village')).toEqual({ numerator: 0, denominator: 0, value: null });
    expect(toFigure(12.5, Number.NaN, 'km')).toEqual({ numerator: 12.5, denominator: null, value: 12.5 });
  });
});
