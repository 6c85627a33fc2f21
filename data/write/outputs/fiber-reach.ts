import type { Analysis } from '../../../engine/index.ts';
import { orNull, type Table, toColumns } from './table.ts';

const COLUMNS = ['threshold_m', 'villages', 'total', 'share'] as const;

/** How many villages lie within each distance of an operational route; no rows without villages or fiber. */
export function toFiberReach({ fiberReach }: Pick<Analysis, 'fiberReach'>): Table {
  if (fiberReach === null) return { columns: toColumns(COLUMNS), rows: [] };
  const { thresholdM, villages, total } = fiberReach;
  return {
    columns: toColumns(COLUMNS),
    rows: Array.from(thresholdM, (metres, i) => [metres, villages[i], total, orNull(villages[i] / total)]),
  };
}
