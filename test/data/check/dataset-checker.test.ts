import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDatasetChecker, ISSUE_CODES } from '../../../data/check/index.ts';
import type { RowGeometry } from '../../../data/row.ts';
import { LAYERS } from '../../../engine/index.ts';
import { check, commune, province, village } from './check-layers.ts';
import { box, line, makeRow, point, polygon } from './rows.ts';

describe('ids', () => {
  it('must be unique where the layer requires them; the second row names the first', () => {
    const { records, lines } = check({
      villages: [village(2, 'a', 1, 6), village(3, 'b', 2, 6), village(4, 'a', 3, 6)],
    });
    expect(records.villages?.map((record) => record !== null)).toEqual([true, true, false]);
    expect(lines).toEqual(['villages.csv row 4: id a already stands in row 2; give one of the two another id']);
    expect(check({ admin: [province, { ...province, row: 2 }] }).codes).toEqual(['duplicate-id']);
  });

  it('of a rejected row are free', () => {
    expect(check({ villages: [village(2, 'a', 1, 96), village(3, 'a', 1, 6)] }).records.villages?.[1]).not.toBeNull();
  });

  it('that are optional are replaced by layer and row where they repeat', () => {
    const coverage = (row: number, id?: string) =>
      makeRow(row, { operator: 'A', technology: '4G', ...(id && { id }) }, polygon([box(1, 1, 2, 2)]));
    const { records, lines } = check({ coverage: [coverage(1, 'x'), coverage(2, 'x'), coverage(3)] });
    expect(records.coverage).toMatchObject([{ id: 'x' }, { id: 'coverage/2' }, { id: 'coverage/3' }]);
    expect(lines).toEqual(['coverage.csv row 2: id x already stands in row 1; the row is named coverage/2 instead']);
  });

  it('of villages are known to clusters and declarations', () => {
    const declaration = (row: number, villageId: string) =>
      makeRow(row, { village_id: villageId, operator: 'Vina', technology: '4G', covered: 'x' });
    const { records, lines } = check({
      villages: [village(2, 'a', 1, 6)],
      clusters: [makeRow(2, { id: 'c', village_id: 'a' }, point(1, 6))],
      declarations: [declaration(2, 'a'), declaration(3, 'b'), declaration(4, 'a')],
    });
    expect(records.clusters?.[0]).toMatchObject({ villageId: 'a' });
    expect(records.declarations?.[0]).toEqual({ villageId: 'a', operator: 'VNPT', technology: '4G', coveredShare: 1 });
    expect(lines).toEqual([
      'declarations.csv row 3: village_id b is not the id of an accepted village',
      'declarations.csv row 4: a, VNPT, 4G is already declared in row 2; keep the row that is right',
    ]);
  });

  it('of sites, communes and areas are looked up too, and doubted where they are not there', () => {
    const station = (row: number, siteId: string) => makeRow(row, { site_id: siteId, operator: 'A', technology: '4G' });
    const { codes } = check({
      admin: [province, { ...commune, values: { ...commune.values, parent_code: '99' } }],
      villages: [
        village(2, 'a', 103.5, 22, { commune_code: '02' }),
        village(3, 'b', 103.5, 22.5, { commune_code: '01' }),
      ],
      sites: [makeRow(2, { id: 's' }, point(103.5, 22))],
      stations: [station(2, 's'), station(3, 't')],
    });
    expect(codes).toEqual(['unknown-parent', 'unknown-commune', 'unknown-site']);
  });
});

describe('positions', () => {
  it('that are swapped are put right where the admin layer shows it', () => {
    const { records, lines } = check({ admin: [province, commune], villages: [village(2, 'a', 22, 103.5)] });
    expect(records.villages?.[0]).toMatchObject({ lng: 103.5, lat: 22 });
    expect(lines).toEqual([
      'villages.csv row 2: lat 103.5 and lon 22 lie outside the province but inside it when swapped; they were swapped',
    ]);
    const cover = makeRow(1, { operator: 'A', technology: '4G' }, polygon([box(21.5, 103.2, 22, 103.8)]));
    const swapped = check({ admin: [province], coverage: [cover] });
    expect(swapped.codes).toEqual(['swapped-coordinates']);
    expect(swapped.records.coverage?.[0]).toMatchObject({
      geometry: { coords: Float64Array.from(box(21.5, 103.2, 22, 103.8).flatMap(([x, y]) => [y, x])) },
    });
    expect(check({ villages: [village(2, 'a', 22, 103.5)] }).codes).toEqual(['coordinate-out-of-range']);
  });

  it('that repeat, lie outside every commune, or far outside, are kept with a warning', () => {
    const { records, codes, lines } = check({
      admin: [province, commune],
      villages: [
        village(2, 'a', 103.5, 22),
        village(3, 'b', 103.5, 22),
        village(4, 'c', 104.5, 22),
        village(5, 'd', 104, 22.5),
      ],
      sites: [makeRow(2, { id: 's' }, point(105.01, 22)), makeRow(3, { id: 't' }, point(30, 22))],
    });
    expect([...(records.villages ?? []), ...(records.sites ?? [])]).not.toContain(null);
    expect(codes).toEqual(['duplicate-position', 'outside-every-area', 'far-outside']);
    expect(lines[1]).toBe('villages.csv row 4: the village lies outside every commune of the admin layer');
    expect(lines[2]).toMatch(/^sites.csv row 3: the row lies 7\d\d\d km outside the bounds of the admin layer$/);
  });
});

