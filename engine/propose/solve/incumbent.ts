import type { CoverProblem } from './problem.ts';
import { granularityOf, judgeChoice, liftBound } from './selection.ts';

/** The best plan and the best bound so far. */
export interface Incumbent {
  readonly problem: CoverProblem;
  readonly granularity: number;
  /** `null` until there is a plan. */
  chosen: Uint8Array | null;
  /** Of the plan; positive infinity until there is one. */
  objective: number;
  /** No plan has a lower objective; positive infinity where there can be none. */
  bound: number;
}

export const createIncumbent = (problem: CoverProblem): Incumbent => ({
  problem,
  granularity: granularityOf(problem),
  chosen: null,
  objective: Number.POSITIVE_INFINITY,
  bound: Number.NEGATIVE_INFINITY,
});

/** Keeps a choice if it is a plan and better than the one before. Returns whether it was. */
export function offer(incumbent: Incumbent, chosen: ArrayLike<number>): boolean {
  const objective = judgeChoice(incumbent.problem, chosen);
  if (!(objective < incumbent.objective)) return false;
  incumbent.objective = objective;
  incumbent.chosen = Uint8Array.from(chosen);
  return true;
}

/** Keeps a proved lower bound if it is higher than the one before. A bound never crosses a plan. */
export function raiseBound(incumbent: Incumbent, bound: number): void {
  const lifted = Math.min(liftBound(bound, incumbent.granularity), incumbent.objective);
  if (lifted > incumbent.bound) incumbent.bound = lifted;
}

/** How far the plan can be from the best, in the objective's unit and as a share of the objective; 0 is proved optimal. */
export function gapOf({ objective, bound }: Incumbent): { gap: number; gapShare: number } {
  if (!Number.isFinite(objective)) return { gap: Number.POSITIVE_INFINITY, gapShare: Number.POSITIVE_INFINITY };
  const room = Math.max(1, Math.abs(objective)) * 1e-9;
  const gap = objective - bound <= room ? 0 : objective - bound;
  return { gap, gapShare: gap === 0 ? 0 : gap / Math.abs(objective || 1) };
}
