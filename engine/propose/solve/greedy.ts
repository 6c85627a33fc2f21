import { type CoverProblem, FREE } from './problem.ts';
import { addColumn, reaches, type Selection } from './selection.ts';

/** How a greedy choice weighs its columns. */
export interface GreedyRules {
  /** What a column costs here; must be positive. */
  readonly price: Float64Array;
  /** Whether a side that asks for a balance may be broken on the way, to be repaired later. */
  readonly mayBreakSides: boolean;
  /** The columns to look at; all where absent. */
  readonly among?: readonly number[];
}

/** Sides that only ever take away, such as a budget: once broken they stay broken. 1 for each such side. */
export const capsOf = ({ sides }: CoverProblem): Uint8Array =>
  Uint8Array.from(sides, ({ coefficient }) => Number(coefficient.every((value) => value <= 0)));

/** Whether a free column can be added without breaking its group or a cap. */
export function isOpenTo(selection: Selection, column: number, caps: Uint8Array): boolean {
  const { problem, chosen, groupCount, sideSum } = selection;
  if (chosen[column] === 1 || problem.state[column] !== FREE) return false;
  if (problem.group[column] >= 0 && groupCount[problem.group[column]] > 0) return false;
  return problem.sides.every(
    ({ coefficient, atLeast }, i) => caps[i] === 0 || reaches(sideSum[i] + coefficient[column], atLeast),
  );
}

/** What a column would win now: missing required rows, missing shares of goals, and value, all per what is asked. */
export function gainOf(selection: Selection, column: number): number {
  const { problem, times, goalSum } = selection;
  const { need, required, value, goals, colStart, colRows } = problem;
  const worth = worthOfMusts(problem);
  let gain = 0;
  for (let k = colStart[column]; k < colStart[column + 1]; k++) {
    const row = colRows[k];
    if (times[row] >= need[row]) continue;
    gain += (required[row] * worth + value[row]) / need[row];
  }
  for (let g = 0; g < goals.length; g++) {
    const missing = goals[g].atLeast - goalSum[g];
    if (missing <= 0) continue;
    let won = 0;
    for (let k = colStart[column]; k < colStart[column + 1]; k++) {
      const row = colRows[k];
      if (times[row] < need[row]) won += goals[g].weight[row] / need[row];
    }
    gain += (worth * problem.rows * Math.min(won, missing)) / goals[g].atLeast;
  }
  return gain;
}

const worths = new WeakMap<CoverProblem, number>();

/** Worth of a row that must be covered: more than all values together. */
function worthOfMusts(problem: CoverProblem): number {
  let worth = worths.get(problem);
  if (worth === undefined) {
    worth = 1 + problem.value.reduce((sum, value) => sum + value, 0);
    worths.set(problem, worth);
  }
  return worth;
}

/**
 * Adds columns, most gain for its price first, until none gains any more. Gains only shrink while columns are added
 * (covering is submodular), so that a heap of old gains finds the best one (Minoux 1978).
 */
export function fillGreedily(selection: Selection, rules: GreedyRules, caps: Uint8Array): void {
  const { problem } = selection;
  const { price } = rules;
  const heap: number[] = [];
  const score = new Float64Array(problem.columns);
  const rate = (j: number) => gainOf(selection, j) / price[j];
  const before = (a: number, b: number) => score[a] > score[b] || (score[a] === score[b] && a < b);
  for (const j of rules.among ?? Array(problem.columns).keys()) {
    if (!isOpenTo(selection, j, caps)) continue;
    score[j] = rate(j);
    if (score[j] > 0) push(heap, j, before);
  }
  const waiting: number[] = [];
  while (heap.length > 0) {
    const column = pop(heap, before);
    if (!isOpenTo(selection, column, caps)) continue;
    const now = rate(column);
    if (now <= 0) continue;
    if (now < score[column] * (1 - 1e-12)) {
      score[column] = now;
      push(heap, column, before);
      continue;
    }
    if (!rules.mayBreakSides && breaksSide(selection, column, caps)) {
      waiting.push(column);
      continue;
    }
    if (isSatisfied(selection) && now * price[column] <= problem.cost[column]) continue;
    addColumn(selection, column);
    // What a side held back may be possible now.
    if (waiting.length > 0 && problem.sides.some(({ coefficient }) => coefficient[column] > 0))
      for (const held of waiting.splice(0)) push(heap, held, before);
  }
}

/** Whether nothing that must be had is missing, so that a column has to be worth its cost. */
const isSatisfied = ({ problem, goalSum, open }: Selection): boolean =>
  open === 0 && problem.goals.every(({ atLeast }, g) => reaches(goalSum[g], atLeast));

function breaksSide({ problem, sideSum }: Selection, column: number, caps: Uint8Array): boolean {
  return problem.sides.some(({ coefficient, atLeast }, i) => {
    if (caps[i] === 1 || coefficient[column] >= 0) return false;
    return !reaches(sideSum[i] + coefficient[column], atLeast);
  });
}

type Before = (a: number, b: number) => boolean;

function push(heap: number[], item: number, before: Before): void {
  let at = heap.push(item) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(heap[at], heap[parent])) return;
    [heap[at], heap[parent]] = [heap[parent], heap[at]];
    at = parent;
  }
}

function pop(heap: number[], before: Before): number {
  const top = heap[0];
  const last = heap.pop()!;
  if (heap.length === 0) return top;
  heap[0] = last;
  for (let at = 0; ; ) {
    let best = at;
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && before(heap[child], heap[best])) best = child;
    if (best === at) return top;
    [heap[at], heap[best]] = [heap[best], heap[at]];
    at = best;
  }
}
