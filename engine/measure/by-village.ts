import { NO_ROW } from '../dataset.ts';

/** Rows by village: those of village i are rows[start[i] .. start[i + 1]), ascending. */
export interface RowsByVillage {
  readonly start: Uint32Array;
  readonly rows: Uint32Array;
}

/** The rows of a layer by the village that each names; a row that names none is in no list. No layer, no rows. */
export function groupByVillage(village: Int32Array | null, villages: number): RowsByVillage {
  const start = new Uint32Array(villages + 2);
  const named = village ?? new Int32Array(0);
  for (const of of named) if (of !== NO_ROW) start[of + 2]++;
  for (let i = 0; i < villages; i++) start[i + 2] += start[i + 1];
  const rows = new Uint32Array(start[villages + 1]);
  named.forEach((of, row) => {
    if (of !== NO_ROW) rows[start[of + 1]++] = row;
  });
  return { start: start.slice(0, villages + 1), rows };
}
