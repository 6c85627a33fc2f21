import type { CoverProblem } from './problem.ts';

/** A mixed-integer program in compressed sparse rows: minimise colCost·x, rowLower ≤ Ax ≤ rowUpper, colLower ≤ x ≤ colUpper. */
export interface MixedProgram {
  readonly colCost: Float64Array;
  readonly colLower: Float64Array;
  readonly colUpper: Float64Array;
  /** 1 where the variable must be whole. */
  readonly whole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly rowStart: Int32Array;
  readonly index: Int32Array;
  readonly coefficient: Float64Array;
}

export interface ExactLimits {
  /** Seconds; infinite where absent. */
  readonly timeLimitS?: number | undefined;
  /** Stop as soon as the bound is this near to the best plan, in the objective's unit. */
  readonly absoluteGap: number;
  /** Or this near as a share of the plan's objective. */
  readonly gapShare?: number | undefined;
  /** A plan to start from, one value a variable. */
  readonly start?: Float64Array | undefined;
}

export interface ExactAnswer {
  /** `optimal` and `infeasible` are proved; `limit` is what was known when a limit came, `failed` when the solver broke down. */
  readonly status: 'optimal' | 'infeasible' | 'limit' | 'failed';
  /** The best values found, `null` where there are none. */
  readonly values: Float64Array | null;
  /** A proved lower bound of the objective. */
  readonly bound: number;
}

/** Solves mixed-integer programs to proved optimality: HiGHS (`highs.ts`), here or in a worker. */
export type ExactSolver = (program: MixedProgram, limits: ExactLimits) => Promise<ExactAnswer>;

/**
 * The cover problem as a mixed-integer program. The first variables are the columns; then comes one for each row that
 * is worth something without being required, continuous where one column is enough to cover it: at an optimum it is whole by itself.
 */
export function toMixedProgram(problem: CoverProblem): MixedProgram & { readonly optionalRows: readonly number[] } {
  const { columns, rows, need, required, value, goals, sides, group, rowStart, rowCols } = problem;
  const optionalRows = Array.from({ length: rows }, (_, r) => r).filter((r) => required[r] === 0);
  const variableOf = new Map(optionalRows.map((row, i) => [row, columns + i]));
  const total = columns + optionalRows.length;
  const starts = [0];
  const index: number[] = [];
  const coefficient: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const close = (lower: number, upper: number) => {
    rowLower.push(lower);
    rowUpper.push(upper);
    starts.push(index.length);
  };
  const put = (variable: number, factor: number) => {
    if (factor === 0) return;
    index.push(variable);
    coefficient.push(factor);
  };
  for (let r = 0; r < rows; r++) {
    for (let k = rowStart[r]; k < rowStart[r + 1]; k++) put(rowCols[k], 1);
    if (required[r] === 0) put(variableOf.get(r)!, -need[r]);
    close(required[r] === 1 ? need[r] : 0, Number.POSITIVE_INFINITY);
  }
  for (const { weight, atLeast } of goals) {
    let known = 0;
    for (let r = 0; r < rows; r++) {
      if (required[r] === 1) known += weight[r];
      else put(variableOf.get(r)!, weight[r]);
    }
    close(atLeast - known, Number.POSITIVE_INFINITY);
  }
  for (const side of sides) {
    for (let j = 0; j < columns; j++) put(j, side.coefficient[j]);
    close(side.atLeast, Number.POSITIVE_INFINITY);
  }
  const members = new Map<number, number[]>();
  for (let j = 0; j < columns; j++) if (group[j] >= 0) members.set(group[j], [...(members.get(group[j]) ?? []), j]);
  for (const mates of members.values()) {
    if (mates.length < 2) continue;
    for (const j of mates) put(j, 1);
    close(Number.NEGATIVE_INFINITY, 1);
  }
  const colCost = new Float64Array(total);
  colCost.set(problem.cost);
  optionalRows.forEach((row, i) => {
    colCost[columns + i] = -value[row];
  });
  return {
    optionalRows,
    colCost,
    colLower: Float64Array.from({ length: total }, (_, j) => Number(j < columns && problem.state[j] === 1)),
    colUpper: Float64Array.from({ length: total }, (_, j) => Number(!(j < columns && problem.state[j] === -1))),
    whole: Uint8Array.from({ length: total }, (_, j) => Number(j < columns || need[optionalRows[j - columns]] > 1)),
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    rowStart: Int32Array.from(starts),
    index: Int32Array.from(index),
    coefficient: Float64Array.from(coefficient),
  };
}
