import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparator, Target } from '../../engine/index.ts';
import { judgeCount } from '../../engine/score/compare.ts';
import { analyzeHere, datasetOf, line, rectangle } from './dataset-builder.ts';

const target = (fields: Partial<Target>): Target => ({
  indicator: 'village-mobile-share',
  year: 2025,
  comparator: '>=',
  value: 1,
  unit: 'share',
  ...fields,
});

describe('judging whole numbers', () => {
  it('never rounds 3,801 of 3,802 up', () => {
    expect(judgeCount(3801, 3802, '>=', 1)).toEqual({ met: false, gap: 1 });
    expect(judgeCount(3802, 3802, '>=', 1)).toEqual({ met: true, gap: 0 });
  });

  it('meets a decimal share exactly at it', () => {
    expect(judgeCount(965, 1000, '>=', 0.965)).toEqual({ met: true, gap: 0 });
    expect(judgeCount(964, 1000, '>=', 0.965)).toEqual({ met: false, gap: 1 });
    expect(judgeCount(965, 1000, '>', 0.965)).toEqual({ met: false, gap: 1 });
    expect(judgeCount(50, 1000, '<', 0.05)).toEqual({ met: false, gap: 1 });
    expect(judgeCount(50, 1000, '<=', 0.05)).toEqual({ met: true, gap: 0 });
    expect(judgeCount(3, 10, '=', 0.5)).toEqual({ met: false, gap: 2 });
  });

  it('gives the least number of units that meets the target', () => {
    const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
    const comparator = fc.constantFrom<Comparator>('>=', '>');
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), share, comparator, (part, N, value, compare) => {
        const n = Math.min(part, N);
        const { met, gap } = judgeCount(n, N, compare, value);
        expect(met).toBe(gap === 0);
        expect(judgeCount(n + gap, N, compare, value).met).toBe(true);
        if (gap > 0) expect(judgeCount(n + gap - 1, N, compare, value).met).toBe(false);
      }),
    );
  });
});

describe('scorecard', () => {
  const dataset = datasetOf({
    villages: [
      { id: 'a', lng: 0.5, lat: 0.5, hasGrid: true, population: 10 },
      { id: 'b', lng: 9, lat: 9, hasGrid: true, population: 50 },
      { id: 'c', lng: 9, lat: 9.1, hasGrid: false },
      { id: 'd', lng: 9, lat: 9.2, hasGrid: true, population: 70 },
    ],
    coverage: [
      { operator: 'A', geometry: rectangle(0, 0, 1, 1) },
      { operator: 'B', geometry: rectangle(0, 0, 0.1, 0.1) },
    ],
    roads: [
      { id: '1', class: 'national', geometry: line([0, 0], [1, 0]) },
      { id: '2', class: 'provincial', geometry: line([0, 0], [2, 0]) },
    ],
    observations: [
      { indicator: 'household-fiber-share', value: 0.6, asOf: '2023-01-01', source: 'report' },
      { indicator: 'household-fiber-share', value: 0.64, asOf: '2023-12-31', source: 'later report' },
      { indicator: 'village-mobile-share', value: 0.97, asOf: '2023-03-15' },
    ],
  });

  it('never lets a reported figure stand in for an absent layer', async () => {
    const bare = datasetOf({
      villages: [{ id: 'a' }],
      observations: [{ indicator: 'village-mobile-share', value: 1, asOf: '2023' }],
    });
    const { scorecard, gaps } = await analyzeHere(bare, [target({}), target({ indicator: 'population-mobile-share' })]);
    expect(scorecard[0]).toMatchObject({ verdict: 'no-data', value: null, note: 'reported 1 (2023)' });
    expect(scorecard[1]).toMatchObject({ verdict: 'no-data', note: '' });
    expect(gaps).toEqual([]);
  });

  it('judges a length alone, and tells what is missing in metres', async () => {
    const routes = datasetOf({ fiber: [{ geometry: line([0, 0], [0.1, 0]) }] });
    const { scorecard } = await analyzeHere(routes, [target({ indicator: 'fiber-route-km', value: 20, unit: 'km' })]);
    expect(scorecard[0]).toMatchObject({ verdict: 'missed', unit: 'km', denominator: null, operator: 'any' });
    expect(scorecard[0].value).toBeCloseTo(11.131949, 5);
    expect(scorecard[0].gap).toBeCloseTo(8868.051, 2);
  });

  it('says when an operator is not in the data', async () => {
    const { scorecard } = await analyzeHere(dataset, [target({ operator: 'Nobody' })]);
    expect(scorecard[0]).toMatchObject({
      verdict: 'no-data',
      note: expect.stringContaining('the data has no operator Nobody'),
    });
  });

  it('lists for people the villages whose weighed points lack signal', async () => {
    const people = datasetOf({
      villages: [
        { id: 'a', lng: 0.5, lat: 0.5, population: 100 },
        { id: 'b', lng: 9, lat: 9, population: 100 },
        { id: 'c', lng: 9, lat: 9 },
        { id: 'd', lng: 9, lat: 9, population: 100 },
      ],
      clusters: [
        { id: '1', villageId: 'a', lng: 9, lat: 9, population: 40 },
        { id: '2', villageId: 'd', lng: 0.5, lat: 0.5, population: 40 },
      ],
      coverage: [{ geometry: rectangle(0, 0, 1, 1) }],
    });
    const { gaps } = await analyzeHere(people, [target({ indicator: 'population-mobile-share' })]);
    expect(gaps.map(({ village }) => people.villages!.id[village])).toEqual(['a', 'b']);
  });

  it('scores computed, statistical and absent indicators', async () => {
    const { scorecard, gaps } = await analyzeHere(dataset, [
      target({}),
      target({ scope: 'grid' }),
      target({ operator: 'best', value: 0.2 }),
      target({ indicator: 'household-fiber-share', value: 0.75 }),
      target({ indicator: 'site-sharing-share', value: 0.15 }),
      target({ indicator: 'road-mobile-share', classes: ['national', 'provincial'], value: 1 }),
      target({ year: 2030 }),
    ]);
    expect(scorecard[0]).toMatchObject({
      numerator: 1,
      denominator: 4,
      value: 0.25,
      verdict: 'missed',
      gap: 3,
      unit: 'village',
    });
    expect(scorecard[0]).toMatchObject({
      operator: 'any',
      technology: '3G+',
      scope: 'all',
      note: 'reported 0.97 (2023-03-15)',
    });
    expect(scorecard[1]).toMatchObject({ numerator: 1, denominator: 3, gap: 2, scope: 'grid' });
    expect(scorecard[2]).toMatchObject({ verdict: 'met', gap: 0 });
    expect(scorecard[2].note).toContain('best: A');
    expect(scorecard[3]).toMatchObject({ value: 0.64, verdict: 'missed', gap: 0.11, note: '2023-12-31, later report' });
    expect(scorecard[4]).toMatchObject({ verdict: 'no-data', value: null, gap: null });
    expect(scorecard[5]).toMatchObject({ unit: 'm', class: 'national;provincial', verdict: 'missed' });
    expect(scorecard[5].value).toBeCloseTo(2 / 3, 6);
    expect(scorecard[5].gap).toBeCloseTo(111319.49, 1);
    expect(gaps.map(({ village, scope }) => `${dataset.villages!.id[village]} ${scope}`)).toEqual([
      'd all',
      'd grid',
      'b all',
      'b grid',
      'c all',
    ]);
  });
});
