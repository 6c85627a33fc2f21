import type { Workbench } from './workbench.ts';

/**
 * Takes away each row that is covered whenever a required row is: the required one's columns are all among its own,
 * and it needs no more of them. Its worth and its weight are booked as won.
 */
export function dropImpliedRows(bench: Workbench): void {
  const { problem, rowAlive, need } = bench;
  const inColumn = new Int32Array(problem.columns).fill(-1);
  const columnsOf = Array.from({ length: problem.rows }, (_, r) => (rowAlive[r] === 1 ? bench.liveColumns(r) : []));
  const rowsOf = Array.from({ length: problem.columns }, (_, j) =>
    bench.columnAlive[j] === 1 ? bench.liveRows(j) : [],
  );
  for (let row = 0; row < problem.rows; row++) {
    if (rowAlive[row] === 0 || bench.required[row] === 0) continue;
    const columns = columnsOf[row];
    for (const column of columns) inColumn[column] = row;
    const leanest = columns.reduce((best, j) => (rowsOf[j].length < rowsOf[best].length ? j : best));
    for (const other of rowsOf[leanest]) {
      if (other === row || rowAlive[other] === 0 || need[other] > need[row]) continue;
      if (columnsOf[other].length < columns.length) continue;
      let shared = 0;
      for (const column of columnsOf[other]) if (inColumn[column] === row) shared++;
      if (shared < columns.length) continue;
      const isEqual = bench.required[other] === 1 && columnsOf[other].length === shared && need[other] === need[row];
      if (!isEqual || row < other) bench.settle(other, 'rows implied by others');
    }
  }
}

/** Makes one row of rows that the same columns cover, equally often needed, with their worths and weights added up. */
export function mergeEqualRows(bench: Workbench): void {
  const first = new Map<string, number>();
  for (let row = 0; row < bench.problem.rows; row++) {
    if (bench.rowAlive[row] === 0 || bench.required[row] === 1) continue;
    const key = `${bench.need[row]}:${bench.liveColumns(row).join()}`;
    const into = first.get(key);
    if (into === undefined) {
      first.set(key, row);
      continue;
    }
    bench.value[into] += bench.value[row];
    for (const { weight } of bench.goals) weight[into] += weight[row];
    bench.dropRow(row, 'rows merged with equals');
  }
}
