import { expect, it } from 'vitest';
import { defaultCosts } from '../../data/schemas/costs.ts';
import { defaultProfile } from '../../engine/index.ts';
import { type Brief, createReach, propose } from '../../engine/propose/index.ts';
import { isCovered, surveySituation } from '../../engine/propose/situation.ts';
import { applyEdits } from '../../engine/scenario/index.ts';
import { EVERY_VILLAGE, strewnVillages } from './strewn-villages.ts';

const briefs: Partial<Brief>[] = [
  {},
  { objective: 'fewest-sites' },
  { objective: 'most-people', budget: 400_000 },
  { objective: 'most-villages', maxSites: 3 },
  { operator: 'VNPT' },
  { backup: true },
  { operatorMinimums: [{ operator: 'Viettel', share: 0.5 }] },
];

it.each(briefs)(
  'loses nothing that is covered, for any operator and generation, whatever is asked: %j',
  async (more) => {
    for (let seed = 1; seed <= 3; seed++) {
      const dataset = strewnVillages(60, seed);
      const brief: Brief = {
        profile: defaultProfile,
        targets: [EVERY_VILLAGE],
        objective: 'least-cost',
        rules: defaultCosts,
        reach: createReach(defaultCosts, null),
        terrain: null,
        ...more,
      };
      const proposal = await propose(dataset, brief, { iterations: 30, skipCurve: true });
      expect(proposal.sites.length).toBeGreaterThan(0);
      const before = surveySituation(dataset, defaultProfile);
      const after = surveySituation(applyEdits(dataset, proposal.scenario.edits), defaultProfile);
      let won = 0;
      for (let point = 0; point < before.points.lng.length; point++)
        for (let floor = 0; floor < 4; floor++)
          for (let operator = -1; operator < before.evidence.operators.length; operator++) {
            const [was, is] = [before, after].map((situation) => isCovered(situation, point, floor, operator));
            expect(is || !was, `village ${point}, floor ${floor}, operator ${operator}`).toBe(true);
            if (is && !was) won++;
          }
      expect(won).toBeGreaterThan(0);
    }
  },
);
