import type { Dataset } from '../dataset.ts';
import { type Assembly, assemble, type Brief } from './assemble.ts';
import { type CurvePoint, diminishingReturns } from './curve.ts';
import type { Demand, DemandGoal } from './demand.ts';
import { explainSites, type ProposedSite, villageOf } from './explain.ts';
import type { ReachModel } from './reach.ts';
import { type FragileVillage, findFragile } from './robustness.ts';
import type { Scenario } from './scenario.ts';
import type { ExactSolver } from './solve/exact.ts';
import { prune } from './solve/improve.ts';
import { selectionOf } from './solve/selection.ts';
import { type SolveProgress, type SolveResult, solveCover } from './solve/solve.ts';
import { latestDate } from './standing.ts';
import { toScenario } from './to-scenario.ts';

/** How long and how exactly to look. */
export interface Effort {
  readonly seed?: number | undefined;
  readonly iterations?: number | undefined;
  readonly targetGapShare?: number | undefined;
  readonly exact?: ExactSolver | undefined;
  readonly exactTimeLimitS?: number | undefined;
  readonly signal?: { readonly aborted: boolean } | undefined;
  readonly isLate?: (() => boolean) | undefined;
  readonly onProgress?: ((progress: SolveProgress) => void) | undefined;
  readonly rest?: (() => Promise<void>) | undefined;
  /** Leaves the curve of diminishing returns out, which is a dozen problems of its own. */
  readonly skipCurve?: boolean | undefined;
}

/** The plan when every reach is some share longer or shorter. */
export interface Variation {
  /** 1 is the stated radius. */
  readonly radiusFactor: number;
  /** Villages that the proposed sites would no longer win, as rows. */
  readonly lostVillages: readonly number[];
  /** A plan made anew for that radius. */
  readonly sites: number;
  readonly cost: number;
  readonly gapShare: number;
  /** Sites of this plan that the new one keeps. */
  readonly keptSites: number;
}

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
const VARIATION_ITERATIONS = 200;

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

/** The answer's standing in a few words. */
export function describeStatus(assembly: Assembly, result: SolveResult): string {
  const reasons = [
    ...unreachableReason(assembly, result),
    ...result.missedSides.map((name) => `no choice of candidates can keep ${name}`),
  ];
  if (reasons.length > 0) return `infeasible because ${reasons.join('; ')}`;
  switch (result.status) {
    case 'optimal':
      return 'optimal';
    case 'feasible':
      return `within ${Number((100 * result.gapShare).toPrecision(2))} %`;
    case 'infeasible':
      return 'infeasible because the targets cannot be kept together with the pinned sites, the budget and the number of sites';
    default:
      return 'unknown: no plan was found within the limits';
  }
}

function unreachableReason(assembly: Assembly, result: SolveResult): string[] {
  const villages = unreachableVillages(assembly, result);
  if (villages.length > 0) {
    const { id, name } = assembly.situation.dataset.villages!;
    const shown = villages.slice(0, 5).map((row) => `${name[row]} (${id[row]})`);
    const more = villages.length > shown.length ? ` and ${villages.length - shown.length} more` : '';
    return [`no candidate can reach ${shown.join(', ')}${more}`];
  }
  return result.missedGoals.map(
    ({ name, atLeast, reachable }) => `all candidates together add ${reachable} of the ${atLeast} that ${name} needs`,
  );
}

/** The villages behind demands that too few allowed candidates cover, where a goal cannot do without them. */
function unreachableVillages(assembly: Assembly, result: SolveResult): number[] {
  const { problem, book } = assembly;
  if (result.status !== 'infeasible') return [];
  const short = new Set(result.missedGoals.map(({ name }) => name));
  const demands = new Set<number>(result.unreachable);
  for (const goal of book.goals as DemandGoal[]) {
    if (!short.has(goal.name)) continue;
    for (const { demand } of goal.members)
      if (liveColumns(problem, demand) < (book.demands as Demand[])[demand].need) demands.add(demand);
  }
  const villages = [...demands]
    .map((demand) => villageOf(assembly, book.demands[demand].point))
    .filter((row) => row >= 0);
  return [...new Set(villages)].sort((a, b) => a - b);
}

function liveColumns({ rowStart, rowCols, state }: Assembly['problem'], row: number): number {
  let live = 0;
  for (let k = rowStart[row]; k < rowStart[row + 1]; k++) if (state[rowCols[k]] >= 0) live++;
  return live;
}

async function vary(
  dataset: Dataset,
  brief: Brief,
  effort: Effort,
  assembly: Assembly,
  chosen: Uint8Array,
  radiusFactor: number,
  reachAt: (radiusFactor: number) => ReachModel,
): Promise<Variation> {
  const other = assemble(dataset, {
    ...brief,
    reach: reachAt(radiusFactor),
    pins: [],
    forbids: brief.forbids?.filter(() => false),
  });
  const { onProgress: _, ...quiet } = effort;
  const result = await solveCover(other.problem, { ...quiet, iterations: VARIATION_ITERATIONS });
  const idsNow = new Set(assembly.candidates.filter((__, j) => chosen[j] === 1).map(({ id }) => id));
  const picked = other.candidates.filter((__, j) => result.chosen?.[j] === 1);
  return {
    radiusFactor,
    lostVillages: lostAt(assembly, chosen, other, idsNow),
    sites: picked.length,
    cost: picked.reduce((sum, candidate) => sum + candidate.cost, 0),
    gapShare: result.gapShare,
    keptSites: picked.filter(({ id }) => idsNow.has(id)).length,
  };
}

/** Villages that the plan wins at the stated radius and not at the other. */
function lostAt(assembly: Assembly, chosen: Uint8Array, other: Assembly, ids: ReadonlySet<string>): number[] {
  const keyOf = ({ point, floor, operator, need }: Demand) => `${point} ${floor} ${operator} ${need}`;
  const coveredBy = ({ problem, book }: Assembly, isChosen: (column: number) => boolean) =>
    new Set(
      book.demands.flatMap((demand, row) => {
        let times = 0;
        for (let k = problem.rowStart[row]; k < problem.rowStart[row + 1]; k++)
          times += Number(isChosen(problem.rowCols[k]));
        return times >= demand.need ? [keyOf(demand)] : [];
      }),
    );
  const now = coveredBy(assembly, (j) => chosen[j] === 1);
  const then = coveredBy(other, (j) => ids.has(other.candidates[j].id));
  const lost = assembly.book.demands.filter((demand) => now.has(keyOf(demand)) && !then.has(keyOf(demand)));
  return [...new Set(lost.map(({ point }) => villageOf(assembly, point)).filter((row) => row >= 0))].sort(
    (a, b) => a - b,
  );
}
