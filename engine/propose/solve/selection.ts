import { type CoverProblem, FORBIDDEN, PINNED } from './problem.ts';

/** A sum that should reach a whole number may miss it by this much, relative to its size. */
const SLACK = 1e-9;

/** Whether a sum reaches what is asked, rounding aside. */
export const reaches = (sum: number, atLeast: number): boolean =>
  sum >= atLeast - SLACK * Math.max(1, Math.abs(atLeast));

/** A choice of columns with everything that follows from it, kept up to date column by column. */
export interface Selection {
  readonly problem: CoverProblem;
  readonly chosen: Uint8Array;
  /** How many chosen columns cover each row. */
  readonly times: Uint16Array;
  readonly goalSum: Float64Array;
  readonly sideSum: Float64Array;
  /** Chosen columns of each group. */
  readonly groupCount: Uint16Array;
  cost: number;
  value: number;
  /** Required rows that are not covered. */
  open: number;
}

/** The choice of the pinned columns alone. */
export function startSelection(problem: CoverProblem): Selection {
  const selection: Selection = {
    problem,
    chosen: new Uint8Array(problem.columns),
    times: new Uint16Array(problem.rows),
    goalSum: new Float64Array(problem.goals.length),
    sideSum: new Float64Array(problem.sides.length),
    groupCount: new Uint16Array(problem.group.reduce((most, group) => Math.max(most, group + 1), 0)),
    cost: 0,
    value: 0,
    open: problem.required.reduce((sum, flag) => sum + flag, 0),
  };
  for (let r = 0; r < problem.rows; r++) if (problem.need[r] === 0) turnRow(selection, r, 1);
  for (let j = 0; j < problem.columns; j++) if (problem.state[j] === PINNED) addColumn(selection, j);
  return selection;
}

/** The choice that a mask of columns is. */
export function selectionOf(problem: CoverProblem, chosen: ArrayLike<number>): Selection {
  const selection = startSelection(problem);
  for (let j = 0; j < problem.columns; j++) if (chosen[j] === 1 && selection.chosen[j] === 0) addColumn(selection, j);
  return selection;
}

/** Books that a row is covered now (sign 1) or no more (sign -1). */
function turnRow(selection: Selection, row: number, sign: number): void {
  const { problem } = selection;
  selection.value += sign * problem.value[row];
  if (problem.required[row] === 1) selection.open -= sign;
  for (let g = 0; g < problem.goals.length; g++) selection.goalSum[g] += sign * problem.goals[g].weight[row];
}

export function addColumn(selection: Selection, column: number): void {
  const { problem, times } = selection;
  selection.chosen[column] = 1;
  selection.cost += problem.cost[column];
  for (let i = 0; i < problem.sides.length; i++) selection.sideSum[i] += problem.sides[i].coefficient[column];
  if (problem.group[column] >= 0) selection.groupCount[problem.group[column]]++;
  for (let k = problem.colStart[column]; k < problem.colStart[column + 1]; k++) {
    const row = problem.colRows[k];
    if (++times[row] === problem.need[row]) turnRow(selection, row, 1);
  }
}

export function removeColumn(selection: Selection, column: number): void {
  const { problem, times } = selection;
  selection.chosen[column] = 0;
  selection.cost -= problem.cost[column];
  for (let i = 0; i < problem.sides.length; i++) selection.sideSum[i] -= problem.sides[i].coefficient[column];
  if (problem.group[column] >= 0) selection.groupCount[problem.group[column]]--;
  for (let k = problem.colStart[column]; k < problem.colStart[column + 1]; k++) {
    const row = problem.colRows[k];
    if (times[row]-- === problem.need[row]) turnRow(selection, row, -1);
  }
}

/** Whether every constraint holds. */
export function isFeasible(selection: Selection): boolean {
  const { problem, groupCount, goalSum, sideSum } = selection;
  if (selection.open > 0 || groupCount.some((count) => count > 1)) return false;
  for (let j = 0; j < problem.columns; j++) {
    if (problem.state[j] === FORBIDDEN && selection.chosen[j] === 1) return false;
    if (problem.state[j] === PINNED && selection.chosen[j] === 0) return false;
  }
  return (
    problem.goals.every(({ atLeast }, g) => reaches(goalSum[g], atLeast)) &&
    problem.sides.every(({ atLeast }, i) => reaches(sideSum[i], atLeast))
  );
}

/** What is minimised: cost less value. */
export const objectiveOf = ({ cost, value }: Selection): number => cost - value;

/**
 * The objective of a mask of columns, summed afresh in column and row order so that equal choices give equal bits;
 * positive infinity where a constraint does not hold.
 */
export function judgeChoice(problem: CoverProblem, chosen: ArrayLike<number>): number {
  const selection = selectionOf(problem, chosen);
  if (!isFeasible(selection)) return Number.POSITIVE_INFINITY;
  let objective = 0;
  for (let j = 0; j < problem.columns; j++) if (selection.chosen[j] === 1) objective += problem.cost[j];
  for (let r = 0; r < problem.rows; r++) if (selection.times[r] >= problem.need[r]) objective -= problem.value[r];
  return objective;
}

/**
 * The largest step that every possible objective is a multiple of: the greatest common divisor of whole costs and
 * values; 0 where they are not whole, so that a bound cannot be rounded.
 */
export function granularityOf({ cost, value }: CoverProblem): number {
  let step = 0;
  for (const numbers of [cost, value]) {
    for (const number of numbers) {
      if (!Number.isSafeInteger(number)) return 0;
      step = greatestCommonDivisor(step, Math.abs(number));
    }
  }
  return step;
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

/** A proved lower bound lifted to the next possible objective; rounding of the sum itself is allowed for. */
export function liftBound(bound: number, granularity: number): number {
  if (granularity === 0 || !Number.isFinite(bound)) return bound;
  return Math.ceil(bound / granularity - 1e-7) * granularity + 0;
}
