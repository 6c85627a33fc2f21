import type { PlanIndicator } from '../../seeds/plan-schema.ts';
import type { Messages } from '../messages/index.ts';

/** What a target speaks of: an indicator and its breakdown. */
export interface Subject {
  readonly indicator: string;
  readonly technology?: string | undefined;
  readonly operator?: string | undefined;
  readonly scope?: string | undefined;
  readonly classes?: readonly string[] | undefined;
}

/** A label as `Places under mobile coverage, 5G+, schools, hospitals`. */
export function labelOf({ indicator, technology, operator, scope, classes }: Subject, messages: Messages): string {
  const name = messages.indicators[indicator as PlanIndicator] ?? indicator;
  const parts = [
    technology,
    operator === 'any' ? '' : operator,
    scope === 'grid' ? messages.gridScope : '',
    ...(classes ?? []).map((name) => messages.classes[name] ?? name),
  ];
  return [name, ...parts.filter((part) => part !== undefined && part !== '')].join(', ');
}
