import { describe, expect, it } from 'vitest';
import { analyzeHere, counts, datasetOf, line, rectangle } from './dataset-builder.ts';

describe('sharing of BTS positions', () => {
  // 0.0004 degrees of latitude at the equator are 44 m: one location at the 50 m of the profile.
  const sites = [
    { id: 'a', lng: 0, lat: 0, owner: 'Viettel', builtOn: '2015-01-01' },
    { id: 'b', lng: 0, lat: 0.0004, owner: 'VNPT' },
    { id: 'c', lng: 0, lat: 0.01, owner: 'VNPT' },
    { id: 'd', lng: 0, lat: 0.02, owner: 'MobiFone', status: 'planned' as const },
    { id: 'e', lng: 0, lat: 0.03 },
    { id: 'f', lng: 0, lat: 0.04, owner: 'Viettel', builtOn: '2024-05-01' },
  ];
  const stations = [
    { id: '1', siteId: 'c', operator: 'VNPT', since: '2019-01-01' },
    { id: '2', siteId: 'c', operator: 'VNPT', technology: '5G' as const, since: '2024-01-01' },
    { id: '3', siteId: 'c', operator: 'MobiFone', since: '2023-06-01' },
    { id: '4', siteId: 'c', operator: 'Viettel', status: 'planned' as const },
    { id: '5', siteId: 'f', operator: 'Viettel', since: '2024-05-01' },
    { id: '6', siteId: 'd', operator: 'MobiFone' },
    { id: '7', siteId: 'a', operator: 'MobiFone', since: '2023-02-01' },
  ];

  it('merges near sites, counts owner and tenants, and leaves out what does not stand', async () => {
    const analysis = await analyzeHere(datasetOf({ sites, stations }));
    // Locations: {a, b} with Viettel, VNPT, MobiFone; {c} with VNPT, MobiFone; {f} with Viettel; {e} with nobody.
    expect(counts(analysis, 'site-sharing-share')).toEqual([2, 3]);
    expect(counts(analysis, 'placement-sharing-share')).toEqual([5, 6]);
    expect(counts(analysis, 'site-tenancy-ratio')).toEqual([6, 3]);
    // New: MobiFone at c (VNPT stood), MobiFone at a (built 2015), Viettel at f (on its own new tower).
    expect(counts(analysis, 'new-site-sharing-share')).toEqual([2, 3]);
  });

  it('chains sites that are near one after the other, at exactly less than the merge distance', async () => {
    const chain = [0, 0.0004, 0.0008].map((lat, i) => ({ id: String(i), lat, lng: 0, owner: `O${i}` }));
    expect(counts(await analyzeHere(datasetOf({ sites: chain })), 'site-sharing-share')).toEqual([1, 1]);
    const apart = await analyzeHere(datasetOf({ sites: chain }), [], { site_merge_m: 44 });
    expect(counts(apart, 'site-sharing-share')).toEqual([0, 3]);
  });

  it('takes the positions of stations where there is no sites layer', async () => {
    const analysis = await analyzeHere(
      datasetOf({
        stations: [
          { id: '1', lng: 0, lat: 0, operator: 'A', technology: '2G' },
          { id: '2', lng: 0, lat: 0, operator: 'B', technology: '4G' },
          { id: '3', lng: 1, lat: 0, operator: 'A', technology: '4G' },
        ],
      }),
    );
    expect(counts(analysis, 'site-sharing-share')).toEqual([1, 2]);
    expect(counts(analysis, 'station-technology-share', { technology: '4G' })).toEqual([2, 3]);
    expect(counts(analysis, 'station-technology-share', { technology: '4G', operator: 'A' })).toEqual([1, 2]);
  });
});

