import { splitComponents } from './components.ts';
import { type ExactSolver, toMixedProgram } from './exact.ts';
import { createIncumbent, gapOf, type Incumbent, offer, raiseBound } from './incumbent.ts';
import { columnsToDrop, type Relaxed } from './lagrangian.ts';
import { type CoverProblem, FORBIDDEN } from './problem.ts';
import { expandChoice, type Reduction, reduce } from './reduce.ts';
import { type SearchLimits, search } from './search.ts';
import { judgeChoice, reaches } from './selection.ts';

/** What is known while a problem is being solved. */
export interface SolveProgress {
  readonly objective: number;
  readonly bound: number;
  readonly gapShare: number;
}

export interface SolveOptions {
  readonly seed?: number | undefined;
  /** Steps of the search; the same seed and the same number give the same answer. */
  readonly iterations?: number | undefined;
  /** Stop at this proved gap; 0 asks for the optimum. */
  readonly targetGapShare?: number | undefined;
  /** Proves the optimum of what the search leaves open; without it the search's bound stands. */
  readonly exact?: ExactSolver | undefined;
  /** Seconds for each call of `exact`; measured by it. */
  readonly exactTimeLimitS?: number | undefined;
  readonly signal?: { readonly aborted: boolean } | undefined;
  /** True when the time is over; asked between steps. The engine has no clock of its own. */
  readonly isLate?: (() => boolean) | undefined;
  readonly onProgress?: ((progress: SolveProgress) => void) | undefined;
  /** Gives others a turn; a resolved promise where absent. */
  readonly rest?: (() => Promise<void>) | undefined;
}

export type SolveStatus = 'optimal' | 'feasible' | 'infeasible' | 'unknown';

/** What ended a search before it was done: the signal, the clock, or a failure of the exact solver. */
export type Stopped = 'cancelled' | 'time-limit' | 'solver-failed';

export interface SolveResult {
  /** `optimal` is proved; `feasible` has a gap; `infeasible` is proved; `unknown` found no plan within its limits. */
  readonly status: SolveStatus;
  /** 1 for each column of the plan, `null` without one. Where rows are unreachable it is the plan for the others. */
  readonly chosen: Uint8Array | null;
  /** Cost less value; positive infinity without a plan. */
  readonly objective: number;
  readonly bound: number;
  /** (objective − bound) / |objective|, 0 when optimal. */
  readonly gapShare: number;
  /** `null` where the search went as far as its steps and the asked gap let it, or where the optimum is proved. */
  readonly stopped: Stopped | null;
  /** Required rows that the allowed columns cannot cover. */
  readonly unreachable: readonly number[];
  readonly missedGoals: Reduction['missedGoals'];
  /** Sides that no choice can satisfy, by name. */
  readonly missedSides: readonly string[];
  /** Columns, rows and taken columns after the reductions, and what each rule took away. */
  readonly reduced: {
    readonly columns: number;
    readonly rows: number;
    readonly counts: Readonly<Record<string, number>>;
  };
}

const USUAL_ITERATIONS = 600;

/**
 * The best plan for a cover problem, with a bound on how far it can be from the optimum. Reduces exactly, searches with a
 * Lagrangian bound, and hands what is left to an exact solver if there is one. Stopping it – by the signal, the clock or
 * the number of steps – leaves the best plan and bound so far.
 */
