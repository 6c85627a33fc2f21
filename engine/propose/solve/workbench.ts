import type { CoverProblem } from './problem.ts';

/** A problem while it is being reduced. */
export interface Workbench {
  readonly problem: CoverProblem;
  readonly columnAlive: Uint8Array;
  readonly rowAlive: Uint8Array;
  /** What is still needed of each row. */
  readonly need: Uint8Array;
  readonly required: Uint8Array;
  readonly value: Float64Array;
  /** With what is still missing; the weights are copies. */
  readonly goals: { readonly name: string; readonly weight: Float64Array; atLeast: number }[];
  readonly sides: { readonly name: string; readonly coefficient: Float64Array; atLeast: number }[];
  readonly taken: number[];
  readonly unreachable: number[];
  readonly missedGoals: { readonly name: string; readonly atLeast: number; readonly reachable: number }[];
  readonly counts: Record<string, number>;
  offset: number;
  changes: number;
  /** The columns left that cover a row; a group counts once for each of its columns. */
  liveColumns(row: number): number[];
  liveRows(column: number): number[];
  /** Whether covering the row is worth anything. */
  isWanted(row: number): boolean;
  /** Takes a row away that is covered whatever is chosen. */
  settle(row: number, rule: string): void;
  dropRow(row: number, rule: string): void;
  dropColumn(column: number, rule: string): void;
  count(rule: string): void;
  /** The problem with the needs, worths, goals and sides as they are by now. */
  asProblem(): CoverProblem;
}

export function createWorkbench(problem: CoverProblem): Workbench {
  const { colStart, colRows, rowStart, rowCols } = problem;
  const bench: Workbench = {
    problem,
    columnAlive: new Uint8Array(problem.columns).fill(1),
    rowAlive: new Uint8Array(problem.rows).fill(1),
    need: problem.need.slice(),
    required: problem.required.slice(),
    value: problem.value.slice(),
    goals: problem.goals.map((goal) => ({ ...goal, weight: goal.weight.slice() })),
    sides: problem.sides.map((side) => ({ ...side })),
    taken: [],
    unreachable: [],
    missedGoals: [],
    counts: {},
    offset: 0,
    changes: 0,
    liveColumns: (row) => live(rowCols, rowStart, row, bench.columnAlive),
    liveRows: (column) => live(colRows, colStart, column, bench.rowAlive),
    isWanted: (row) =>
      bench.required[row] === 1 || bench.value[row] > 0 || bench.goals.some(({ weight }) => weight[row] > 0),
    settle(row, rule) {
      bench.offset -= bench.value[row];
      for (const goal of bench.goals) goal.atLeast -= goal.weight[row];
      bench.dropRow(row, rule);
    },
    dropRow(row, rule) {
      bench.rowAlive[row] = 0;
      bench.count(rule);
    },
    dropColumn(column, rule) {
      bench.columnAlive[column] = 0;
      bench.count(rule);
    },
    count(rule) {
      bench.counts[rule] = (bench.counts[rule] ?? 0) + 1;
      bench.changes++;
    },
    asProblem: () => ({
      ...problem,
      need: bench.need,
      required: bench.required,
      value: bench.value,
      goals: bench.goals,
      sides: bench.sides,
    }),
  };
  return bench;
}

/** Chooses a column for good: its rows need one less, its group is closed, the sides have its share. */
export function takeColumn(bench: Workbench, column: number): void {
  const { problem } = bench;
  bench.taken.push(column);
  bench.columnAlive[column] = 0;
  bench.offset += problem.cost[column];
  bench.changes++;
  for (const row of bench.liveRows(column)) if (bench.need[row] > 0) bench.need[row]--;
  for (const side of bench.sides) side.atLeast -= side.coefficient[column];
  if (problem.group[column] < 0) return;
  for (let j = 0; j < problem.columns; j++) {
    if (bench.columnAlive[j] === 1 && problem.group[j] === problem.group[column] && problem.state[j] !== 1)
      bench.dropColumn(j, 'columns of a group that is taken');
  }
}

function live(items: Uint32Array, start: Uint32Array, at: number, alive: Uint8Array): number[] {
  const found: number[] = [];
  for (let k = start[at]; k < start[at + 1]; k++) if (alive[items[k]] === 1) found.push(items[k]);
  return found;
}
