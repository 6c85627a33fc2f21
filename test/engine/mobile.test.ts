import { describe, expect, it } from 'vitest';
import { MOBILE_STATUSES } from '../../engine/index.ts';
import { analyzeHere, counts, datasetOf, polygon, rectangle } from './dataset-builder.ts';

const statuses = async (...args: Parameters<typeof analyzeHere>) => {
  const { villages } = await analyzeHere(...args);
  return Array.from(villages!.mobileStatus, (code) => MOBILE_STATUSES[code]);
};

describe('status of a village', () => {
  it('is unknown without coverage and declarations', async () => {
    expect(await statuses(datasetOf({ villages: [{ id: 'a' }] }))).toEqual(['unknown']);
  });

  it('follows the rules from white to covered', async () => {
    const dataset = datasetOf({
      villages: [
        { id: 'a-white', lng: 9, lat: 9 },
        { id: 'b-basic', lng: 0.5, lat: 0.5 },
        { id: 'c-weak', lng: 1.5, lat: 0.5 },
        { id: 'd-patchy', lng: 2.5, lat: 0.5 },
        { id: 'e-covered', lng: 2.5, lat: 0.6 },
      ],
      clusters: [
        { id: '1', villageId: 'd-patchy', lng: 9, lat: 9 },
        { id: '2', villageId: 'e-covered', lng: 2.6, lat: 0.6 },
      ],
      coverage: [
        { id: '2g', technology: '2G', geometry: rectangle(0, 0, 1, 1) },
        { id: 'weak', serviceClass: 'weak', geometry: rectangle(1, 0, 2, 1) },
        { id: 'good', geometry: rectangle(2, 0, 3, 1) },
      ],
    });
    expect(await statuses(dataset)).toEqual(['white', 'basic', 'weak', 'patchy', 'covered']);
    const analysis = await analyzeHere(dataset);
    const { coverageStart, coverage } = analysis.villages!;
    const deciding = Array.from({ length: 5 }, (_, v) =>
      Array.from(coverage.subarray(coverageStart[v], coverageStart[v + 1]), (row) => dataset.coverage!.id[row]),
    );
    expect(deciding).toEqual([[], ['2g'], ['weak'], ['good'], ['good']]);
    expect(counts(analysis, 'village-white-share')).toEqual([1, 5]);
    expect(counts(analysis, 'village-patchy-share')).toEqual([1, 2]);
    expect(counts(analysis, 'village-mobile-share')).toEqual([2, 5]);
    expect(counts(analysis, 'village-mobile-share', { technology: '2G+' })).toEqual([3, 5]);
  });

  it('covers the edge and the vertex, and not the inside of a hole but its edge', async () => {
    const ring = polygon(
      [
        [0, 0],
        [3, 0],
        [3, 3],
        [0, 3],
      ],
      [
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 2],
      ],
    );
    const at: [string, number, number][] = [
      ['vertex', 0, 0],
      ['edge', 1.5, 0],
      ['hole edge', 1, 1.5],
      ['hole', 1.5, 1.5],
      ['inside', 0.5, 0.5],
    ];
    const dataset = datasetOf({
      villages: at.map(([name, lng, lat], i) => ({ id: String(i), name, lng, lat })),
      coverage: [{ geometry: ring }],
    });
    expect(await statuses(dataset)).toEqual(['covered', 'covered', 'covered', 'white', 'covered']);
  });

  it('counts only the classes and bases of the profile', async () => {
    const dataset = datasetOf({
      villages: [{ id: 'a', lng: 0.5, lat: 0.5 }],
      coverage: [{ basis: 'measured' }, { technology: '5G', serviceClass: 'outdoor', basis: 'measured' }],
    });
    expect(await statuses(dataset)).toEqual(['weak']);
    expect(await statuses(dataset, [], { counted_basis: ['measured'] })).toEqual(['covered']);
    expect(await statuses(dataset, [], { counted_basis: ['measured'], counted_service_classes: ['indoor'] })).toEqual([
      'weak',
    ]);
  });
});

describe('declarations', () => {
  it('override polygons for exactly their triple and leave a conflict', async () => {
    const dataset = datasetOf({
      villages: [
        { id: 'a', lng: 0.5, lat: 0.5 },
        { id: 'b', lng: 9, lat: 9 },
        { id: 'c', lng: 0.5, lat: 0.5 },
        { id: 'd', lng: 9, lat: 9 },
      ],
      coverage: [{ operator: 'A', technology: '4G' }],
      declarations: [
        { villageId: 'a', operator: 'A', technology: '4G', coveredShare: 0 },
        { villageId: 'b', operator: 'A', technology: '4G', coveredShare: 1 },
        { villageId: 'c', operator: 'A', technology: '3G', coveredShare: 0 },
        { villageId: 'd', operator: 'A', technology: '4G', coveredShare: 0.5 },
      ],
    });
    expect(await statuses(dataset)).toEqual(['white', 'covered', 'covered', 'weak']);
    const { villages } = await analyzeHere(dataset);
    // The third denies 3G where a 4G polygon says 3G or better.
    expect([...villages!.evidenceConflict]).toEqual([1, 1, 1, 0]);
    expect([...villages!.coverageStart]).toEqual([0, 0, 0, 1, 1]);
    expect([...villages!.declarationStart]).toEqual([0, 1, 2, 2, 3]);
    expect(await statuses(dataset, [], { covered_share_min: 0.5 })).toEqual(['white', 'covered', 'covered', 'covered']);
  });
});

