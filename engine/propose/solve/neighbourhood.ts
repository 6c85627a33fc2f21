import { complete } from './improve.ts';
import { PINNED } from './problem.ts';
import { addColumn, objectiveOf, removeColumn, type Selection } from './selection.ts';

/** At most this share of the chosen columns is taken out at once, and never more than this many. */
const RUIN_SHARE = 0.25;
const MOST_RUINED = 24;

/**
 * Takes out chosen columns round a random row or at random, completes the choice anew and keeps the result if it is no
 * worse (large neighbourhood search, Shaw 1998). Returns whether the objective fell.
 */
export function ruinAndRecreate(selection: Selection, price: Float64Array, random: () => number): boolean {
  const { problem, chosen } = selection;
  const removable = Array.from(chosen.keys()).filter((j) => chosen[j] === 1 && problem.state[j] !== PINNED);
  if (removable.length === 0) return false;
  const before = objectiveOf(selection);
  const kept = chosen.slice();
  const wanted = 1 + Math.floor(random() * Math.min(MOST_RUINED, Math.max(1, removable.length * RUIN_SHARE)));
  const ruined = random() < 0.7 ? nearColumns(selection, wanted, random) : drawn(removable, wanted, random);
  for (const j of ruined) removeColumn(selection, j);
  const noisy = price.map((value) => value * (0.75 + 0.5 * random()));
  const among = problem.value.some((value) => value > 0) ? undefined : columnsNear(selection, ruined);
  const isComplete = complete(selection, noisy, random() < 0.5, among);
  const after = objectiveOf(selection);
  const tolerance = 1e-9 * Math.max(1, Math.abs(before));
  if (isComplete && after <= before + tolerance) return after < before - tolerance;
  for (let j = 0; j < problem.columns; j++) {
    if (kept[j] === 1 && chosen[j] === 0) addColumn(selection, j);
    if (kept[j] === 0 && chosen[j] === 1) removeColumn(selection, j);
  }
  return false;
}

/** At most so many columns are looked at round a random one. */
const MOST_LOOKED_AT = 200;

/** Chosen columns that share rows with a random one, found outward. */
function nearColumns({ problem, chosen }: Selection, wanted: number, random: () => number): number[] {
  const found: number[] = [];
  const queue = [Math.floor(random() * problem.columns)];
  const seen = new Uint8Array(problem.columns);
  seen[queue[0]] = 1;
  for (let at = 0; at < queue.length && found.length < wanted; at++) {
    const column = queue[at];
    if (chosen[column] === 1 && problem.state[column] !== PINNED) found.push(column);
    if (queue.length >= MOST_LOOKED_AT) continue;
    for (let k = problem.colStart[column]; k < problem.colStart[column + 1]; k++) {
      const row = problem.colRows[k];
      for (let c = problem.rowStart[row]; c < problem.rowStart[row + 1]; c++) {
        const next = problem.rowCols[c];
        if (seen[next] === 1 || queue.length >= MOST_LOOKED_AT) continue;
        seen[next] = 1;
        queue.push(next);
      }
    }
  }
  return found;
}

function drawn(from: readonly number[], wanted: number, random: () => number): number[] {
  const pool = from.slice();
  for (let i = 0; i < wanted && i < pool.length; i++) {
    const other = i + Math.floor(random() * (pool.length - i));
    [pool[i], pool[other]] = [pool[other], pool[i]];
  }
  return pool.slice(0, wanted);
}

/** The columns that cover a row of the given ones, ascending. */
function columnsNear({ problem }: Selection, columns: readonly number[]): number[] {
  const isNear = new Uint8Array(problem.columns);
  for (const column of columns) {
    isNear[column] = 1;
    for (let k = problem.colStart[column]; k < problem.colStart[column + 1]; k++) {
      const row = problem.colRows[k];
      for (let c = problem.rowStart[row]; c < problem.rowStart[row + 1]; c++) isNear[problem.rowCols[c]] = 1;
    }
  }
  return Array.from(isNear.keys()).filter((j) => isNear[j] === 1);
}
