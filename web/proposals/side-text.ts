import type { PlanIndicator } from '../../seeds/plan-schema.ts';
import { formatMoney, formatNumber, formatTarget } from '../figures.ts';
import type { Messages } from '../messages/index.ts';
import type { ProposalWords } from './words.ts';

/** A condition that a proposal has to keep, as people say it: a budget, a number of sites, or a sharing target. */
export function sideText(name: string, currency: string, words: ProposalWords, messages: Messages): string {
  const [, budget] = /^budget ([\d.e+]+)$/.exec(name) ?? [];
  if (budget !== undefined) return words.sides.budget(formatMoney(Number(budget), currency, messages));
  const [, count] = /^(\d+) sites$/.exec(name) ?? [];
  if (count !== undefined) return words.sides.maxSites(formatNumber(Number(count), 0, messages));
  const [, indicator, comparator, value] = /^(\S+) ([<>=]+) ([\d.e-]+)$/.exec(name) ?? [];
  if (indicator === undefined) return name;
  const known = indicator as PlanIndicator;
  const target = formatTarget({ indicator: known, comparator, target: Number(value) } as never, messages);
  return `${messages.indicators[known] ?? indicator} ${target}`;
}
