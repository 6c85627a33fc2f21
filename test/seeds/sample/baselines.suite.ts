import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../data/index.ts';
import { type Analysis, LIFECYCLES, TECHNOLOGIES } from '../../../engine/index.ts';
import { findPlan } from '../../../seeds/catalogue.ts';
import type { PlanBaseline } from '../../../seeds/plan-schema.ts';
import { SAMPLE_PLANS } from '../../../seeds/sample/index.ts';
import { memoryFolder } from '../../data/memory-files.ts';
import { analyzeHere, counts } from '../../engine/dataset-builder.ts';
import { filesOf } from './brute-force.ts';

type PlanId = (typeof SAMPLE_PLANS)[number];

const analysed = new Map<PlanId, ReturnType<typeof readAndAnalyze>>();

/** The sample of a plan, read back from its written files and analysed, once. */
function analyzeSample(planId: PlanId) {
  if (!analysed.has(planId)) analysed.set(planId, readAndAnalyze(planId));
  return analysed.get(planId)!;
}

async function readAndAnalyze(planId: PlanId) {
  const files = Object.fromEntries(filesOf(planId).map(({ name, text }) => [name, text]));
  const loaded = await loadDataset(memoryFolder(files, planId));
  const plan = findPlan(planId)!;
  return { loaded, plan, analysis: await analyzeHere(loaded.dataset, plan.targets) };
}

/** How many decimals a document gives a share with: 97 % has two, 96.5 % three. */
const decimalsOf = (value: number): number => (String(value).split('.')[1] ?? '').length;

/** Baselines of a computed share for which the map gives a number of its own. */
const COMPUTED = new Set([
  'village-mobile-share',
  'village-fixed-share',
  'site-sharing-share',
  'station-technology-share',
  'commune-dedicated-share',
]);

function expectBaseline(
  analysis: Analysis,
  { indicator, value, comparator, technology, operator, scope }: PlanBaseline,
): void {
  const [n, N] = counts(analysis, indicator, {
    ...(technology === undefined ? {} : { technology }),
    ...(operator === undefined ? {} : { operator }),
    ...(scope === undefined ? {} : { scope }),
  });
  const what = [indicator, technology, operator, scope].join(' ');
  expect(N, what).toBeGreaterThan(0);
  if (comparator === '=')
    expect([what, (n / N).toFixed(Math.max(2, decimalsOf(value)))]).toEqual([
      what,
      value.toFixed(Math.max(2, decimalsOf(value))),
    ]);
  else expect([what, n / N >= value]).toEqual([what, true]);
}

describe.each(SAMPLE_PLANS)('the sample of %s', (planId) => {
  it('gives the figures that its document states', { timeout: 60_000 }, async () => {
    const { loaded, plan, analysis } = await analyzeSample(planId);
    expect(loaded.sample).toBe(true);
    expect(loaded.name).toMatch(/^Mẫu – /);
    expect(loaded.issues.filter(({ severity }) => severity === 'rejected')).toEqual([]);
    expect(loaded.dataset.declarations).toBeNull();
    for (const baseline of plan.baselines.filter(({ indicator }) => COMPUTED.has(indicator)))
      expectBaseline(analysis, baseline);
    expect(analysis.scorecard).toHaveLength(plan.targets.length);
  });
});

it('Lai Châu: the figures that are known to the unit', { timeout: 60_000 }, async () => {
  const { loaded, analysis } = await analyzeSample('lai-chau');
  const { villages, stations, fiber, admin } = loaded.dataset;
  expect(villages!.count).toBe(941);
  expect(counts(analysis, 'village-mobile-share')).toEqual([911, 941]);
  expect(counts(analysis, 'village-mobile-share', { technology: '2G+' })).toEqual([911, 941]);
  expect(counts(analysis, 'village-white-share')).toEqual([30, 941]);
  expect(counts(analysis, 'village-fixed-share')).toEqual([687, 941]);
  expect(admin!.level.filter((level) => level === 2)).toHaveLength(106);
  const standing = [...stations!.status].filter((status) => LIFECYCLES[status] === 'operational').length;
  expect(standing).toBe(1842);
  const shares = TECHNOLOGIES.slice(0, 3).map((technology) => {
    const [n, N] = counts(analysis, 'station-technology-share', { technology });
    return Math.round((100 * n) / N);
  });
  expect(shares).toEqual([29, 29, 42]);
  const [undergroundM, cableM] = counts(analysis, 'cable-underground-share');
  expect(Math.round(cableM / 1000)).toBe(8828);
  expect(Math.round(undergroundM / 1000)).toBe(883);
  expect(Math.round((cableM - undergroundM) / 1000)).toBe(7945);
  expect(fiber!.count).toBeGreaterThan(0);
  const gap = (indicator: string) =>
    analysis.scorecard.find((row) => row.indicator === indicator && row.year === 2025)!.gap;
  expect([gap('village-mobile-share'), gap('village-fixed-share')]).toEqual([30, 254]);
  expect(analysis.gaps.filter(({ indicator }) => indicator === 'village-fixed-share')).toHaveLength(254);
});

it('Sơn La: the shares that its plan starts from', { timeout: 60_000 }, async () => {
  const { analysis } = await analyzeSample('son-la');
  const share = (indicator: string) => {
    const [n, N] = counts(analysis, indicator);
    return (n / N).toFixed(3);
  };
  expect(['village-mobile-share', 'village-fixed-share', 'site-sharing-share'].map(share)).toEqual([
    '0.965',
    '0.555',
    '0.185',
  ]);
});

it('Ninh Bình: 1,355 villages, all covered both ways', { timeout: 60_000 }, async () => {
  const { analysis } = await analyzeSample('ninh-binh');
  expect(counts(analysis, 'village-mobile-share')).toEqual([1355, 1355]);
  expect(counts(analysis, 'village-fixed-share')).toEqual([1355, 1355]);
});
