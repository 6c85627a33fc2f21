import type { Workbench } from './workbench.ts';

/**
 * Takes away each column j that another, k, can stand in for at no higher cost: k covers every row that j covers and
 * gives every side at least as much.
 *
 * Proof: take an optimum with j. Without k in it, put k in the place of j. With k in it, leave j out: nothing is lost
 * if every row of j needs one column only and j gives no side anything positive. Within one group the second case
 * cannot occur; a k of another group could be shut out, so it must have none.
 */
export function dropDominatedColumns(bench: Workbench): void {
  const { problem, columnAlive } = bench;
  const { cost, group, sides } = problem;
  const inRow = new Int32Array(problem.rows).fill(-1);
  const rowsOf = Array.from({ length: problem.columns }, (_, j) => (columnAlive[j] === 1 ? bench.liveRows(j) : []));
  const columnsOf = Array.from({ length: problem.rows }, (_, r) =>
    bench.rowAlive[r] === 1 ? bench.liveColumns(r) : [],
  );

  const mayLeave = (j: number, k: number): boolean => {
    if (group[k] >= 0 && group[k] === group[j]) return true;
    if (group[k] >= 0) return false;
    return rowsOf[j].every((row) => bench.need[row] === 1) && sides.every(({ coefficient }) => coefficient[j] <= 0);
  };
  const dominates = (k: number, j: number): boolean => {
    if (cost[k] > cost[j] || rowsOf[k].length < rowsOf[j].length) return false;
    if (!sides.every(({ coefficient }) => coefficient[k] >= coefficient[j]) || !mayLeave(j, k)) return false;
    let shared = 0;
    for (const row of rowsOf[k]) if (inRow[row] === j) shared++;
    if (shared < rowsOf[j].length) return false;
    // Equals stand in for each other: the first one stays.
    const isEqual =
      cost[k] === cost[j] &&
      rowsOf[k].length === rowsOf[j].length &&
      sides.every(({ coefficient }) => coefficient[k] === coefficient[j]);
    return !isEqual || k < j || !mayLeave(k, j);
  };
  for (let j = 0; j < problem.columns; j++) {
    if (columnAlive[j] === 0 || rowsOf[j].length === 0) continue;
    for (const row of rowsOf[j]) inRow[row] = j;
    const rarest = rowsOf[j].reduce((best, row) => (columnsOf[row].length < columnsOf[best].length ? row : best));
    if (columnsOf[rarest].some((k) => k !== j && columnAlive[k] === 1 && dominates(k, j)))
      bench.dropColumn(j, 'dominated columns');
  }
}
