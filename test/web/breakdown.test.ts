import { beforeAll, describe, expect, it } from 'vitest';
import { type Analysis, COMPUTED_INDICATORS, type Dataset, LAYERS, type Profile } from '../../engine/index.ts';
import { planCatalogue } from '../../seeds/catalogue.ts';
import { METHODS, methodTextsOf, type Threshold } from '../../seeds/methods/index.ts';
import { readOwnPlan } from '../../seeds/own-plan.ts';
import { amountOf, bestOf, byClass, byOperator, byTechnology, rankedAreas } from '../../web/state/breakdown.ts';
import { planning } from '../../web/work/desk/plans.ts';
import type { AnalysedDataset, ScoredRow } from '../../web/work/desk-api.ts';
import { toScoredRows } from '../../web/work/scored-rows.ts';
import { analyzeHere, datasetOf, type Layers, line, rectangle } from '../engine/dataset-builder.ts';

/** Two communes of four villages each with something of every layer, at the edges of every threshold. */
const RECORDS: Layers = {
  admin: [
    { code: '1', name: 'P', level: 'province', geometry: rectangle(0, 0, 0.2, 0.1) },
    { code: '11', name: 'Tây', level: 'commune', parentCode: '1', geometry: rectangle(0, 0, 0.1, 0.1) },
    { code: '12', name: 'Đông', level: 'commune', parentCode: '1', geometry: rectangle(0.1, 0, 0.2, 0.1) },
  ],
  villages: Array.from({ length: 8 }, (_, i) => ({
    id: `v${i}`,
    lng: 0.0125 + i * 0.025,
    lat: 0.05,
    population: 100 + i,
    households: 20 + i,
    hasGrid: i !== 3,
  })),
  clusters: [
    { id: 'c0', villageId: 'v0', lng: 0.0125, lat: 0.09, population: 40 },
    { id: 'c1', villageId: 'v0', lng: 0.0125, lat: 0.05, population: 60 },
  ],
  coverage: [
    { id: 'a3', operator: 'A', technology: '3G', geometry: rectangle(0, 0.03, 0.11, 0.07) },
    { id: 'a4', operator: 'A', technology: '4G', geometry: rectangle(0, 0.03, 0.04, 0.07) },
    { id: 'b2', operator: 'B', technology: '2G', geometry: rectangle(0.1, 0.03, 0.15, 0.07) },
    { id: 'bi', operator: 'B', technology: '4G', serviceClass: 'indoor', geometry: rectangle(0.1, 0.03, 0.12, 0.07) },
    { id: 'bm', operator: 'B', technology: '4G', basis: 'measured', geometry: rectangle(0.13, 0.03, 0.14, 0.07) },
  ],
  declarations: [{ villageId: 'v7', operator: 'A', technology: '4G', coveredShare: 0.8 }],
  sites: [
    { id: 's1', lng: 0.02, lat: 0.05, owner: 'A', builtOn: '2020-01-01' },
    { id: 's2', lng: 0.0209, lat: 0.05, owner: 'B' },
    { id: 's3', lng: 0.16, lat: 0.05, owner: 'B' },
  ],
  stations: [
    { id: 't1', siteId: 's1', operator: 'A', since: '2019-05-01' },
    { id: 't2', siteId: 's2', operator: 'B', since: '2023-06-01' },
    { id: 't3', siteId: 's3', operator: 'B', since: '2024-05-01', technology: '3G' },
  ],
  fiber: [
    { id: 'f1', operator: 'A', deployment: 'buried', geometry: line([0, 0.053], [0.09, 0.053]) },
    { id: 'f2', operator: 'A', deployment: 'aerial', geometry: line([0.1, 0.058], [0.15, 0.058]) },
  ],
  fiber_nodes: [
    { id: 'n1', lng: 0.0125, lat: 0.054, operator: 'A' },
    { id: 'n2', lng: 0.1875, lat: 0.068, operator: 'A' },
  ],
  poles: [
    { id: 'p1', lng: 0.02, lat: 0.05, owner: 'A', tenants: ['B'] },
    { id: 'p2', lng: 0.12, lat: 0.05, owner: 'A' },
  ],
  ducts: [{ id: 'd1', owner: 'A', tenants: ['B'], geometry: line([0, 0.05], [0.05, 0.05]) }],
  roads: [
    { id: 'r1', class: 'national', geometry: line([0, 0.05], [0.2, 0.05]) },
    { id: 'r2', class: 'urban', cables: 'underground', geometry: line([0, 0.02], [0.04, 0.02]) },
  ],
  places: [
    { id: 'l1', kind: 'school', lng: 0.03, lat: 0.0545 },
    { id: 'l2', kind: 'hospital', lng: 0.125, lat: 0.05, fiber: true },
    { id: 'l3', kind: 'commune-office', lng: 0.05, lat: 0.05, dedicatedNetwork: true },
  ],
  observations: [
    { indicator: 'household-fiber-share', value: 0.4, asOf: '2022', areaCode: null, source: 'Báo cáo' },
    { indicator: 'household-fiber-share', value: 0.5, asOf: '2023-06', areaCode: null, source: null },
    { indicator: 'village-mobile-share', value: 0.97, asOf: '2023', areaCode: null, source: 'Báo cáo' },
  ],
};
const dataset: Dataset = datasetOf(RECORDS);

