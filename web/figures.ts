import { formatNumber, NONE } from '../seeds/figures/format-figure.ts';
import type { Messages } from './messages/index.ts';

export {
  formatCount,
  formatCounts,
  formatGap,
  formatNumber,
  formatPart,
  formatQuantity,
  formatTarget,
  formatValue,
  NONE,
} from '../seeds/figures/format-figure.ts';

/** Keeps a figure and its unit on one line. */
const NBSP = '\u00a0';

/** A distance: metres below a kilometre, else kilometres with one decimal. */
export function formatDistance(distanceM: number, words: Pick<Messages, 'decimalMark' | 'thousandsMark'>): string {
  if (Number.isNaN(distanceM)) return NONE;
  const size = Math.abs(distanceM);
  return size < 1000
    ? `${formatNumber(distanceM, 0, words)}${NBSP}m`
    : `${formatNumber(distanceM / 1000, size < 100_000 ? 1 : 0, words)}${NBSP}km`;
}

/** Money as it is written: whole units and the currency. */
export const formatMoney = (
  value: number,
  currency: string,
  words: Pick<Messages, 'decimalMark' | 'thousandsMark'>,
): string => `${formatNumber(Math.round(value), 0, words)}${NBSP}${currency}`;

/** A difference as its text with a sign. */
export const withSign = (value: number, text: string): string => (value > 0 ? `+${text}` : text);

/** A day, month or year as it is written in the language; anything else as it is. */
export function formatDate(date: string, { dateOf }: Pick<Messages, 'dateOf'>): string {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date);
  return found === null ? date : dateOf(found[1], Number(found[2] ?? 0), Number(found[3] ?? 0));
}
