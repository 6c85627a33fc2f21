import { dropDominatedColumns } from './dominated-columns.ts';
import { dropImpliedRows, mergeEqualRows } from './dominated-rows.ts';
import { type CoverProblem, FORBIDDEN, PINNED, restrict } from './problem.ts';
import { reaches } from './selection.ts';
import { createWorkbench, takeColumn, type Workbench } from './workbench.ts';

/** A smaller problem with the same optimum, and the way back. */
export interface Reduction {
  readonly problem: CoverProblem;
  /** The given problem's column of each column that is left. */
  readonly columnOf: Uint32Array;
  /** Columns of the given problem that every plan must choose. */
  readonly taken: readonly number[];
  /** What the taken columns cost less what their rows are worth; to be added to the objective of what is left. */
  readonly offset: number;
  /** Rows that must be covered and that too few columns can cover. The rest of the result leaves them out. */
  readonly unreachable: readonly number[];
  /** Goals that even all columns together miss, by name, with what is reachable. The result asks for that much. */
  readonly missedGoals: readonly { readonly name: string; readonly atLeast: number; readonly reachable: number }[];
  /** How many columns and rows each rule took away. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * The problem without what cannot change its optimum: pinned and forced columns are taken, forbidden, useless and
 * dominated columns go, and so do rows that are covered, implied by others, or equal to others. Repeats until nothing moves.
 */
export function reduce(problem: CoverProblem): Reduction {
  const bench = createWorkbench(problem);
  for (let j = 0; j < problem.columns; j++) if (problem.state[j] === PINNED) takeColumn(bench, j);
  for (let j = 0; j < problem.columns; j++) if (problem.state[j] === FORBIDDEN) bench.columnAlive[j] = 0;
  let before = -1;
  while (before !== bench.changes) {
    before = bench.changes;
    settleRows(bench);
    requireWhatGoalsNeed(bench);
    takeForced(bench);
    settleRows(bench);
    dropImpliedRows(bench);
    mergeEqualRows(bench);
    dropDominatedColumns(bench);
    dropUselessColumns(bench);
  }
  const columnOf = Uint32Array.from(aliveOf(bench.columnAlive));
  const rows = Uint32Array.from(aliveOf(bench.rowAlive));
  const goals = bench.goals.filter(({ atLeast }) => !reaches(0, atLeast));
  return {
    problem: {
      ...restrict(bench.asProblem(), columnOf, rows, { goals }),
      required: Uint8Array.from(rows, (row) => bench.required[row]),
    },
    columnOf,
    taken: bench.taken,
    offset: bench.offset,
    unreachable: bench.unreachable,
    missedGoals: bench.missedGoals,
    counts: bench.counts,
  };
}

/** A choice of the given problem's columns from one of the reduced problem's. */
export function expandChoice(columns: number, reduction: Reduction, chosen: ArrayLike<number>): Uint8Array {
  const whole = new Uint8Array(columns);
  for (const column of reduction.taken) whole[column] = 1;
  reduction.columnOf.forEach((column, j) => {
    whole[column] = chosen[j];
  });
  return whole;
}

const aliveOf = (alive: Uint8Array): number[] => Array.from(alive.keys()).filter((i) => alive[i] === 1);

/** Books rows that are covered by now, and takes away those that nobody asks for or nobody can cover. */
function settleRows(bench: Workbench): void {
  for (let row = 0; row < bench.problem.rows; row++) {
    if (bench.rowAlive[row] === 0) continue;
    if (bench.need[row] === 0) bench.settle(row, 'rows covered by taken columns');
    else if (bench.liveColumns(row).length < bench.need[row]) {
      if (bench.required[row] === 1) bench.unreachable.push(row);
      bench.dropRow(row, 'rows nobody can cover');
    } else if (!bench.isWanted(row)) bench.dropRow(row, 'rows nobody asks for');
  }
}

/** Makes rows required without which a goal cannot be reached; a goal out of reach is cut down to what is reachable. */
function requireWhatGoalsNeed(bench: Workbench): void {
  bench.goals.forEach((goal, g) => {
    let reachable = 0;
    for (let row = 0; row < bench.problem.rows; row++) if (bench.rowAlive[row] === 1) reachable += goal.weight[row];
    if (!reaches(reachable, goal.atLeast)) {
      const covered = bench.problem.goals[g].atLeast - goal.atLeast;
      bench.missedGoals.push({
        name: goal.name,
        atLeast: bench.problem.goals[g].atLeast,
        reachable: reachable + covered,
      });
      goal.atLeast = reachable;
    }
    for (let row = 0; row < bench.problem.rows; row++) {
      if (bench.rowAlive[row] === 0 || bench.required[row] === 1 || goal.weight[row] === 0) continue;
      if (reaches(reachable - goal.weight[row], goal.atLeast)) continue;
      bench.required[row] = 1;
      bench.changes++;
    }
  });
}

/** Takes every column that a required row cannot do without. */
function takeForced(bench: Workbench): void {
  for (let row = 0; row < bench.problem.rows; row++) {
    if (bench.rowAlive[row] === 0 || bench.required[row] === 0 || bench.need[row] === 0) continue;
    const columns = bench.liveColumns(row);
    if (columns.length !== bench.need[row]) continue;
    for (const column of columns) {
      if (bench.columnAlive[column] === 0) continue;
      takeColumn(bench, column);
      bench.count('forced columns');
    }
  }
}

/** Takes away columns that cover nothing any more and help no side. */
function dropUselessColumns(bench: Workbench): void {
  const { problem } = bench;
  for (let j = 0; j < problem.columns; j++) {
    if (bench.columnAlive[j] === 0 || bench.liveRows(j).length > 0) continue;
    if (problem.sides.every(({ coefficient }) => coefficient[j] <= 0)) bench.dropColumn(j, 'columns without use');
  }
}
