import { describe, expect, it } from 'vitest';
import { createDatasetChecker, issueLine, wrongLayerVerdict } from '../../../data/check/index.ts';
import { refusalSentence } from '../../../data/refusals.ts';
import type { Row } from '../../../data/row.ts';
import type { LayerName } from '../../../engine/index.ts';
import { box, line, makeRow, point, polygon } from './rows.ts';

/** What becomes of the rows of one layer on its own. */
function check(layer: LayerName, ...rows: Row[]) {
  const checker = createDatasetChecker();
  const layerChecker = checker.openLayer(layer, `${layer}.csv`);
  const records = rows.map((row) => layerChecker.check(row));
  const { read, accepted, rejected } = layerChecker.counts;
  expect(read).toBe(rows.length);
  expect(accepted + rejected).toBe(read);
  expect(checker.issues.filter((issue) => issue.severity === 'rejected')).toHaveLength(rejected);
  return { records, lines: checker.issues.map(issueLine), issues: checker.issues, counts: layerChecker.counts };
}

const square = polygon([box(104, 21, 104.1, 21.1)]);

describe('a good row', () => {
  it.each([
    ['admin', { code: '12', name: 'Tỉnh Lai Châu', level: 'Tỉnh' }, square, { level: 'province', parentCode: null }],
    [
      'villages',
      { id: 7, name: 'Bản Hon', population: '1.234', has_grid: 'có' },
      point(103, 22),
      { id: '7', population: 1234, hasGrid: true, households: null, lng: 103, lat: 22 },
    ],
    [
      'sites',
      { id: 'S1', owner: 'Vinaphone', height_m: '42,5', built_on: '1/2/2020' },
      point(103, 22),
      { owner: 'VNPT', heightM: 42.5, status: 'operational', builtOn: '2020-02-01' },
    ],
    [
      'stations',
      { operator: 'Viettel', technology: 'LTE', status: '' },
      point(103, 22),
      { id: 'stations/1', siteId: null, technology: '4G', lng: 103, status: 'operational' },
    ],
    [
      'stations',
      { site_id: 'S1', operator: 'Viettel', technology: 'LTE' },
      null,
      { siteId: 'S1', lng: null, lat: null },
    ],
    [
      'coverage',
      { operator: 'VMS', technology: '4G/LTE' },
      square,
      { id: 'coverage/1', operator: 'MobiFone', serviceClass: 'outdoor', basis: 'declared', validFrom: null },
    ],
    [
      'fiber',
      { operator: 'Togo Telecom', status: 'Operational' },
      line([
        [1, 6],
        [1.1, 6],
      ]),
      { id: 'fiber/1', status: 'operational', deployment: null },
    ],
    ['fiber_nodes', { id: 'N1', status: null }, point(1, 6), { accessPoint: true, status: 'operational' }],
    ['poles', { id: 'P1', owner: 'EVN', tenants: 'Viettel;Vina' }, point(1, 6), { tenants: ['Viettel', 'VNPT'] }],
    [
      'ducts',
      { id: 'D1' },
      line([
        [1, 6],
        [1.1, 6],
      ]),
      { owner: null, tenants: [] },
    ],
    [
      'roads',
      { class: 'Quốc lộ', cables: 'ngầm' },
      line([
        [1, 6],
        [1.1, 6],
      ]),
      { id: 'roads/1', class: 'national', cables: 'underground' },
    ],
    [
      'places',
      { id: 'T1', kind: 'trường học', fiber: '0' },
      point(1, 6),
      { kind: 'school', fiber: false, dedicatedNetwork: null },
    ],
    [
      'measurements',
      { operator: 'Viettel', technology: '5G', rsrp_dbm: '-101' },
      point(1, 6),
      { rsrpDbm: -101, testedAt: null },
    ],
    [
      'observations',
      { indicator: 'cloud-agency-share', value: '97 %', as_of: '30/06/2023' },
      null,
      { value: 0.97, asOf: '2023-06-30', areaCode: null },
    ],
  ] as const)('of %s becomes a record', (layer, values, geometry, record) => {
    const result = check(layer, makeRow(1, values, geometry));
    expect(result.lines).toEqual([]);
    expect(result.records[0]).toMatchObject(record);
  });
});

