import { describe, expect, it } from 'vitest';
import { parseDatasetJson, parseProfile } from '../../../data/schemas/index.ts';
import { defaultProfile } from '../../../engine/index.ts';

describe('parseProfile', () => {
  it('lays each field over the default', () => {
    expect(parseProfile({})).toEqual({ value: defaultProfile });
    const changed = {
      id: 'mine',
      min_technology: '4G',
      counted_service_classes: ['indoor'],
      counted_basis: ['measured'],
      covered_share_min: 0.5,
      fiber_reach_m: 150,
      service_reach_m: 0,
      site_merge_m: 12.5,
      new_since: '2024-01-01',
    };
    expect(Object.keys(changed).sort()).toEqual(Object.keys(defaultProfile).sort());
    expect(parseProfile(changed)).toEqual({ value: changed });
    expect(parseProfile({ fiber_reach_m: 150 })).toEqual({ value: { ...defaultProfile, fiber_reach_m: 150 } });
  });

  it.each([
    [{ fiber_reach: 1 }, 'unknown key fiber_reach'],
    [JSON.parse('{"__proto__": 1}'), 'unknown key __proto__'],
    [{ fiber_reach_m: '500' }, 'fiber_reach_m: must be a number'],
    [{ fiber_reach_m: -1 }, 'fiber_reach_m: must not be negative'],
    [{ covered_share_min: 0 }, 'covered_share_min: must be above 0'],
    [{ min_technology: '6G' }, 'min_technology: must be one of 2G, 3G, 4G, 5G'],
    [{ counted_basis: ['declared', 'declared'] }, 'counted_basis: names a value twice'],
    [{ counted_basis: 'declared' }, 'counted_basis: must be a list'],
    [{ new_since: '2023-02-30' }, 'new_since: is not a date such as 2023-01-01'],
    [[], 'a profile is a JSON object such as {"min_technology": "4G"}'],
    [null, 'a profile is a JSON object such as {"min_technology": "4G"}'],
  ])('refuses %j', (json, problem) => expect(parseProfile(json)).toMatchObject({ problems: [problem] }));
});

describe('parseDatasetJson', () => {
  it('reads the example of the data contract', () => {
    const file = {
      name: 'Lai Châu 2023',
      as_of: '2023-03-15',
      plan: 'lai-chau',
      crs: 'EPSG:4326',
      layers: { villages: { file: 'thon-ban.csv', crs: 'EPSG:4326', columns: { name: 'Tên thôn' } } },
    };
    expect(parseDatasetJson(`\ufeff${JSON.stringify(file)}`)).toEqual({ value: file });
    expect(parseDatasetJson('{}')).toEqual({ value: {} });
  });

  it.each([
    ['{"layers":{"vilages":{}}}', 'unknown key layers.vilages'],
    ['{"layers":{"villages":{"fil":"a"}}}', 'unknown key layers.villages.fil'],
    [
      '{"layers":{"villages":{"file":"../a.csv"}}}',
      'layers.villages.file: must be the name of a file in the dataset folder itself, without another folder',
    ],
    [
      '{"layers":{"villages":{"file":"/etc/passwd"}}}',
      'layers.villages.file: must be the name of a file in the dataset folder itself, without another folder',
    ],
    [
      '{"layers":{"villages":{"file":"C:\\\\a.csv"}}}',
      'layers.villages.file: must be the name of a file in the dataset folder itself, without another folder',
    ],
    [
      '{"layers":{"villages":{"file":"sub/thon.csv"}}}',
      'layers.villages.file: must be the name of a file in the dataset folder itself, without another folder',
    ],
    ['{"as_of":"yesterday"}', 'as_of: is not a date such as 2023-03-15'],
    ['{"nom":"a"}', 'unknown key nom'],
    [
      '{"layers":{"villages":{"columns":{"has_gird":"Điện lưới"}}}}',
      'layers.villages.columns.has_gird: is no column of the layer villages; did you mean has_grid?',
    ],
    [
      '{"layers":{"villages":{"columns":{"ten":"Tên thôn"}}}}',
      'layers.villages.columns.ten: is no column of the layer villages; did you mean name?',
    ],
    [
      '{"layers":{"clusters":{"columns":{"xyzzy":"A"}}}}',
      'layers.clusters.columns.xyzzy: is no column of the layer clusters; it has id, village_id, population, households, lat, lon, wkt',
    ],
    [
      '{"layers":{"villages":{"columns":{"name":"Tên thôn","kind":"Tên thôn"}}}}',
      'layers.villages.columns.kind: takes the header "Tên thôn", which name takes already',
    ],
  ])('refuses %s', (text, problem) => expect(parseDatasetJson(text)).toMatchObject({ problems: [problem] }));

  it('says in one line that a text is no JSON', () => {
    for (const text of ['', '{"a":', '{a:1}', '[1,2', `{"a": "${'x\n'.repeat(50)}"}`]) {
      const result = parseDatasetJson(text);
      expect('problems' in result && result.problems).toEqual([
        expect.stringMatching(/^it is not valid JSON: [^\n]+$/),
      ]);
    }
  });
});
