import type { ScorecardRow } from '../../engine/index.ts';
import { COMPUTED_INDICATORS } from '../../engine/index.ts';
import { unitOf } from '../../seeds/units.ts';
import type { ScoredRow } from './desk-api.ts';

const COMPUTED: ReadonlySet<string> = new Set(COMPUTED_INDICATORS);

/** The rows with a key that is unique within each year; what is usual (any operator, all villages) stays unsaid in it. */
export function toScoredRows(rows: readonly ScorecardRow[]): ScoredRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const parts = [
      row.indicator,
      row.technology,
      row.operator === 'any' ? '' : row.operator,
      row.scope === 'all' ? '' : row.scope,
      row.class,
    ];
    const key = parts.filter(Boolean).join('~');
    const count = (seen.get(`${row.year} ${key}`) ?? 0) + 1;
    seen.set(`${row.year} ${key}`, count);
    return {
      ...row,
      key: count === 1 ? key : `${key}~${count}`,
      quantity: unitOf(row.indicator),
      statistical: !COMPUTED.has(row.indicator),
    };
  });
}
