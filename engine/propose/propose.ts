import type { Dataset } from '../dataset.ts';
import type { Scenario } from '../scenario/edit.ts';
import { describeAims, type TargetAim } from './aims.ts';
import { type Assembly, assemble } from './assemble.ts';
import { type Brief, countedTargets, isMostObjective } from './brief.ts';
import { type CurvePoint, diminishingReturns } from './curve.ts';
import type { Effort } from './effort.ts';
import { explainSites, type ProposedSite } from './explain.ts';
import { exploreReaches, type Ground, surveyGround } from './ground.ts';
import { describeParts, type OperatorPart } from './operator-parts.ts';
import type { ReachModel } from './reach.ts';
import { type FragileVillage, findFragile } from './robustness.ts';
import { prune } from './solve/improve.ts';
import { selectionOf } from './solve/selection.ts';
import { type SolveResult, solveCover } from './solve/solve.ts';
import { latestDate } from './standing.ts';
import { describeStatus, unreachableRoadM, unreachableVillages } from './status.ts';
import { toScenario } from './to-scenario.ts';
import { listVariations, type Variation, vary } from './variations.ts';

/** An answer in plain values, which can be posted between threads. */
export interface ProposalReport {
  readonly result: SolveResult;
  /** `optimal`, `within 0.4 %`, or `infeasible because …`. */
  readonly status: string;
  /** How the proposal stands to each target of the brief. */
  readonly aims: readonly TargetAim[];
  /** Rows of villages, and metres of road, that no candidate can reach. */
  readonly unreachable: readonly number[];
  readonly unreachableRoadM: number;
  readonly sites: readonly ProposedSite[];
  /** What each operator builds, joins and hosts, and what it gains. */
  readonly operators: readonly OperatorPart[];
  /** Money, whatever the objective. */
  readonly cost: number;
  readonly currency: string;
  /** New placements, and those of them on masts that stood before. */
  readonly newPlacements: number;
  readonly onStanding: number;
  /** How large the problem was before anything was reduced. */
  readonly size: {
    readonly demands: number;
    readonly positions: number;
    readonly candidates: number;
    readonly pairs: number;
  };
  readonly scenario: Scenario;
  readonly curve: readonly CurvePoint[];
  /** Villages won by less than `positionErrorM`. */
  readonly fragile: readonly FragileVillage[];
  readonly positionErrorM: number;
  readonly variations: readonly Variation[];
  /** What the limits left no time for. */
  readonly unfinished: readonly ('curve' | 'variations')[];
}

export interface Proposal extends ProposalReport {
  readonly assembly: Assembly;
}

/** The steps of a curve point; it is many small problems. */
const CURVE_ITERATIONS = 80;

/**
 * The sites to propose for a brief: solved, explained, with the curve of diminishing returns and what the answer hangs on.
 * `reachAt` gives the reach model at a share of the radius, for the variations; they are left out without it or when it is late.
 * `surveyed` is the ground of an earlier brief that asked for the same.
 */
export async function propose(
  dataset: Dataset,
  brief: Brief,
  effort: Effort = {},
  reachAt?: (radiusFactor: number) => ReachModel,
  surveyed?: Ground,
): Promise<Proposal> {
  const isOver = () => effort.signal?.aborted === true || effort.isLate?.() === true;
  const ground = surveyed ?? surveyGround(dataset, brief);
  await exploreReaches(ground, async (doneShare) => {
    effort.onExplored?.(doneShare);
    await effort.rest?.();
  });
  const assembly = assemble(dataset, brief, ground);
  const { problem, situation, candidates, positions, standing, table } = assembly;
  const result = await solveCover(problem, effort);
  const chosen = tidy(assembly, result);
  const cost = candidates.reduce((sum, candidate, j) => sum + chosen[j] * candidate.cost, 0);
  const picked = candidates.filter((_, j) => chosen[j] === 1);
  const date = dateFor(dataset, brief);
  const most = Math.max(picked.length, brief.maxSites ?? 0);
  const unfinished: ('curve' | 'variations')[] = [];
  const curve =
    effort.skipCurve === true ? [] : await diminishingReturns(assembly, most, CURVE_ITERATIONS, isOver, effort.rest);
  if (effort.skipCurve !== true && isOver()) unfinished.push('curve');
  const variations: Variation[] = [];
  if (reachAt !== undefined && result.chosen !== null) {
    for (const { varied, factor } of listVariations(brief)) {
      await effort.rest?.();
      if (isOver()) break;
      variations.push(await vary({ dataset, brief, ground, assembly, chosen, effort, reachAt }, varied, factor));
    }
    if (isOver()) unfinished.push('variations');
  }
  const sites = explainSites(assembly, chosen, brief.reach);
  return {
    assembly,
    result: { ...result, chosen: result.chosen === null ? null : chosen },
    status: describeStatus(assembly, result),
    aims: describeAims(countedTargets(brief), assembly, result, isMostObjective(brief.objective)),
    unreachable: unreachableVillages(assembly, result),
    unreachableRoadM: unreachableRoadM(assembly, result),
    sites,
    operators: describeParts(assembly, sites, brief.reach),
    cost,
    currency: brief.rules.currency,
    newPlacements: picked.reduce((sum, { effect }) => sum + effect.placements, 0),
    onStanding: picked.reduce((sum, { effect }) => sum + effect.onStanding, 0),
    size: {
      demands: problem.rows,
      positions: positions.length,
      candidates: problem.columns,
      pairs: problem.colRows.length,
    },
    scenario: toScenario('proposal', situation, picked, positions, standing, table, date),
    curve,
    positionErrorM: brief.rules.position_error_m,
    fragile: findFragile(assembly, chosen, brief.rules.position_error_m),
    variations,
    unfinished,
  };
}

/** The chosen columns without those that add nothing, which a free choice may hold. */
function tidy({ problem }: Assembly, { chosen, status }: SolveResult): Uint8Array {
  if (chosen === null) return new Uint8Array(problem.columns);
  if (status === 'infeasible') return chosen;
  const selection = selectionOf(problem, chosen);
  prune(selection);
  return selection.chosen;
}

/** The last day of the targets' year, or of the first year that ends after everything in the data. */
function dateFor(dataset: Dataset, { targets, profile }: Brief): string {
  const latest = latestDate(dataset, profile);
  const year = Math.max(Number(latest.slice(0, 4)), ...targets.map((target) => target.year));
  const date = `${year}-12-31`;
  return date > latest ? date : `${year + 1}-12-31`;
}