describe('a row is rejected, and the sentence says why,', () => {
  const villageRow = (values: object) => makeRow(41, { id: 'a', name: 'A', ...values }, point(103, 22));
  it.each([
    [
      'villages',
      makeRow(41, { id: 'a', name: 'A' }, point(21, 123.4)),
      'coordinate-out-of-range',
      'lat',
      'villages.csv row 41: lat 123.4 is outside -90..90',
    ],
    [
      'villages',
      makeRow(41, { id: 'a', name: 'A' }, point(1e6, 2e6)),
      'not-degrees',
      'lat',
      expect.stringContaining('not degrees'),
    ],
    [
      'villages',
      makeRow(41, { id: 'a', name: 'A' }, point(Number.NaN, 2)),
      'not-finite-coordinate',
      'lon',
      'villages.csv row 41: lon is not a finite number',
    ],
    ['villages', villageRow({ name: ' ' }), 'missing-value', 'name', 'villages.csv row 41: name is required but empty'],
    [
      'villages',
      makeRow(41, { id: 'a' }, point(103, 22)),
      'missing-column',
      'name',
      'villages.csv row 41: name is required but the row has no such column',
    ],
    [
      'villages',
      villageRow({ population: '-5' }),
      'out-of-range',
      'population',
      'villages.csv row 41: population -5 is negative',
    ],
    [
      'villages',
      villageRow({ population: 'ba' }),
      'not-a-number',
      'population',
      "villages.csv row 41: population 'ba' is not a number",
    ],
    [
      'villages',
      villageRow({ has_grid: 'maybe' }),
      'not-yes-or-no',
      'has_grid',
      expect.stringContaining("has_grid 'maybe' is neither yes"),
    ],
    [
      'villages',
      villageRow({ population: 'ba', has_grid: '?' }),
      'not-a-number',
      'population',
      expect.stringMatching(/population .*; has_grid /),
    ],
    [
      'villages',
      makeRow(41, { id: 'a', name: 'A' }),
      'missing-geometry',
      'geometry',
      'villages.csv row 41: the row has no geometry, and the villages layer needs a Point',
    ],
    [
      'villages',
      makeRow(41, { id: 'a', name: 'A' }, square),
      'wrong-geometry-type',
      'geometry',
      'villages.csv row 41: the geometry is a Polygon, and the villages layer needs a Point',
    ],
    [
      'coverage',
      makeRow(2, { operator: 'any', technology: '4G' }, square),
      'reserved-name',
      'operator',
      expect.stringContaining("'any'"),
    ],
    [
      'coverage',
      makeRow(2, { operator: 'Viettel', technology: '6G' }, square),
      'bad-value',
      'technology',
      "coverage.csv row 2: technology '6G' is not one of 2G, 3G, 4G, 5G",
    ],
    [
      'sites',
      makeRow(2, { id: 'S', built_on: '31/02/2020' }, point(1, 6)),
      'bad-date',
      'built_on',
      expect.stringContaining("'31/02/2020'"),
    ],
    [
      'stations',
      makeRow(2, { operator: 'Viettel', technology: '4G' }),
      'station-without-place',
      'site_id',
      expect.stringContaining('neither a site_id nor coordinates'),
    ],
    [
      'clusters',
      makeRow(2, { id: 'c', village_id: 'v' }, point(1, 6)),
      'unknown-village',
      'village_id',
      'clusters.csv row 2: village_id v is not the id of an accepted village',
    ],
    [
      'declarations',
      makeRow(2, { village_id: 'v', operator: 'VNPT', technology: '4G' }),
      'missing-column',
      'covered',
      expect.stringContaining('covered is required'),
    ],
    [
      'declarations',
      makeRow(2, { village_id: 'v', operator: 'VNPT', technology: '4G', covered: 'có', covered_share: '0' }),
      'contradiction',
      'covered',
      expect.stringContaining('keep the one that is right'),
    ],
    [
      'observations',
      makeRow(2, { indicator: 'household-fiber-share', value: '45', as_of: '2024' }),
      'out-of-range',
      'value',
      'observations.csv row 2: value 45 is outside 0..1, and household-fiber-share is a share: 45 % is written 0.45 or 45%',
    ],
    [
      'coverage',
      makeRow(2, { operator: 'Viettel/Vinaphone', technology: '4G' }, square),
      'several-values',
      'operator',
      expect.stringContaining('(Viettel, VNPT); write one row for each'),
    ],
  ] as const)('%s', (layer, row, code, column, text) => {
    const { records, issues, lines } = check(layer, row);
    expect(records).toEqual([null]);
    expect(issues).toMatchObject([{ code, column, severity: 'rejected', row: row.row, layer }]);
    expect(lines).toEqual([text]);
  });

  it('a reader’s own problem too', () => {
    const broken = { ...makeRow(3, {}), problem: { code: 'broken-json', message: 'the line is not JSON' } };
    const unreadable = {
      ...makeRow(4, { id: 'a', name: 'A' }),
      geometryProblem: { code: 'bad-wkt', message: 'the wkt is cut off', column: 'wkt' },
    };
    const { lines, issues } = check('villages', broken, unreadable);
    expect(lines).toEqual(['villages.csv row 3: the line is not JSON', 'villages.csv row 4: the wkt is cut off']);
    expect(issues.map(({ code, column }) => [code, column])).toEqual([
      ['broken-json', null],
      ['bad-wkt', 'wkt'],
    ]);
    expect(
      check('observations', { ...unreadable, values: makeRow(1, { indicator: 'a', value: 1, as_of: '2023' }).values })
        .lines,
    ).toEqual([]);
  });
});

