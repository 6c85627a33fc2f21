import { expect, it } from 'vitest';
import { proposeAndRecount, sampleProvince } from './provinces.ts';

it.each([
  ['hue', 2025, 6],
  ['yen-bai', 2025, 18],
  ['son-la', 2024, 29],
  ['ninh-binh', 2025, 0],
] as const)(
  'proposes what meets the coverage and sharing targets of %s %i, on flat ground, proved and counted equal',
  async (planId, year, villages) => {
    const province = await sampleProvince(planId, year, false);
    const { proposal, counted } = await proposeAndRecount(province, {}, { skipCurve: true });
    expect(proposal.status).toBe('optimal');
    expect(counted.isEqual).toBe(true);
    expect(counted.lost).toEqual([]);
    expect(counted.won.length).toBeGreaterThanOrEqual(villages);
    const claimed = counted.targets.filter((effect) => effect.claimed !== null);
    expect(claimed.length).toBeGreaterThan(0);
    expect(claimed.map(({ after }) => after.verdict)).not.toContain('missed');
  },
);
