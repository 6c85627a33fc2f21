/** A linear demand on the choice itself: Σ coefficient[j] over the chosen columns is at least `atLeast`. */
export interface SideConstraint {
  /** What a message calls it. */
  readonly name: string;
  readonly coefficient: Float64Array;
  readonly atLeast: number;
}

/** A demand on what is covered: Σ weight[r] over the covered rows is at least `atLeast`. Weights are 0 or positive. */
export interface CoverGoal {
  readonly name: string;
  readonly weight: Float64Array;
  readonly atLeast: number;
}

/** The state of a column that is not free to choose. */
export const FREE = 0;
export const PINNED = 1;
export const FORBIDDEN = -1;

/**
 * Which columns (candidate sites) to choose, so that rows (demand points) are covered. Minimises
 * Σ cost over the chosen columns − Σ value over the covered rows. A row is covered when at least `need` chosen columns
 * cover it. Set covering has required rows and no values; maximal covering has values and a side that caps the choice
 * (Church and ReVelle 1974). Sparse both ways: the rows of column j are colRows[colStart[j] .. colStart[j + 1]), ascending.
 */
export interface CoverProblem {
  readonly columns: number;
  readonly rows: number;
  /** 0 or positive. */
  readonly cost: Float64Array;
  readonly colStart: Uint32Array;
  readonly colRows: Uint32Array;
  readonly rowStart: Uint32Array;
  readonly rowCols: Uint32Array;
  readonly need: Uint8Array;
  /** 1 where the row must be covered. */
  readonly required: Uint8Array;
  /** 0 or positive. */
  readonly value: Float64Array;
  readonly goals: readonly CoverGoal[];
  readonly sides: readonly SideConstraint[];
  /** At most one column of each group may be chosen; -1 is no group. */
  readonly group: Int32Array;
  /** `FREE`, `PINNED` or `FORBIDDEN`. */
  readonly state: Int8Array;
}

/** What a problem is made from; everything but costs and covered rows has a usual value. */
export interface ProblemInput {
  readonly rows: number;
  readonly cost: ArrayLike<number>;
  /** The rows of each column, in any order, without repeats. */
  readonly covers: readonly ArrayLike<number>[];
  readonly need?: ArrayLike<number>;
  readonly required?: ArrayLike<number>;
  readonly value?: ArrayLike<number>;
  readonly goals?: readonly CoverGoal[];
  readonly sides?: readonly SideConstraint[];
  readonly group?: ArrayLike<number>;
  readonly state?: ArrayLike<number>;
}

/** The problem in sparse form; rows are required unless values or goals are given. */
export function createProblem(input: ProblemInput): CoverProblem {
  const { rows, covers } = input;
  const columns = covers.length;
  if (input.cost.length !== columns)
    throw new RangeError(`cost must have ${columns} entries, got ${input.cost.length}`);
  const colStart = new Uint32Array(columns + 1);
  for (let j = 0; j < columns; j++) colStart[j + 1] = colStart[j] + covers[j].length;
  const colRows = new Uint32Array(colStart[columns]);
  for (let j = 0; j < columns; j++) colRows.set(Uint32Array.from(covers[j]).sort(), colStart[j]);
  const isPlain = input.value === undefined && input.goals === undefined;
  return {
    columns,
    rows,
    cost: Float64Array.from(input.cost),
    colStart,
    colRows,
    ...transpose(columns, rows, colStart, colRows),
    need: input.need === undefined ? new Uint8Array(rows).fill(1) : Uint8Array.from(input.need),
    required:
      input.required === undefined ? new Uint8Array(rows).fill(Number(isPlain)) : Uint8Array.from(input.required),
    value: input.value === undefined ? new Float64Array(rows) : Float64Array.from(input.value),
    goals: input.goals ?? [],
    sides: input.sides ?? [],
    group: input.group === undefined ? new Int32Array(columns).fill(-1) : Int32Array.from(input.group),
    state: input.state === undefined ? new Int8Array(columns) : Int8Array.from(input.state),
  };
}

/** The columns of each row, from the rows of each column; ascending. */
export function transpose(
  columns: number,
  rows: number,
  colStart: Uint32Array,
  colRows: Uint32Array,
): { rowStart: Uint32Array; rowCols: Uint32Array } {
  const rowStart = new Uint32Array(rows + 1);
  for (const row of colRows) rowStart[row + 1]++;
  for (let r = 0; r < rows; r++) rowStart[r + 1] += rowStart[r];
  const at = rowStart.slice();
  const rowCols = new Uint32Array(colRows.length);
  for (let j = 0; j < columns; j++) for (let k = colStart[j]; k < colStart[j + 1]; k++) rowCols[at[colRows[k]]++] = j;
  return { rowStart, rowCols };
}

/** The part of a problem that some columns and rows are, with the rows' needs, the goals and the sides as given. */
export function restrict(
  problem: CoverProblem,
  columns: Uint32Array,
  rows: Uint32Array,
  changed: {
    readonly need?: Uint8Array;
    readonly value?: Float64Array;
    readonly goals?: readonly CoverGoal[];
    readonly sides?: readonly SideConstraint[];
    readonly group?: Int32Array;
  } = {},
): CoverProblem {
  const newRow = new Int32Array(problem.rows).fill(-1);
  rows.forEach((row, i) => {
    newRow[row] = i;
  });
  const colStart = new Uint32Array(columns.length + 1);
  const kept: number[] = [];
  columns.forEach((column, j) => {
    for (let k = problem.colStart[column]; k < problem.colStart[column + 1]; k++) {
      const row = newRow[problem.colRows[k]];
      if (row >= 0) kept.push(row);
    }
    colStart[j + 1] = kept.length;
  });
  const colRows = Uint32Array.from(kept);
  const ofRows = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]);
  const ofColumns = (values: Float64Array) => Float64Array.from(columns, (column) => values[column]);
  const { need = problem.need, value = problem.value, group = problem.group } = changed;
  return {
    columns: columns.length,
    rows: rows.length,
    cost: ofColumns(problem.cost),
    colStart,
    colRows,
    ...transpose(columns.length, rows.length, colStart, colRows),
    need: Uint8Array.from(rows, (row) => need[row]),
    required: Uint8Array.from(rows, (row) => problem.required[row]),
    value: ofRows(value),
    goals: (changed.goals ?? problem.goals).map((goal) => ({ ...goal, weight: ofRows(goal.weight) })),
    sides: (changed.sides ?? problem.sides).map((side) => ({ ...side, coefficient: ofColumns(side.coefficient) })),
    group: Int32Array.from(columns, (column) => group[column]),
    state: Int8Array.from(columns, (column) => problem.state[column]),
  };
}
