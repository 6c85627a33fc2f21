import { type CoverProblem, restrict } from './problem.ts';

/** A part of a problem that shares nothing with the rest. */
export interface Component {
  readonly problem: CoverProblem;
  /** The whole problem's column of each column here. */
  readonly columnOf: Uint32Array;
}

/**
 * The parts that rows and groups tie together, smallest column first, without sides and goals: the sum of their optima is a lower
 * bound of the whole, and the optimum where their choices together keep every side and goal.
 */
export function splitComponents(problem: CoverProblem): Component[] {
  const parent = Uint32Array.from({ length: problem.columns }, (_, j) => j);
  const find = (j: number): number => {
    while (parent[j] !== j) {
      parent[j] = parent[parent[j]];
      j = parent[j];
    }
    return j;
  };
  const join = (a: number, b: number): void => {
    const [low, high] = [find(a), find(b)].sort((x, y) => x - y);
    parent[high] = low;
  };
  for (let row = 0; row < problem.rows; row++)
    for (let k = problem.rowStart[row] + 1; k < problem.rowStart[row + 1]; k++)
      join(problem.rowCols[k - 1], problem.rowCols[k]);
  const firstOfGroup = new Map<number, number>();
  for (let j = 0; j < problem.columns; j++) {
    if (problem.group[j] < 0) continue;
    const first = firstOfGroup.get(problem.group[j]);
    if (first === undefined) firstOfGroup.set(problem.group[j], j);
    else join(first, j);
  }
  const columnsOf = new Map<number, number[]>();
  for (let j = 0; j < problem.columns; j++) {
    const root = find(j);
    const columns = columnsOf.get(root);
    if (columns === undefined) columnsOf.set(root, [j]);
    else columns.push(j);
  }
  return [...columnsOf.values()].map((columns) => {
    const columnOf = Uint32Array.from(columns);
    const rows = new Set<number>();
    for (const j of columns) {
      for (let k = problem.colStart[j]; k < problem.colStart[j + 1]; k++) rows.add(problem.colRows[k]);
    }
    const ordered = Uint32Array.from(rows).sort();
    return { problem: restrict(problem, columnOf, ordered, { goals: [], sides: [] }), columnOf };
  });
}
