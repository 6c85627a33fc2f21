import { parseHgt } from '../../data/dem/parse-hgt.ts';
import { loadDataset, memorySource } from '../../data/index.ts';
import { createSha256 } from '../../data/node-files.ts';
import { defaultCosts } from '../../data/schemas/costs.ts';
import {
  type Analysis,
  analyze,
  createLocalRunner,
  type Dataset,
  defaultProfile,
  kernels,
  scorePlan,
  type Target,
} from '../../engine/index.ts';
import {
  type Brief,
  countedTargets,
  createReach,
  type Effort,
  propose,
  type ReachModel,
  recount,
  solveWithHighs,
  type Terrain,
} from '../../engine/propose/index.ts';
import { createTileTerrain } from '../../engine/propose/tile-terrain.ts';
import { applyEdits } from '../../engine/scenario/index.ts';
import { findPlan } from '../../seeds/catalogue.ts';
import { makeDem, makeSample, type PlanId, writeSample } from '../../seeds/sample/index.ts';

export interface Province {
  readonly dataset: Dataset;
  readonly terrain: Terrain | null;
  readonly targets: readonly Target[];
  readonly planId: string;
}

/** The sample province of a plan, read as files are, with its elevation tiles unless it is to be flat, and the targets of a year. */
export async function sampleProvince(planId: PlanId, year: number, hasTerrain = true): Promise<Province> {
  const { dataset } = await loadDataset(memorySource(planId, writeSample(makeSample(planId)), createSha256));
  if (!hasTerrain) return { dataset, terrain: null, targets: targetsOf(planId, year), planId };
  const tiles = Array.from(makeDem(planId), ({ name, bytes }) => parseHgt(bytes, name));
  return { dataset, terrain: createTileTerrain(tiles), targets: targetsOf(planId, year), planId };
}

export const targetsOf = (planId: string, year: number): Target[] =>
  findPlan(planId)!.targets.filter((target) => target.year === year);

export const reachFor = (terrain: Terrain | null, factor = 1): ReachModel => createReach(defaultCosts, terrain, factor);

export const briefOf = ({ terrain, targets }: Province, more: Partial<Brief> = {}): Brief => ({
  profile: defaultProfile,
  targets,
  objective: 'least-cost',
  rules: defaultCosts,
  reach: reachFor(terrain),
  terrain,
  ...more,
});

/** The proposal, and what the ordinary engine counts before and after it. */
export async function proposeAndRecount(province: Province, more: Partial<Brief> = {}, effort: Effort = {}) {
  const { dataset } = province;
  const brief = briefOf(province, more);
  const proposal = await propose(dataset, brief, {
    exact: solveWithHighs,
    exactTimeLimitS: 20,
    iterations: 40,
    ...effort,
  });
  const targets = countedTargets(brief);
  const before = await judgeBefore(province, targets);
  const after = await judge(applyEdits(dataset, proposal.scenario.edits), province, targets);
  const chosen = proposal.result.chosen ?? new Uint8Array(proposal.assembly.problem.columns);
  return { proposal, before, after, counted: recount(proposal.assembly, chosen, before, after) };
}

const analysed = [new WeakMap<Dataset, Analysis>(), new WeakMap<Dataset, Analysis>()];
const asksForRoads = (targets: readonly Target[]) => targets.some(({ indicator }) => indicator === 'road-mobile-share');

/** The analysis of the dataset as it is, made once and scored against the targets each time. */
async function judgeBefore(province: Province, targets: readonly Target[]): Promise<Analysis> {
  const { dataset, planId } = province;
  const known = analysed[Number(asksForRoads(targets))];
  const analysis = known.get(dataset) ?? (await judge(dataset, province, targets));
  known.set(dataset, analysis);
  const { observations } = dataset;
  return { ...analysis, scorecard: scorePlan(planId, targets, { ...analysis, observations, admin: null }) };
}

/** The analysis of the whole, without the lines that nobody asks for and the areas: they take most of the time. */
const judge = (dataset: Dataset, { planId }: Province, targets: readonly Target[]): Promise<Analysis> => {
  const roads = asksForRoads(targets) ? dataset.roads : null;
  const points = { ...dataset, roads, admin: null, fiber: null, ducts: null, poles: null };
  return analyze(points, createLocalRunner(kernels, points), {
    profile: defaultProfile,
    plan: { id: planId, targets },
  });
};