describe('the dataset', () => {
  it('carries the extra columns of villages', () => {
    const extras = JSON.parse('{"Ghi chú": "gần suối", "__proto__": "x"}');
    const { checker } = check({
      villages: [
        makeRow(2, { id: 'a', name: 'A', population: 1, ...extras, ['__proto__']: 'x' }, point(1, 6)),
        village(3, 'b', 2, 6),
      ],
    });
    expect([...checker.carried.keys()]).toEqual(['a']);
    expect(checker.carried.get('a')).toEqual(
      Object.assign(Object.create(null), { 'Ghi chú': 'gần suối', ['__proto__']: 'x' }),
    );
  });

  it('says once how many villages state no population', () => {
    const { lines, counts } = check({
      villages: [village(2, 'a', 1, 6), village(3, 'b', 2, 6, { population: '<NA>' })],
    });
    expect(lines).toEqual(['villages.csv: population is empty in 1 of 2 villages; they count as no inhabitants']);
    expect(counts.villages).toMatchObject({ read: 2, accepted: 2, rejected: 0, warnings: 1 });
  });

  it('refuses layers out of order', () => {
    const checker = createDatasetChecker();
    checker.openLayer('clusters', 'clusters.csv');
    expect(() => checker.openLayer('villages', 'villages.csv')).toThrow(RangeError);
  });
});

describe('the table of codes', () => {
  it('is kebab-case, each message one line that a clerk can read', () => {
    for (const [code, { template }] of Object.entries(ISSUE_CODES)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(template).toMatch(/^[^\n]+[^.]$/);
    }
  });
});

describe('whatever the row,', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      null,
      '',
      'a',
      'có',
      '4G',
      'LTE',
      'province',
      'xã',
      'national',
      'school',
      '12',
      '-1',
      '1,5',
      '2023',
      '1/1/2020',
      0,
      1.5,
      true,
      Number.NaN,
      [],
      {},
    ),
    fc.string(),
    fc.double(),
  );
  const columns = [
    'id',
    'code',
    'name',
    'level',
    'operator',
    'technology',
    'village_id',
    'site_id',
    'class',
    'kind',
    'covered',
    'covered_share',
    'population',
    'tenants',
    'status',
    'since',
    'indicator',
    'value',
    'as_of',
    'lat',
    'x',
  ];
  const degrees = fc.oneof(fc.double({ min: -200, max: 200 }), fc.integer({ min: 0, max: 3 }), fc.double());
  const path = fc.array(fc.tuple(degrees, degrees), { maxLength: 6 });
  const geometry: fc.Arbitrary<RowGeometry | null> = fc.oneof(
    fc.constant(null),
    fc.tuple(degrees, degrees).map(([x, y]) => point(x, y)),
    path.map((ring) => polygon([ring])),
    fc.array(path, { minLength: 1, maxLength: 3 }).map((rings) => polygon(rings, rings)),
    fc.array(path, { minLength: 1, maxLength: 3 }).map((paths) => line(...paths)),
  );
  const row = fc.tuple(fc.dictionary(fc.constantFrom(...columns), cell), geometry);

  it('it is accepted, or rejected with exactly one issue, and every issue is a sentence', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 12 }),
        fc.constantFrom(...LAYERS),
        fc.boolean(),
        (rows, layer, hasAdmin) => {
          const checker = createDatasetChecker();
          if (hasAdmin && layer !== 'admin') checker.openLayer('admin', 'admin.csv').check(province);
          const layerChecker = checker.openLayer(layer, `${layer}.csv`);
          const records = rows.map(([values, shape], i) => layerChecker.check(makeRow(i + 2, values, shape)));
          checker.finish();
          const rejected = checker.issues.filter((issue) => issue.severity === 'rejected').map((issue) => issue.row);
          expect(rejected).toEqual(records.flatMap((record, i) => (record === null ? [i + 2] : [])));
          const { read, accepted, rejected: count, warnings } = layerChecker.counts;
          expect([read, accepted, count]).toEqual([rows.length, rows.length - rejected.length, rejected.length]);
          expect(warnings).toBe(checker.issues.length - rejected.length);
          for (const issue of checker.issues) {
            expect(issue.code in ISSUE_CODES).toBe(true);
            expect(issue.message).not.toMatch(/\n|undefined|\[object/);
            for (const name of Object.keys(issue.params)) expect(issue.message).not.toContain(`{${name}}`);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
