import type { Dataset } from '../dataset.ts';
import type { Scenario } from '../scenario/edit.ts';
import { type Assembly, assemble, type Brief } from './assemble.ts';
import { type CurvePoint, diminishingReturns } from './curve.ts';
import type { Effort } from './effort.ts';
import { explainSites, type ProposedSite } from './explain.ts';
import type { ReachModel } from './reach.ts';
import { type FragileVillage, findFragile } from './robustness.ts';
import { prune } from './solve/improve.ts';
import { selectionOf } from './solve/selection.ts';
import { type SolveResult, solveCover } from './solve/solve.ts';
import { latestDate } from './standing.ts';
import { describeStatus, unreachableVillages } from './status.ts';
import { toScenario } from './to-scenario.ts';
import { type Variation, vary } from './variations.ts';

export interface Proposal {
  readonly assembly: Assembly;
  readonly result: SolveResult;
  /** `optimal`, `within 0.4 %`, or `infeasible because …`. */
  readonly status: string;
  /** Rows of villages that no candidate can reach. */
  readonly unreachable: readonly number[];
  readonly sites: readonly ProposedSite[];
  /** Money, whatever the objective. */
  readonly cost: number;
  readonly currency: string;
  readonly scenario: Scenario;
  readonly curve: readonly CurvePoint[];
  /** Villages won by less than `positionErrorM`. */
  readonly fragile: readonly FragileVillage[];
  readonly positionErrorM: number;
  readonly variations: readonly Variation[];
}

/** The steps of a curve point; it is many small problems. */
const CURVE_ITERATIONS = 80;

/**
 * The sites to propose for a brief: solved, explained, with the curve of diminishing returns and what the answer hangs on.
 * `reachAt` gives the reach model at a share of the radius, for the variations; they are left out without it or when it is late.
 */
export async function propose(
  dataset: Dataset,
  brief: Brief,
  effort: Effort = {},
  reachAt?: (radiusFactor: number) => ReachModel,
): Promise<Proposal> {
  const assembly = assemble(dataset, brief);
  const { problem, situation, candidates, positions, standing, table } = assembly;
  const result = await solveCover(problem, effort);
  const chosen = tidy(assembly, result);
  const isOver = () => effort.signal?.aborted === true || effort.isLate?.() === true;
  const cost = candidates.reduce((sum, candidate, j) => sum + chosen[j] * candidate.cost, 0);
  const picked = candidates.filter((_, j) => chosen[j] === 1);
  const date = dateFor(dataset, brief);
  const count = picked.length;
  return {
    assembly,
    result: { ...result, chosen: result.chosen === null ? null : chosen },
    status: describeStatus(assembly, result),
    unreachable: unreachableVillages(assembly, result),
    sites: explainSites(assembly, chosen, brief.reach),
    cost,
    currency: brief.rules.currency,
    scenario: toScenario('proposal', situation, picked, positions, standing, table, date),
    curve:
      effort.skipCurve === true
        ? []
        : await diminishingReturns(assembly, Math.max(count, brief.maxSites ?? 0), CURVE_ITERATIONS, isOver),
    positionErrorM: brief.rules.position_error_m,
    fragile: findFragile(assembly, chosen, brief.rules.position_error_m),
    variations:
      reachAt === undefined || result.chosen === null || isOver()
        ? []
        : [
            await vary(dataset, brief, effort, assembly, chosen, 0.9, reachAt),
            await vary(dataset, brief, effort, assembly, chosen, 1.1, reachAt),
          ],
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
