import type { Assembly } from './assemble.ts';
import type { CoverProblem } from './solve/problem.ts';

/** A chosen candidate in the order in which the plan is best built, with what it adds to those before it. */
export interface PlanStep {
  readonly column: number;
  /** Demands that it is the first to cover. */
  readonly demands: readonly number[];
}

/**
 * The chosen columns, most weight newly covered for the cost first; those that win nothing by themselves last, cheapest first. The
 * weight of a demand is its share of what each goal asks, all goals together.
 */
export function orderPlan({ problem, book, candidates }: Assembly, chosen: Uint8Array): PlanStep[] {
  const weight = new Float64Array(problem.rows);
  for (const goal of book.goals)
    for (const { demand, weight: worth } of goal.members) weight[demand] += worth / goal.atLeast;
  const times = new Uint16Array(problem.rows);
  const left = new Set(Array.from(chosen.keys()).filter((j) => chosen[j] === 1));
  const steps: PlanStep[] = [];
  while (left.size > 0) {
    let best = -1;
    let bestRate = -1;
    for (const j of left) {
      const gain = newlyCovered(problem, times, j).reduce((sum, row) => sum + weight[row], 0);
      const rate = gain === 0 ? -candidates[j].cost : gain / Math.max(1, candidates[j].cost);
      if (best < 0 || rate > bestRate) {
        bestRate = rate;
        best = j;
      }
    }
    left.delete(best);
    steps.push({ column: best, demands: newlyCovered(problem, times, best) });
    for (let k = problem.colStart[best]; k < problem.colStart[best + 1]; k++) times[problem.colRows[k]]++;
  }
  return steps;
}

function newlyCovered(problem: CoverProblem, times: Uint16Array, column: number): number[] {
  const rows: number[] = [];
  for (let k = problem.colStart[column]; k < problem.colStart[column + 1]; k++) {
    const row = problem.colRows[k];
    if (times[row] + 1 === problem.need[row]) rows.push(row);
  }
  return rows;
}