describe('a doubtful cell is kept with a warning', () => {
  it.each([
    [
      'villages',
      makeRow(2, { id: 'a', name: 'A', population: '12,6' }, point(1, 6)),
      'rounded-count',
      "population '12,6' is not a whole number; it was read as 13",
    ],
    [
      'sites',
      makeRow(2, { id: 'a', built_on: '2021' }, point(1, 6)),
      'partial-date',
      "built_on '2021' does not name a day; it was read as 2021-01-01",
    ],
    [
      'stations',
      makeRow(2, { operator: 'A', technology: '4G', frequency_mhz: '1,800' }, point(1, 6)),
      'ambiguous-number',
      expect.stringContaining('read as 1.8'),
    ],
    [
      'observations',
      makeRow(2, { indicator: 'adult-smartphone-shre', value: '0.4', as_of: '2024' }),
      'unknown-indicator',
      'indicator adult-smartphone-shre is none that is known here; is adult-smartphone-share meant?',
    ],
  ] as const)('%s %j', (layer, row, code, message) => {
    const { records, issues, counts } = check(layer, row);
    expect(records[0]).not.toBeNull();
    expect(issues).toMatchObject([{ code, severity: 'warning', message }]);
    expect(counts.warnings).toBe(1);
  });

  it('but an indicator that is nearly none of the known ones may be of a plan of one’s own', () => {
    const row = makeRow(2, { indicator: 'commune-postal-share', value: '0.4', as_of: '2024' });
    expect(check('observations', row).lines).toEqual([]);
  });

  it('but a decimal comma is none where the file writes decimal commas', () => {
    const row = {
      ...makeRow(2, { operator: 'A', technology: '4G', frequency_mhz: '1,800' }, point(1, 6)),
      decimalComma: true,
    };
    expect(check('stations', row).lines).toEqual([]);
  });
});

describe('wrongLayerVerdict', () => {
  const verdict = (layer: LayerName, ...rows: Row[]) => {
    const found = wrongLayerVerdict(check(layer, ...rows).counts);
    return found && refusalSentence(found[0], found[1] ?? {});
  };

  it('refuses a file whose every row belongs to another layer', () => {
    expect(verdict('coverage', makeRow(1, {}, point(1, 6)), makeRow(2, {}, point(1, 6)))).toContain('another layer');
    expect(verdict('villages', makeRow(1, {}), makeRow(2, {}))).toContain('no row has a geometry');
    expect(
      verdict('villages', makeRow(1, { name: 'A' }, point(1, 6)), makeRow(2, { name: 'B' }, point(1, 6))),
    ).toContain('column id');
    expect(verdict('sites', makeRow(1, { id: 'a' }, point(500_000, 2_400_000)))).toContain('crs');
  });

  it('asks whether the first line of a table is its header', () => {
    const headers = ['Mã', 'Bắc', ...Array.from({ length: 20 }, (_, k) => `c${k}`)];
    const asked =
      '; its first line has the columns Mã, Bắc, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, …: is it the header?';
    const told = (row: Row, columns?: string[]) => {
      const found = wrongLayerVerdict(check('villages', row).counts, columns);
      return found && refusalSentence(found[0], found[1] ?? {});
    };
    expect(told(makeRow(1, {}), headers)).toContain(asked);
    expect(told(makeRow(1, { name: 'A' }, point(1, 6)), headers)).toContain(asked);
    expect(told(makeRow(1, {}))).toMatch(/in a table\)$/);
  });

  it('accepts a file of which a single row fits, or which is empty, or whose rows are merely bad', () => {
    expect(verdict('villages', makeRow(1, {}), makeRow(2, { id: 'a', name: 'A' }, point(1, 6)))).toBeNull();
    expect(verdict('villages')).toBeNull();
    expect(verdict('villages', makeRow(1, { id: '', name: '' }, point(1, 6)))).toBeNull();
  });
});
