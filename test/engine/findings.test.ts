import { describe, expect, it } from 'vitest';
import {
  type Analysis,
  type AnalyzeOptions,
  analyze,
  createLocalRunner,
  defaultProfile,
  kernels,
} from '../../engine/index.ts';
import { planCatalogue } from '../../seeds/catalogue.ts';
import { smallDataset } from '../workers/small-dataset.ts';

const dataset = smallDataset();

/** An analysis, what was found early in it, and the stages that were behind it then. */
async function analyseWith(plan: AnalyzeOptions['plan']) {
  const stages: string[] = [];
  let early: { readonly findings: Analysis; readonly stages: readonly string[] } | null = null;
  let goOn = () => {};
  const analysis = analyze(dataset, createLocalRunner(kernels, dataset), {
    profile: defaultProfile,
    plan,
    onProgress: ({ stage }) => void (stages.at(-1) !== stage && stages.push(stage)),
    onFindings: (findings) => {
      early = { findings: structuredClone(findings), stages: [...stages] };
      return new Promise((resolve) => {
        goOn = resolve;
      });
    },
  });
  await Promise.race([analysis, new Promise((resolve) => setTimeout(resolve, 20))]);
  const waited = [...stages];
  goOn();
  return { early: early as { findings: Analysis; stages: string[] } | null, waited, analysis: await analysis, stages };
}

const withoutMargins = ({ villages }: Analysis) => ({ ...villages, marginM: null });

describe('what is found before coverage is dissolved', () => {
  it.each(planCatalogue)('is, against the plan $id, what the whole analysis has', async (plan) => {
    const { early, waited, analysis, stages } = await analyseWith(plan);
    const alone = await analyze(dataset, createLocalRunner(kernels, dataset), { profile: defaultProfile, plan });
    expect(analysis).toEqual(alone);
    const { findings } = early!;
    expect(early!.stages).not.toContain('dissolving coverage');
    expect(stages).toContain('dissolving coverage');
    // Nothing is computed before who hears it is done with it.
    expect(waited).toEqual(early!.stages);
    expect(findings.scorecard).toEqual(alone.scorecard);
    expect(findings.gaps).toEqual(alone.gaps);
    expect(withoutMargins(findings)).toEqual(withoutMargins(alone));
    expect(new Set(findings.villages!.marginM)).toEqual(new Set([Number.NaN]));
    expect(alone.indicators).toEqual(expect.arrayContaining([...findings.indicators]));
  });

  it('has every indicator but covered areas where there is no plan', async () => {
    const { early, analysis } = await analyseWith(null);
    const names = ({ indicators }: Analysis) => indicators.map(({ indicator }) => indicator);
    expect(names(early!.findings)).toEqual(names(analysis).filter((name) => name !== 'area-mobile-share'));
  });

  it('is not told where a target is set for covered areas', async () => {
    const target = { indicator: 'area-mobile-share', year: 2030, comparator: '>=', value: 0.9, unit: 'share' } as const;
    const { early, analysis } = await analyseWith({ id: 'own', targets: [{ ...target, technology: '4G+' }] });
    expect(early).toBeNull();
    expect(analysis.scorecard[0].numerator).toBeGreaterThan(0);
  });
});
