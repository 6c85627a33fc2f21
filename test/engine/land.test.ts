import geographiclib from 'geographiclib-geodesic';
import { expect, it } from 'vitest';
import { analyzeHere, counts, datasetOf, polygon, rectangle } from './dataset-builder.ts';

/** The geodesic area of a rectangle by GeographicLib, km². */
function rectangleKm2(west: number, south: number, east: number, north: number): number {
  const polygon = geographiclib.Geodesic.WGS84.Polygon(false);
  for (const [lng, lat] of [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ])
    polygon.AddPoint(lat, lng);
  return polygon.Compute(false, true).area! / 1e6;
}

const dataset = datasetOf({
  admin: [
    { code: '1', level: 'province', geometry: rectangle(104, 21, 104.4, 21.2) },
    { code: '2', level: 'commune', parentCode: '1', geometry: rectangle(104, 21, 104.2, 21.2) },
    { code: '3', level: 'commune', parentCode: '1', geometry: rectangle(104.2, 21, 104.4, 21.2) },
  ],
  villages: [
    { id: 'in', lng: 104.05, lat: 21.1, population: 5 },
    { id: 'edge', lng: 104.3, lat: 21.1, population: 7 },
    { id: 'out', lng: 104.35, lat: 21.1, population: 11 },
  ],
  coverage: [
    { id: '1', operator: 'A', geometry: rectangle(103.9, 20.9, 104.25, 21.3) },
    { id: '2', operator: 'B', geometry: rectangle(104.1, 20.9, 104.3, 21.3) },
    { id: '3', operator: 'B', technology: '5G', geometry: rectangle(104.25, 21.15, 104.3, 21.2) },
  ],
});

it('measures the land under each operator, any and all, by area', async () => {
  const analysis = await analyzeHere(dataset);
  const km2 = (breakdown: object) => counts(analysis, 'area-mobile-share', breakdown);
  const expectKm2 = (breakdown: object, ...box: [number, number, number, number]) =>
    expect(km2(breakdown)[0] / rectangleKm2(...box)).toBeCloseTo(1, 6);
  expect(km2({})[1] / rectangleKm2(104, 21, 104.4, 21.2)).toBeCloseTo(1, 9);
  expectKm2({}, 104, 21, 104.3, 21.2);
  expectKm2({ operator: 'A' }, 104, 21, 104.25, 21.2);
  expectKm2({ operator: 'B' }, 104.1, 21, 104.3, 21.2);
  expectKm2({ operator: 'all' }, 104.1, 21, 104.25, 21.2);
  expectKm2({ operator: 'best' }, 104, 21, 104.25, 21.2);
  expectKm2({ technology: '5G+' }, 104.25, 21.15, 104.3, 21.2);
  expectKm2({ area: '2' }, 104, 21, 104.2, 21.2);
  expectKm2({ area: '3' }, 104.2, 21, 104.3, 21.2);
  expect(km2({ area: '2', technology: '5G+' })[0]).toBe(0);
  expect(km2({ operator: 'all', technology: '4G+' })[0]).toBeGreaterThan(0);
  expect(km2({ operator: 'all', technology: '5G+' })[0]).toBe(0);
});

it('takes land that is all covered for all of it, though the sums have other terms', async () => {
  const north = [104.1, 104.08, 104.06, 104.04, 104.02, 104].map((lng): [number, number] => [lng, 20.1]);
  const province = polygon([[104, 20], [104.1, 20], ...north]);
  const slices = Array.from({ length: 9 }, (_, i) => rectangle(103.99 + 0.013 * i, 19.9, 104.01 + 0.013 * i, 20.2));
  const covered = datasetOf({
    admin: [{ code: '1', geometry: province }],
    coverage: [
      { id: '1', operator: 'A', geometry: rectangle(103.9, 19.9, 104.3, 20.2) },
      ...slices.map((geometry, i) => ({ id: `b${i}`, operator: 'B', geometry })),
    ],
  });
  for (const operator of ['A', 'B', 'any', 'all']) {
    const [numerator, denominator] = counts(await analyzeHere(covered), 'area-mobile-share', { operator });
    expect([operator, numerator]).toEqual([operator, denominator]);
  }
});

it('finds the dead zone, who lives in it, and how far each village is from the edge', async () => {
  const analysis = await analyzeHere(dataset);
  expect(analysis.deadZones).toHaveLength(1);
  expect(analysis.deadZones[0]).toMatchObject({ id: 'dead-zone/1', villages: 1, population: 11 });
  expect(analysis.deadZones[0].areaKm2 / rectangleKm2(104.3, 21, 104.4, 21.2)).toBeCloseTo(1, 6);
  const metresPerDegree = geographiclib.Geodesic.WGS84.Inverse(21.1, 104.3, 21.1, 104.35).s12! / 0.05;
  // Villages stand in id order: edge, in, out.
  const [edge, inside, outside] = analysis.villages!.marginM;
  expect(edge).toBeCloseTo(0, 6);
  expect(inside).toBeCloseTo(0.15 * metresPerDegree, -1);
  expect(outside).toBeCloseTo(-0.05 * metresPerDegree, -1);
});

it('takes ground under counted 2G for covered, and measures margins to the minimum generation', async () => {
  const basic = datasetOf({
    admin: [{ code: '1', geometry: rectangle(104, 21, 104.4, 21.2) }],
    villages: [{ id: 'a', lng: 104.1, lat: 21.1 }],
    coverage: [
      { id: '2g', technology: '2G', geometry: rectangle(104, 21, 104.2, 21.2) },
      { id: 'weak', technology: '4G', serviceClass: 'weak', geometry: rectangle(104.2, 21, 104.3, 21.2) },
    ],
  });
  const { deadZones, villages } = await analyzeHere(basic);
  expect(deadZones).toHaveLength(1);
  expect(deadZones[0].areaKm2 / rectangleKm2(104.2, 21, 104.4, 21.2)).toBeCloseTo(1, 6);
  expect(deadZones[0].villages).toBe(0);
  expect(villages!.marginM[0]).toBeNaN();
});

it('exports each layer as given and any operator from the minimum generation up', async () => {
  const { dissolved } = await analyzeHere(dataset);
  expect(dissolved.map(({ operator, technology }) => `${operator} ${technology}`)).toEqual([
    'A 4G',
    'B 4G',
    'B 5G',
    'any 3G+',
  ]);
  // The dissolved outline has vertices on its long edges, so its geodesics bulge less than the rectangle's.
  expect(dissolved[3].areaKm2 / rectangleKm2(103.9, 20.9, 104.3, 21.3)).toBeCloseTo(1, 4);
});

it('takes the extent of the coverage for ground where there are no areas', async () => {
  const bare = datasetOf({ coverage: [{ geometry: rectangle(0, 0, 1, 1) }, { geometry: rectangle(2, 0, 3, 1) }] });
  const { deadZones, indicators } = await analyzeHere(bare);
  expect(deadZones).toHaveLength(1);
  expect(deadZones[0].areaKm2 / rectangleKm2(1, 0, 2, 1)).toBeCloseTo(1, 4);
  expect(indicators.map(({ indicator }) => indicator)).not.toContain('area-mobile-share');
});