export async function solveCover(problem: CoverProblem, options: SolveOptions = {}): Promise<SolveResult> {
  const { signal, isLate, onProgress } = options;
  const isOver = () => signal?.aborted === true || isLate?.() === true;
  const missedSides = hopelessSides(problem);
  const first = reduce(missedSides.length === 0 ? problem : withoutSides(problem, missedSides));
  const incumbent = createIncumbent(first.problem);
  const tell = () => {
    const { objective, bound } = incumbent;
    onProgress?.({
      objective: objective + first.offset,
      bound: bound + first.offset,
      gapShare: gapOf(incumbent).gapShare,
    });
  };
  const limits: SearchLimits = {
    seed: options.seed ?? 1,
    iterations: options.iterations ?? USUAL_ITERATIONS,
    targetGapShare: options.targetGapShare ?? 0,
    endsWhenStalled: options.exact !== undefined,
    isOver,
    rest: async () => {
      tell();
      await (options.rest?.() ?? Promise.resolve());
    },
  };
  const relaxed = await search(incumbent, limits);
  let isProvedEmpty = false;
  const isEnough = () => gapOf(incumbent).gapShare <= limits.targetGapShare;
  let stopped: Stopped | null = isOver() && !isEnough() ? stoppedBy(signal) : null;
  if (options.exact !== undefined && !isEnough() && !isOver()) {
    const exact = watch(options.exact, (status) => {
      stopped = status === 'failed' ? 'solver-failed' : stoppedBy(signal);
    });
    isProvedEmpty = await prove(incumbent, relaxed, exact, options);
  }
  tell();
  return conclude(problem, first, incumbent, missedSides, isProvedEmpty, isEnough() ? null : stopped);
}

const stoppedBy = (signal: SolveOptions['signal']): Stopped => (signal?.aborted === true ? 'cancelled' : 'time-limit');

/** The solver, whose answers that are not final are heard of. */
const watch =
  (exact: ExactSolver, onUnfinished: (status: 'limit' | 'failed') => void): ExactSolver =>
  async (program, limits) => {
    const answer = await exact(program, limits);
    if (answer.status === 'limit' || answer.status === 'failed') onUnfinished(answer.status);
    return answer;
  };

function conclude(
  problem: CoverProblem,
  first: Reduction,
  incumbent: Incumbent,
  missedSides: readonly string[],
  isProvedEmpty: boolean,
  stopped: Stopped | null,
): SolveResult {
  const { chosen } = incumbent;
  const whole = chosen === null ? null : expandChoice(problem.columns, first, chosen);
  const { gapShare } = gapOf({
    ...incumbent,
    objective: incumbent.objective + first.offset,
    bound: incumbent.bound + first.offset,
  });
  const isOptimal = gapOf(incumbent).gap === 0;
  const isCut = first.unreachable.length + first.missedGoals.length + missedSides.length > 0;
  const judged = whole === null || isCut ? incumbent.objective + first.offset : judgeChoice(problem, whole);
  return {
    status: isCut || isProvedEmpty ? 'infeasible' : whole === null ? 'unknown' : isOptimal ? 'optimal' : 'feasible',
    chosen: whole,
    objective: judged,
    bound: isOptimal ? judged : incumbent.bound + first.offset,
    gapShare: isOptimal ? 0 : gapShare,
    stopped: isProvedEmpty ? null : stopped,
    unreachable: first.unreachable,
    missedGoals: first.missedGoals,
    missedSides,
    reduced: { columns: first.problem.columns, rows: first.problem.rows, counts: first.counts },
  };
}

/** The names of sides that stay broken even with every column that helps them; a group helps once. */
function hopelessSides(problem: CoverProblem): string[] {
  return problem.sides
    .filter(({ coefficient, atLeast }) => {
      let most = 0;
      const ofGroup = new Map<number, number>();
      for (let j = 0; j < problem.columns; j++) {
        if (problem.state[j] === FORBIDDEN) continue;
        if (problem.state[j] === 1) most += coefficient[j];
        else if (problem.group[j] < 0) most += Math.max(0, coefficient[j]);
        else ofGroup.set(problem.group[j], Math.max(ofGroup.get(problem.group[j]) ?? 0, coefficient[j]));
      }
      for (const share of ofGroup.values()) most += share;
      return !reaches(most, atLeast);
    })
    .map(({ name }) => name);
}

const withoutSides = (problem: CoverProblem, names: readonly string[]): CoverProblem => ({
  ...problem,
  sides: problem.sides.filter(({ name }) => !names.includes(name)),
});

/**
 * Closes the gap with the exact solver. Columns that the bound shuts out go first. If the problem falls apart without its
 * sides, the parts are solved one by one, and together if that breaks a side. Returns whether it is proved that there is no plan.
 */
