import { capsOf, fillGreedily, gainOf, isOpenTo } from './greedy.ts';
import { type CoverProblem, PINNED } from './problem.ts';
import { addColumn, objectiveOf, reaches, removeColumn, type Selection } from './selection.ts';

/** Whether required rows, goals and sides all hold; columns are only ever added where their group is free. */
export const holds = ({ problem, open, goalSum, sideSum }: Selection): boolean =>
  open === 0 &&
  problem.goals.every(({ atLeast }, g) => reaches(goalSum[g], atLeast)) &&
  problem.sides.every(({ atLeast }, i) => reaches(sideSum[i], atLeast));

/**
 * Adds or removes columns until every side holds, the least loss for what it brings the side first. False where that is not
 * possible without giving up coverage that must be.
 */
export function repairSides(selection: Selection, caps: Uint8Array): boolean {
  const { problem, sideSum } = selection;
  for (let round = 0; round <= 2 * problem.columns; round++) {
    const broken = problem.sides.findIndex(({ atLeast }, i) => !reaches(sideSum[i], atLeast));
    if (broken < 0) return true;
    const { coefficient, atLeast } = problem.sides[broken];
    const missing = atLeast - sideSum[broken];
    let best = -1;
    let bestRate = Number.POSITIVE_INFINITY;
    for (let j = 0; j < problem.columns; j++) {
      const isChosen = selection.chosen[j] === 1;
      const brings = isChosen ? -coefficient[j] : coefficient[j];
      if (brings <= 0 || (isChosen ? problem.state[j] === PINNED : !isOpenTo(selection, j, caps))) continue;
      const loss = isChosen ? lossOf(selection, j) : problem.cost[j] - gainOf(selection, j);
      const rate = loss / Math.min(brings, missing);
      if (rate < bestRate) {
        bestRate = rate;
        best = j;
      }
    }
    if (best < 0) return false;
    if (selection.chosen[best] === 1) removeColumn(selection, best);
    else addColumn(selection, best);
  }
  return false;
}

/** What removing a chosen column would cost: infinite where coverage that must be would go. */
function lossOf(selection: Selection, column: number): number {
  const before = objectiveOf(selection);
  const { open } = selection;
  removeColumn(selection, column);
  const stillHolds =
    selection.open === open &&
    selection.problem.goals.every(({ atLeast }, g) => reaches(selection.goalSum[g], atLeast));
  const loss = stillHolds ? objectiveOf(selection) - before : Number.POSITIVE_INFINITY;
  addColumn(selection, column);
  return loss;
}

/** Removes columns that nothing depends on, dearest first; returns what was removed. */
export function prune(selection: Selection, among?: readonly number[]): number[] {
  const { problem, chosen } = selection;
  const removed: number[] = [];
  const candidates = (among ?? Array.from(chosen.keys())).filter((j) => chosen[j] === 1 && problem.state[j] !== PINNED);
  candidates.sort((a, b) => problem.cost[b] - problem.cost[a] || b - a);
  for (const j of candidates) {
    const before = objectiveOf(selection);
    removeColumn(selection, j);
    if (holds(selection) && objectiveOf(selection) <= before) removed.push(j);
    else addColumn(selection, j);
  }
  return removed;
}

/** Completes a choice: covers what is missing, repairs the sides, drops what is superfluous. False where no plan came out. */
export function complete(
  selection: Selection,
  price: Float64Array,
  mayBreakSides: boolean,
  among?: readonly number[],
): boolean {
  const caps = capsFor(selection.problem);
  fillGreedily(selection, { price, mayBreakSides, ...(among === undefined ? {} : { among }) }, caps);
  if (!holds(selection)) {
    if (selection.open > 0 || !repairSides(selection, caps)) return false;
    fillGreedily(selection, { price, mayBreakSides: false }, caps);
  }
  prune(selection);
  return holds(selection);
}

const knownCaps = new WeakMap<CoverProblem, Uint8Array>();

function capsFor(problem: CoverProblem): Uint8Array {
  let caps = knownCaps.get(problem);
  if (caps === undefined) {
    caps = capsOf(problem);
    knownCaps.set(problem, caps);
  }
  return caps;
}

/**
 * Tries every column of `order` in the place of those it makes superfluous, and keeps each exchange that lowers the
 * objective. Returns whether any did.
 */
export function exchange(selection: Selection, order: readonly number[]): boolean {
  const { problem, chosen } = selection;
  const caps = capsFor(problem);
  let improved = false;
  for (const k of order) {
    if (chosen[k] === 1) continue;
    const before = objectiveOf(selection);
    const neighbours = chosenAround(selection, k);
    const isMate = problem.group[k] >= 0;
    const mates = isMate ? neighbours.filter((j) => problem.group[j] === problem.group[k]) : [];
    if (mates.some((j) => problem.state[j] === PINNED)) continue;
    for (const j of mates) removeColumn(selection, j);
    if (!isOpenTo(selection, k, new Uint8Array(caps.length))) {
      for (const j of mates) addColumn(selection, j);
      continue;
    }
    addColumn(selection, k);
    const removed = [...mates, ...prune(selection, neighbours)];
    if (holds(selection) && objectiveOf(selection) < before - 1e-9 * Math.max(1, Math.abs(before))) {
      improved = true;
      continue;
    }
    removeColumn(selection, k);
    for (const j of removed) addColumn(selection, j);
  }
  return improved;
}

/** The chosen columns that share a row or the group with a column. */
function chosenAround({ problem, chosen }: Selection, column: number): number[] {
  const found = new Set<number>();
  for (let k = problem.colStart[column]; k < problem.colStart[column + 1]; k++) {
    const row = problem.colRows[k];
    for (let c = problem.rowStart[row]; c < problem.rowStart[row + 1]; c++)
      if (chosen[problem.rowCols[c]] === 1) found.add(problem.rowCols[c]);
  }
  if (problem.group[column] >= 0)
    for (let j = 0; j < problem.columns; j++)
      if (chosen[j] === 1 && problem.group[j] === problem.group[column]) found.add(j);
  return [...found];
}