describe('poles, ducts and cables', () => {
  it('counts poles with users only', async () => {
    const analysis = await analyzeHere(
      datasetOf({
        poles: [
          { id: '1', owner: 'EVN', tenants: ['Viettel', 'VNPT'] },
          { id: '2', owner: 'EVN', tenants: ['EVN'] },
          { id: '3' },
        ],
      }),
    );
    expect(counts(analysis, 'pole-sharing-share')).toEqual([1, 2]);
  });

  it('counts a route once, and joins the users of ducts along it', async () => {
    const path = line([0, 0], [0.1, 0]);
    const beside = line([0, 0.00005], [0.1, 0.00005]);
    const elsewhere = line([0, 1], [0.1, 1]);
    const analysis = await analyzeHere(
      datasetOf({
        ducts: [
          { id: '1', owner: 'A', geometry: path },
          { id: '2', owner: 'B', geometry: beside },
          { id: '3', owner: 'A', geometry: elsewhere },
        ],
        fiber: [
          { id: '1', operator: 'A', deployment: 'aerial', geometry: path },
          { id: '2', operator: 'B', deployment: 'duct', geometry: beside },
          { id: '3', operator: 'A', deployment: 'buried', geometry: elsewhere },
          { id: '4', operator: 'A', geometry: elsewhere },
        ],
      }),
    );
    const lengthM = 11131.949079; // 0.1 degrees of the equator
    const northM = 11130.25; // of the first parallel, roughly
    const [shared, all] = counts(analysis, 'duct-sharing-share');
    expect(shared).toBeCloseTo(lengthM, 1);
    expect(all).toBeGreaterThan(lengthM + northM - 2);
    expect(all).toBeLessThan(lengthM + northM + 2);
    expect(counts(analysis, 'fiber-route-km')[0]).toBeCloseTo(all / 1000, 6);
    expect(counts(analysis, 'fiber-route-km', { operator: 'B' })[0]).toBeCloseTo(lengthM / 1000, 4);
    const [underground, cables] = counts(analysis, 'cable-underground-share');
    expect(underground).toBeCloseTo(all, 1);
    expect(cables).toBeCloseTo(all + lengthM, 1);
  });
});

describe('roads', () => {
  const dataset = datasetOf({
    admin: [
      { code: '1', level: 'province', geometry: rectangle(-1, -1, 2, 1) },
      { code: '2', level: 'commune', parentCode: '1', geometry: rectangle(-1, -1, 0.5, 1) },
      { code: '3', level: 'commune', parentCode: '1', geometry: rectangle(0.5, -1, 2, 1) },
    ],
    coverage: [
      { id: '1', operator: 'A', technology: '4G', geometry: rectangle(0.2, -1, 0.6, 1) },
      { id: '2', operator: 'A', technology: '3G', geometry: rectangle(0.4, -1, 0.8, 1) },
      { id: '3', operator: 'B', technology: '3G', geometry: rectangle(0.7, 0, 0.9, 1) },
    ],
    roads: [
      { id: '1', class: 'national', geometry: line([0, 0], [0.3, 0], [1, 0]) },
      { id: '2', class: 'urban', cables: 'underground', geometry: line([0, 0.5], [1, 0.5]) },
      { id: '3', class: 'urban', cables: 'aerial', geometry: line([0, 0.5], [0.5, 0.5]) },
      { id: '4', class: 'urban', cables: 'none', geometry: line([0, 0.5], [0.5, 0.5]) },
    ],
  });
  const degreeM = 111319.490793;

  it('cuts roads at coverage edges and counts overlaps once; a road along an edge is covered', async () => {
    const analysis = await analyzeHere(dataset);
    const km = (breakdown: object) =>
      counts(analysis, 'road-mobile-share', { kind: 'national', ...breakdown }).map((m) => m / degreeM);
    const [covered, all] = km({});
    expect(covered).toBeCloseTo(0.7, 9);
    expect(all).toBeCloseTo(1, 9);
    expect(km({ operator: 'A' })[0]).toBeCloseTo(0.6, 9);
    expect(km({ operator: 'A', technology: '4G+' })[0]).toBeCloseTo(0.4, 9);
    expect(km({ operator: 'B' })[0]).toBeCloseTo(0.2, 9);
    expect(km({ operator: 'all' })[0]).toBeCloseTo(0.1, 9);
    expect(km({ operator: 'best' })[0]).toBeCloseTo(0.6, 9);
  });

  it('splits metres between areas', async () => {
    const analysis = await analyzeHere(dataset);
    const km = (area: string) =>
      counts(analysis, 'road-mobile-share', { kind: 'national', area }).map((m) => m / degreeM);
    expect(km('2')[0]).toBeCloseTo(0.3, 9);
    expect(km('2')[1]).toBeCloseTo(0.5, 9);
    expect(km('3')[0]).toBeCloseTo(0.4, 9);
    expect(km('1')[0]).toBeCloseTo(0.7, 9);
    const [under, streets] = counts(analysis, 'street-underground-share');
    expect(under / streets).toBeCloseTo(2 / 3, 6);
  });
});