async function prove(
  incumbent: Incumbent,
  relaxed: Relaxed | null,
  exact: ExactSolver,
  options: SolveOptions,
): Promise<boolean> {
  const { problem } = incumbent;
  const state = problem.state.slice();
  const shutOut = relaxed === null ? [] : columnsToDrop(problem, relaxed, incumbent.objective);
  for (const j of shutOut) state[j] = FORBIDDEN;
  const again = reduce({ ...problem, state });
  // No plan better than the one at hand may contain what was shut out: a contradiction proves the plan at hand.
  if (again.unreachable.length > 0 || again.missedGoals.length > 0) {
    raiseBound(incumbent, incumbent.objective);
    return incumbent.chosen === null;
  }
  const parts = again.problem.goals.length === 0 ? splitComponents(again.problem) : [];
  if (parts.length > 1) {
    const chosen = new Uint8Array(again.problem.columns);
    let bound = again.offset;
    for (const part of parts) {
      const answer = await solvePart(part.problem, exact, options, null, incumbent.granularity);
      bound += answer.bound;
      part.columnOf.forEach((column, j) => {
        chosen[column] = answer.chosen?.[j] ?? 0;
      });
    }
    offer(incumbent, expandChoice(problem.columns, again, chosen));
    raiseBound(incumbent, bound);
    if (gapOf(incumbent).gap === 0 || again.problem.sides.length === 0) return false;
  }
  const start = incumbent.chosen && Uint8Array.from(again.columnOf, (column) => incumbent.chosen![column]);
  const answer = await solvePart(again.problem, exact, options, start, incumbent.granularity);
  if (answer.chosen !== null) offer(incumbent, expandChoice(problem.columns, again, answer.chosen));
  // What was shut out holds no better plan, so that the bound of the rest holds for all down to the plan at hand.
  raiseBound(incumbent, answer.bound + again.offset);
  return incumbent.chosen === null && answer.isEmpty;
}

/** The exact solver's answer to a reduced problem, as a choice of its columns and a bound that counts every row's value. */
async function solvePart(
  problem: CoverProblem,
  exact: ExactSolver,
  options: SolveOptions,
  start: Uint8Array | null,
  granularity: number,
): Promise<{ chosen: Uint8Array | null; bound: number; isEmpty: boolean }> {
  const program = toMixedProgram(problem);
  let constant = 0;
  for (let r = 0; r < problem.rows; r++) if (problem.required[r] === 1) constant -= problem.value[r];
  if (problem.columns === 0) {
    const nothing = new Uint8Array(0);
    const objective = judgeChoice(problem, nothing);
    return { chosen: nothing, bound: objective, isEmpty: !Number.isFinite(objective) };
  }
  const answer = await exact(program, {
    timeLimitS: options.exactTimeLimitS,
    absoluteGap: granularity * 0.99,
    gapShare: options.targetGapShare,
    ...(start === null ? {} : { start: toValues(problem, program.optionalRows, start) }),
  });
  if (answer.status === 'infeasible') return { chosen: null, bound: Number.POSITIVE_INFINITY, isEmpty: true };
  const chosen =
    answer.values && Uint8Array.from({ length: problem.columns }, (_, j) => Number(answer.values![j] > 0.5));
  const objective = chosen === null ? Number.POSITIVE_INFINITY : judgeChoice(problem, chosen);
  // With a gap that is enough, `optimal` says no more than that the gap is reached.
  const isProved = answer.status === 'optimal' && Number.isFinite(objective) && !((options.targetGapShare ?? 0) > 0);
  return { chosen, bound: isProved ? objective : answer.bound + constant, isEmpty: false };
}

function toValues(problem: CoverProblem, optionalRows: readonly number[], chosen: Uint8Array): Float64Array {
  const covered = optionalRows.map((row) => {
    let times = 0;
    for (let k = problem.rowStart[row]; k < problem.rowStart[row + 1]; k++) times += chosen[problem.rowCols[k]];
    return Number(times >= problem.need[row]);
  });
  return Float64Array.from([...chosen, ...covered]);
}
