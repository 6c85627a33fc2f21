import { expect, it } from 'vitest';
import { FIXED_STATUSES, FUNDINGS, NO_ROW } from '../../engine/index.ts';
import { analyzeHere, counts, datasetOf, line } from './dataset-builder.ts';

// At the equator a thousandth of a degree of latitude is 110.574 m.
const route = line([0, 0], [1, 0]);

it('tells passed from serviceable, none and unknown', async () => {
  const villages = [
    { id: 'a', lng: 0.5, lat: 0.004, households: 10, hasGrid: true },
    { id: 'b', lng: 0.5, lat: 0.005, households: 20, hasGrid: false },
    { id: 'c', lng: 0.501, lat: 0.0129, households: 40 },
    { id: 'd', lng: 0.5, lat: 0.02 },
  ];
  const dataset = datasetOf({
    villages,
    fiber: [
      { id: 'route', operator: 'B', geometry: route },
      { id: 'planned', operator: 'B', status: 'planned', geometry: line([0, 0.02], [1, 0.02]) },
    ],
    fiber_nodes: [
      { id: 'n', operator: 'A', lng: 0.501, lat: 0.013 },
      { id: 'no access', operator: 'A', lng: 0.5, lat: 0.02, accessPoint: false },
    ],
  });
  const analysis = await analyzeHere(dataset);
  const verdicts = analysis.villages!;
  expect(Array.from(verdicts.fixedStatus, (code) => FIXED_STATUSES[code])).toEqual([
    'serviceable',
    'serviceable',
    'serviceable',
    'serviceable',
  ]);
  const narrow = await analyzeHere(dataset, [], { service_reach_m: 100 });
  expect(Array.from(narrow.villages!.fixedStatus, (code) => FIXED_STATUSES[code])).toEqual([
    'passed',
    'none',
    'serviceable',
    'none',
  ]);
  expect(verdicts.fiberDistanceM[0]).toBeCloseTo(442.297, 2);
  expect(dataset.fiber!.id[verdicts.fiber[0]]).toBe('route');
  expect(counts(narrow, 'village-fixed-share')).toEqual([2, 4]);
  expect(counts(narrow, 'village-fixed-share', { operator: 'A' })).toEqual([1, 4]);
  expect(counts(narrow, 'village-fixed-share', { operator: 'B' })).toEqual([1, 4]);
  expect(counts(narrow, 'village-fixed-share', { operator: 'all' })).toEqual([0, 4]);
  expect(counts(narrow, 'village-fixed-share', { scope: 'grid' })).toEqual([1, 1]);
  expect(counts(narrow, 'village-serviceable-share')).toEqual([1, 4]);
  expect(counts(narrow, 'household-fiber-passed-share')).toEqual([50, 70]);
  expect([...narrow.fiberReach!.villages]).toEqual([0, 0, 0, 1, 2, 3]);

  const bare = await analyzeHere(datasetOf({ villages }));
  expect(Array.from(bare.villages!.fixedStatus, (code) => FIXED_STATUSES[code])).toEqual(Array(4).fill('unknown'));
  expect(bare.indicators.some(({ indicator }) => indicator === 'village-fixed-share')).toBe(false);
  expect([...bare.villages!.fiber]).toEqual(Array(4).fill(NO_ROW));
});

it('has no serviceable share without nodes', async () => {
  const analysis = await analyzeHere(datasetOf({ villages: [{ id: 'a' }], fiber: [{ geometry: route }] }));
  expect(analysis.indicators.map(({ indicator }) => indicator)).not.toContain('village-serviceable-share');
  expect(counts(analysis, 'village-fixed-share')).toEqual([1, 1]);
});

it('counts places by kind, stated fiber before a near route, and offices on the dedicated network', async () => {
  const analysis = await analyzeHere(
    datasetOf({
      fiber: [{ geometry: route }],
      places: [
        { id: '1', kind: 'school', lng: 0.5, lat: 0.001 },
        { id: '2', kind: 'school', lng: 0.5, lat: 0.001, fiber: false },
        { id: '3', kind: 'commune-office', lng: 0.5, lat: 0.5, fiber: true, dedicatedNetwork: true },
        { id: '4', kind: 'commune-office', lng: 0.5, lat: 0.5, dedicatedNetwork: null },
      ],
    }),
  );
  expect(counts(analysis, 'place-fixed-share')).toEqual([2, 4]);
  expect(counts(analysis, 'place-fixed-share', { kind: 'school' })).toEqual([1, 2]);
  expect(counts(analysis, 'commune-dedicated-share')).toEqual([1, 2]);
  expect(counts(analysis, 'place-mobile-share')).toEqual([Number.NaN, Number.NaN]);
});

it('counts of places only those that say so where there is no layer of routes', async () => {
  const places = [
    { id: '1', kind: 'school', fiber: true },
    { id: '2', kind: 'school', fiber: false },
    { id: '3', kind: 'commune-office' },
  ] as const;
  const nodes = await analyzeHere(datasetOf({ places: [...places], fiber_nodes: [{ id: 'n' }] }));
  expect(counts(nodes, 'place-fixed-share')).toEqual([1, 2]);
  expect(counts(nodes, 'place-fixed-share', { kind: 'commune-office' })).toEqual([0, 0]);
});

it('says who would pay', async () => {
  const { villages } = await analyzeHere(
    datasetOf({
      villages: [
        { id: 'a', hasGrid: false, extremelyDifficult: true },
        { id: 'b', hasGrid: true, extremelyDifficult: true },
        { id: 'c', hasGrid: true, extremelyDifficult: false },
        { id: 'd' },
      ],
    }),
  );
  expect(Array.from(villages!.funding, (code) => FUNDINGS[code])).toEqual([
    'electrify-first',
    'universal-service-fund',
    'operator',
    'unknown',
  ]);
});