it('an operator without polygons is not contradicted by their absence', async () => {
  const { villages } = await analyzeHere(
    datasetOf({
      villages: [{ id: 'a', lng: 0.5, lat: 0.5 }],
      coverage: [{ operator: 'A' }],
      declarations: [{ villageId: 'a', operator: 'B', technology: '4G', coveredShare: 1 }],
    }),
  );
  expect([...villages!.evidenceConflict]).toEqual([0]);
});

it('people at clusters are counted at the centre where there is no map', async () => {
  const villages = [
    { id: 'a', lng: 0.5, lat: 0.5, population: 100 },
    { id: 'b', lng: 9, lat: 9 },
  ];
  const clusters = [
    { id: '1', villageId: 'a', lng: 0.6, lat: 0.5, population: 30 },
    { id: '2', villageId: 'b', lng: 9.1, lat: 9, population: 20 },
    { id: '3', villageId: 'b', lng: 9.2, lat: 9, population: 5 },
  ];
  const declarations = [{ villageId: 'a', operator: 'A', technology: '4G' as const, coveredShare: 1 }];
  const listed = await analyzeHere(datasetOf({ villages, clusters, declarations }));
  expect(counts(listed, 'population-mobile-share')).toEqual([100, 125]);
  const mapped = await analyzeHere(datasetOf({ villages, clusters, declarations, coverage: [{ operator: 'B' }] }));
  expect(counts(mapped, 'population-mobile-share')[1]).toBe(55);
});

describe('village-mobile-share', () => {
  const dataset = datasetOf({
    admin: [
      { code: '01', level: 'province', geometry: rectangle(0, 0, 4, 1) },
      { code: '02', level: 'commune', parentCode: '01', geometry: rectangle(0, 0, 2, 1) },
      { code: '03', level: 'commune', parentCode: '01', geometry: rectangle(2, 0, 4, 1) },
    ],
    villages: [
      { id: 'a', lng: 0.5, lat: 0.5, hasGrid: true, population: 100 },
      { id: 'b', lng: 1.5, lat: 0.5, hasGrid: false, population: 200 },
      { id: 'c', lng: 2, lat: 0.5, hasGrid: true, population: 300 },
      { id: 'd', lng: 3.5, lat: 0.5, population: 400 },
    ],
    clusters: [
      { id: 'd1', villageId: 'd', lng: 3.5, lat: 0.5, population: 40 },
      { id: 'd2', villageId: 'd', lng: 1.5, lat: 0.5, population: 60 },
    ],
    coverage: [
      { id: '1', operator: 'A', technology: '4G', geometry: rectangle(0, 0, 1, 1) },
      { id: '2', operator: 'B', technology: '3G', geometry: rectangle(0, 0, 2, 1) },
    ],
  });

  it('counts each operator, any, best and all', async () => {
    const analysis = await analyzeHere(dataset);
    const of = (operator: string, technology = '3G+') =>
      counts(analysis, 'village-mobile-share', { operator, technology });
    expect(of('A')).toEqual([1, 4]);
    expect(of('B')).toEqual([3, 4]);
    expect(of('any')).toEqual([3, 4]);
    expect(of('best')).toEqual([3, 4]);
    expect(of('all')).toEqual([1, 4]);
    expect(of('best', '4G+')).toEqual([1, 4]);
    expect(of('all', '4G+')).toEqual([0, 4]);
    expect(of('any', '5G+')).toEqual([0, 4]);
  });

  it('gives a village on a shared border to the smaller code, and communes sum to the province', async () => {
    const analysis = await analyzeHere(dataset);
    expect(counts(analysis, 'village-mobile-share', { area: '02' })).toEqual([3, 3]);
    expect(counts(analysis, 'village-mobile-share', { area: '03' })).toEqual([0, 1]);
    expect(counts(analysis, 'village-mobile-share', { area: '01' })).toEqual([3, 4]);
  });

  it('finds the area above a commune by place where no parent code says so', async () => {
    const unsaid = datasetOf({
      admin: [
        { code: '01', level: 'province', geometry: rectangle(0, 0, 4, 1) },
        { code: '02', level: 'commune', geometry: rectangle(0, 0, 2, 1) },
      ],
      // Its code puts the village into the commune, though it lies outside the province.
      villages: [{ id: 'a', lng: 9, lat: 9, communeCode: '02' }],
      coverage: [{}],
    });
    const analysis = await analyzeHere(unsaid);
    expect(counts(analysis, 'village-mobile-share', { area: '02' })).toEqual([0, 1]);
    expect(counts(analysis, 'village-mobile-share', { area: '01' })).toEqual([0, 1]);
  });

  it('narrows to villages with grid electricity', async () => {
    expect(counts(await analyzeHere(dataset), 'village-mobile-share', { scope: 'grid' })).toEqual([2, 2]);
  });

  it('weighs people at the clusters that carry them, else at the centre', async () => {
    const analysis = await analyzeHere(dataset);
    expect(counts(analysis, 'population-mobile-share')).toEqual([100 + 200 + 300 + 60, 700]);
    expect(counts(analysis, 'population-mobile-share', { operator: 'A' })).toEqual([100, 700]);
  });
});