const TARGETS = [
  ...COMPUTED_INDICATORS.filter((id) => id !== 'station-technology-share').map((indicator) => ({ indicator })),
  { indicator: 'station-technology-share', technology: '4G' },
  { indicator: 'village-white-share', comparator: '<=', value: 0.1 },
  { indicator: 'place-mobile-share', classes: ['school', 'hospital'] },
  { indicator: 'household-fiber-share' },
  { indicator: 'adult-smartphone-share' },
].map((row) => ({ year: 2025, comparator: '>=', value: 1, unit: 'share', ...row }) as never);

let analysis: Analysis;
let analysed: AnalysedDataset;
beforeAll(async () => {
  analysis = await analyzeHere(dataset, TARGETS);
  analysed = { ...analysis, rows: toScoredRows(analysis.scorecard, { dataset }) } as unknown as AnalysedDataset;
});
const rowOf = (key: string): ScoredRow => analysed.rows.find((row) => row.key === key)!;

describe('the breakdown of a target', () => {
  it('tells any and the best first, then each operator, then all of them', () => {
    const parts = byOperator(analysed, rowOf('village-mobile-share~3G+'));
    expect(parts.map(({ name, numerator, denominator }) => `${name} ${numerator}/${denominator}`)).toEqual([
      'any 5/8',
      'best 4/8',
      'A 4/8',
      'B 1/8',
      'all 0/8',
    ]);
    expect(bestOf(analysed, rowOf('village-mobile-share~3G+'))).toBe('A');
    expect(byOperator(analysed, rowOf('pole-sharing-share'))).toEqual([]);
  });

  it('tells every generation, which never grows', () => {
    const parts = byTechnology(analysed, rowOf('village-mobile-share~3G+'));
    expect(parts.map(({ name, numerator }) => `${name} ${numerator}`)).toEqual(['2G+ 6', '3G+ 5', '4G+ 3', '5G+ 0']);
  });

  it('tells the kinds that a target names, and they add up to it', () => {
    const row = rowOf('place-mobile-share~3G+~school;hospital');
    const parts = byClass(analysed, row);
    expect(parts.map(({ name }) => name)).toEqual(['school', 'hospital']);
    expect(parts.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(row.numerator);
    expect(parts.reduce((sum, { denominator }) => sum + denominator, 0)).toBe(row.denominator);
  });

  it('ranks every commune, the farthest from the target first, and they add up to the whole', () => {
    for (const row of analysed.rows) {
      const areas = rankedAreas(analysed, row);
      if (row.value === null || row.statistical || row.indicator === 'station-technology-share') continue;
      const amounts = areas.map(amountOf);
      const sorted = [...amounts].sort((a, b) => (row.comparator === '<=' ? b - a : a - b));
      expect(amounts, row.key).toEqual(sorted);
      const sum = areas.reduce((total, { numerator }) => total + numerator, 0);
      expect(sum, row.key).toBeCloseTo(row.numerator!, 6);
    }
    expect(rankedAreas(analysed, rowOf('village-mobile-share~3G+')).map(({ name }) => name)).toEqual(['Đông', 'Tây']);
    expect(rankedAreas(analysed, rowOf('village-white-share')).map(({ name }) => name)).toEqual(['Tây', 'Đông']);
    expect(rankedAreas(analysed, rowOf('village-white-share~2')).map(({ name }) => name)).toEqual(['Đông', 'Tây']);
  });
});

describe('what a row is told with', () => {
  it('is the latest report, of a statistic as its value and of a computed figure beside it', () => {
    expect(rowOf('household-fiber-share')).toMatchObject({
      value: 0.5,
      observation: { asOf: '2023-06', source: null },
    });
    expect(rowOf('village-mobile-share~3G+').observation).toEqual({ value: 0.97, asOf: '2023', source: 'Báo cáo' });
    expect(rowOf('adult-smartphone-share').observation).toBeNull();
  });

  it('is the place of the plan that states its target', () => {
    for (const plan of planCatalogue) {
      const scorecard = analysis.scorecard.slice(0, 1);
      const [row] = toScoredRows(scorecard, { plan });
      const [{ section, quote }] = plan.targets;
      expect(row.citation).toMatchObject({ section, quote, document: plan.document });
    }
  });
});

describe('how an indicator is computed', () => {
  const isSame = (a: Analysis, b: Analysis, indicator: string) => {
    const [one, other] = [a, b].map(({ indicators }) => indicators.find((table) => table.indicator === indicator));
    // The first area is the whole; the communes below change with the layer of areas.
    const whole = (table: typeof one) =>
      table && [table.numerator, table.denominator].map((column) => Array.from(column.subarray(0, column.length / 3)));
    return JSON.stringify(whole(one)) === JSON.stringify(whole(other));
  };

  it('names each layer without which it is another', async () => {
    for (const layer of LAYERS) {
      if (layer === 'admin' || dataset[layer] === null) continue;
      const { [layer]: _, ...others } = RECORDS;
      const without = await analyzeHere(datasetOf(others));
      for (const indicator of COMPUTED_INDICATORS)
        if (!isSame(analysis, without, indicator))
          expect(METHODS[indicator].layers, `${indicator} ${layer}`).toContain(layer);
    }
  });

  it('names each threshold that changes it, and none that changes nothing', async () => {
    const others: Record<Threshold, Partial<Profile>[]> = {
      min_technology: [{ min_technology: '4G' }, { min_technology: '2G' }],
      counted_service_classes: [{ counted_service_classes: ['outdoor'] }, { counted_service_classes: ['indoor'] }],
      counted_basis: [{ counted_basis: ['measured'] }, { counted_basis: ['declared', 'measured'] }],
      covered_share_min: [{ covered_share_min: 0.5 }],
      fiber_reach_m: [{ fiber_reach_m: 100 }, { fiber_reach_m: 5000 }],
      service_reach_m: [{ service_reach_m: 100 }, { service_reach_m: 5000 }],
      site_merge_m: [{ site_merge_m: 500 }],
      new_since: [{ new_since: '2018-01-01' }, { new_since: '2025-01-01' }],
    };
    const changed = new Set<string>();
    for (const [threshold, profiles] of Object.entries(others))
      for (const profile of profiles) {
        const other = await analyzeHere(dataset, TARGETS, profile);
        for (const [at, row] of other.scorecard.entries())
          if (
            row.numerator !== analysis.scorecard[at].numerator ||
            row.denominator !== analysis.scorecard[at].denominator
          )
            changed.add(`${row.indicator} ${threshold}`);
      }
    const named = Object.entries(METHODS).flatMap(([id, { thresholds }]) => thresholds.map((one) => `${id} ${one}`));
    expect([...changed].filter((pair) => !named.includes(pair))).toEqual([]);
    expect(named.filter((pair) => !changed.has(pair))).toEqual([]);
  });

  it('has words in both languages, and a divisor just where it is a quotient', () => {
    for (const language of ['vi', 'en'] as const)
      for (const indicator of COMPUTED_INDICATORS) {
        const { numerator, denominator, notes } = methodTextsOf(language).methods[indicator];
        expect(numerator.length * notes.length).toBeGreaterThan(0);
        expect(denominator === undefined).toBe(
          rowOf(analysed.rows.find((row) => row.indicator === indicator)!.key).denominator === null,
        );
      }
  });
});

describe('a plan of one’s own', () => {
  const own = {
    id: 'my-plan',
    province: 'P',
    document: { number: '1/KH', date: '2024', title: 'T' },
    targets: [
      {
        indicator: 'village-mobile-share',
        year: 2025,
        comparator: '>=',
        value: 0.9,
        unit: 'share',
        operator: 'viettel',
        section: 'I',
      },
    ],
    baselines: [],
  };

  it('is read from its text, alone or in the list that the command line prints, with operators as the data names them', () => {
    for (const json of [own, [own]])
      expect(planning.readPlan(JSON.stringify(json)).plan?.targets[0].operator).toBe('Viettel');
  });

  it('is refused in sentences that name the place', () => {
    const wrong = {
      ...own,
      targets: [
        { ...own.targets[0], value: 90 },
        { ...own.targets[0], indicator: 'village-mobil-share' },
      ],
    };
    expect(planning.readPlan(JSON.stringify(wrong)).issues).toMatchObject([
      { at: 'targets[0].value', message: '90 is not a share between 0 and 1; write 85 % as 0.85' },
      {
        at: 'targets[1].indicator',
        message: '"village-mobil-share" is not a known indicator; did you mean "village-mobile-share"?',
      },
    ]);
    expect(planning.readPlan('{').issues?.[0].message).toMatch(/^is not JSON: /);
    expect(readOwnPlan([own, own], (name) => name).issues).toHaveLength(1);
  });
});
