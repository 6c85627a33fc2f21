import { COMPUTED_INDICATORS, type Dataset, latestObservation, type ScorecardRow } from '../../engine/index.ts';
import type { Plan } from '../../seeds/plan-schema.ts';
import { unitOf } from '../../seeds/units.ts';
import type { Citation, ScoredRow } from './desk-api.ts';

const COMPUTED: ReadonlySet<string> = new Set(COMPUTED_INDICATORS);

/** What rows are told with: the plan that they were scored against, and the data. */
interface Told {
  readonly plan?: Plan | null;
  readonly dataset?: Pick<Dataset, 'observations' | 'admin'>;
}

/** The rows with a key that is unique within each year; what is usual (any operator, all villages) stays unsaid in it. */
export function toScoredRows(rows: readonly ScorecardRow[], { plan = null, dataset }: Told = {}): ScoredRow[] {
  const seen = new Map<string, number>();
  return rows.map((row, at) => {
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
      citation: plan && citationOf(plan, at),
      observation: dataset === undefined ? null : latestObservation(row.indicator, dataset),
    };
  });
}

/** Where a plan states the target of a row; the rows of a scorecard stand in the order of the targets. */
function citationOf({ document, targets }: Plan, at: number): Citation {
  const { section, quote, also, note } = targets[at];
  return { document, section, quote, also, note };
}
