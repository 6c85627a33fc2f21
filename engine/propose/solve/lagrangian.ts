import { type CoverProblem, FORBIDDEN, PINNED } from './problem.ts';

/** Prices of a Lagrangian relaxation: of covering each row, of each goal and of each side. All 0 or positive. */
export interface Multipliers {
  readonly row: Float64Array;
  readonly goal: Float64Array;
  readonly side: Float64Array;
}

/** The relaxed problem's answer at some prices. */
export interface Relaxed {
  /** A lower bound of every plan's objective. */
  bound: number;
  /** Cost of each column less what its rows and sides are worth at these prices. */
  readonly reducedCost: Float64Array;
  /** 1 for the columns and rows that the relaxed problem takes. */
  readonly column: Uint8Array;
  readonly row: Uint8Array;
}

export const createRelaxed = ({ columns, rows }: CoverProblem): Relaxed => ({
  bound: Number.NEGATIVE_INFINITY,
  reducedCost: new Float64Array(columns),
  column: new Uint8Array(columns),
  row: new Uint8Array(rows),
});

/** Prices to start from: each row's share of its cheapest column (Beasley 1987; the first step of a dual ascent). */
export function startMultipliers(problem: CoverProblem): Multipliers {
  const { cost, colStart, rowStart, rowCols } = problem;
  const row = Float64Array.from({ length: problem.rows }, (_, r) => {
    if (problem.required[r] === 0) return problem.value[r] / (2 * Math.max(1, problem.need[r]));
    let least = Number.POSITIVE_INFINITY;
    for (let k = rowStart[r]; k < rowStart[r + 1]; k++) {
      const j = rowCols[k];
      least = Math.min(least, cost[j] / (colStart[j + 1] - colStart[j]));
    }
    return Number.isFinite(least) ? least : 0;
  });
  return { row, goal: new Float64Array(problem.goals.length), side: new Float64Array(problem.sides.length) };
}

/**
 * Solves the relaxed problem at the given prices into `out`. With prices u of the links need z ≤ Σ x, λ of the goals and
 * μ of the sides all 0 or positive, every plan's objective is at least
 * Σ_j min(0, c_j − Σ u_r − Σ μ a_j) + Σ_r min(0, need u_r − value_r − Σ λ w_r) + Σ λ W + Σ μ b, with the minimum taken
 * once for a group, and the terms of pinned columns and required rows taken as they are (Fisher 1981).
 */
export function relax(problem: CoverProblem, prices: Multipliers, out: Relaxed): void {
  const { columns, rows, cost, colStart, colRows, group, state, goals, sides } = problem;
  let bound = 0;
  goals.forEach(({ atLeast }, g) => {
    bound += prices.goal[g] * atLeast;
  });
  sides.forEach(({ atLeast }, i) => {
    bound += prices.side[i] * atLeast;
  });
  const bestOfGroup = new Map<number, number>();
  for (let j = 0; j < columns; j++) {
    let reduced = cost[j];
    for (let k = colStart[j]; k < colStart[j + 1]; k++) reduced -= prices.row[colRows[k]];
    for (let i = 0; i < sides.length; i++) reduced -= prices.side[i] * sides[i].coefficient[j];
    out.reducedCost[j] = reduced;
    out.column[j] = 0;
    if (state[j] === PINNED) {
      bound += reduced;
      out.column[j] = 1;
      if (group[j] >= 0) bestOfGroup.set(group[j], -1);
    }
  }
  for (let j = 0; j < columns; j++) {
    if (state[j] !== 0 || out.reducedCost[j] >= 0) continue;
    if (group[j] < 0) {
      bound += out.reducedCost[j];
      out.column[j] = 1;
      continue;
    }
    const best = bestOfGroup.get(group[j]);
    if (best === undefined || (best >= 0 && out.reducedCost[j] < out.reducedCost[best])) bestOfGroup.set(group[j], j);
  }
  for (const best of bestOfGroup.values()) {
    if (best < 0) continue;
    bound += out.reducedCost[best];
    out.column[best] = 1;
  }
  for (let r = 0; r < rows; r++) {
    let term = problem.need[r] * prices.row[r] - problem.value[r];
    for (let g = 0; g < goals.length; g++) term -= prices.goal[g] * goals[g].weight[r];
    const isTaken = problem.required[r] === 1 || problem.need[r] === 0 || term < 0;
    out.row[r] = Number(isTaken);
    if (isTaken) bound += term;
  }
  out.bound = bound;
}

/** The directions in which the prices would have to move, into `out`, and the square of their scaled length. */
export function subgradient(problem: CoverProblem, relaxed: Relaxed, prices: Multipliers, out: Multipliers): number {
  const { rowStart, rowCols, goals, sides } = problem;
  let lengthSq = 0;
  const put = (into: Float64Array, at: number, given: number, price: number) => {
    // A price of 0 that would have to fall stays where it is.
    const step = price === 0 && given < 0 ? 0 : given;
    into[at] = step;
    lengthSq += step * step;
  };
  for (let r = 0; r < problem.rows; r++) {
    let times = 0;
    for (let k = rowStart[r]; k < rowStart[r + 1]; k++) times += relaxed.column[rowCols[k]];
    put(out.row, r, problem.need[r] * relaxed.row[r] - times, prices.row[r]);
  }
  goals.forEach(({ weight, atLeast }, g) => {
    let sum = 0;
    let largest = 0;
    for (let r = 0; r < problem.rows; r++) {
      largest = Math.max(largest, weight[r]);
      sum += relaxed.row[r] * weight[r];
    }
    put(out.goal, g, (atLeast - sum) / (largest || 1), prices.goal[g]);
    out.goal[g] /= largest || 1;
  });
  sides.forEach(({ coefficient, atLeast }, i) => {
    let sum = 0;
    let largest = 0;
    for (let j = 0; j < problem.columns; j++) {
      largest = Math.max(largest, Math.abs(coefficient[j]));
      sum += relaxed.column[j] * coefficient[j];
    }
    put(out.side, i, (atLeast - sum) / (largest || 1), prices.side[i]);
    out.side[i] /= largest || 1;
  });
  return lengthSq;
}

/** Columns that no plan better than `objective` can contain, by their reduced costs: chosen, the bound would reach it. */
export function columnsToDrop(problem: CoverProblem, relaxed: Relaxed, objective: number): number[] {
  const dropped: number[] = [];
  const room = Math.max(1, Math.abs(objective)) * 1e-9;
  const groupTerm = new Map<number, number>();
  for (let j = 0; j < problem.columns; j++)
    if (relaxed.column[j] === 1 && problem.group[j] >= 0) groupTerm.set(problem.group[j], relaxed.reducedCost[j]);
  for (let j = 0; j < problem.columns; j++) {
    if (problem.state[j] === FORBIDDEN || relaxed.column[j] === 1) continue;
    const already = groupTerm.get(problem.group[j]) ?? 0;
    if (relaxed.bound - already + relaxed.reducedCost[j] > objective + room) dropped.push(j);
  }
  return dropped;
}
