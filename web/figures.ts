import { formatPercent, formatShare } from '../data/write/outputs/format-percent.ts';
import type { Messages } from './messages/index.ts';
import type { ScoredRow } from './work/desk-api.ts';

type Words = Pick<Messages, 'decimalMark' | 'thousandsMark' | 'quantities' | 'units' | 'million' | 'percentagePoints'>;

/** What stands where there is no figure. */
export const NONE = '–';
/** Counts from here on are shown in millions. */
const MILLIONS_FROM = 1e7;
/** Keeps a figure and its unit on one line. */
const NBSP = '\u00a0';

/** A number for people: at most `decimals` decimals, cut and not rounded, thousands set apart. */
export function formatNumber(value: number, decimals: number, { decimalMark, thousandsMark }: Words): string {
  const scale = 10 ** decimals;
  // Adding a billionth keeps 0.29 · 100 = 28.999999999999996 from being cut to 28.
  const cut = Math.floor(Math.abs(value) * scale + 1e-9) / scale;
  const [whole, fraction] = String(cut).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousandsMark);
  return `${value < 0 && cut !== 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : decimalMark + fraction}`;
}

const withMark = (percent: string, { decimalMark }: Words): string =>
  percent.replace('.', decimalMark).replace(' ', NBSP);

const isRelative = (quantity: string): boolean => quantity === 'share' || quantity === 'growth';

/** A value in the quantity of its indicator. */
export function formatQuantity(value: number, quantity: string, words: Words): string {
  if (isRelative(quantity)) return withMark(formatShare(value), words);
  const name = words.quantities[quantity];
  return formatNumber(value, 2, words) + (name ? NBSP + name : '');
}

/** n of N as a percentage, never rounded up. */
export const formatPart = (n: number, N: number, words: Words): string => withMark(formatPercent(n, N), words);

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' };

/** A target as `≥ 100 %`. */
export const formatTarget = ({ comparator, target, quantity }: ScoredRow, words: Words): string =>
  `${SIGNS[comparator]}${NBSP}${formatQuantity(target, quantity, words)}`;

/** The value of a row, from its whole numbers where it has them. */
export function formatValue({ quantity, numerator, denominator, value }: ScoredRow, words: Words): string {
  if (value === null) return NONE;
  return quantity === 'share' && numerator !== null && denominator !== null
    ? formatPart(numerator, denominator, words)
    : formatQuantity(value, quantity, words);
}

/** A count in the unit of its indicator: metres as kilometres, many people as millions. */
function formatCount(count: number, unit: string, words: Words, many = count): string {
  if (unit === 'm') return formatNumber(count / 1000, 1, words);
  if (unit === 'km2') return formatNumber(count, 1, words);
  return many >= MILLIONS_FROM ? `${formatNumber(count / 1e6, 2, words)}` : formatNumber(count, 0, words);
}

/** What a count counts, as `villages` or `million people`. */
function unitName(unit: string, many: number, words: Words): string {
  const name = words.units[unit]?.(many) ?? '';
  return many >= MILLIONS_FROM && unit !== 'm' && unit !== 'km2' ? `${words.million} ${name}` : name;
}

/** Numerator and denominator as `911 / 941 villages`; empty without them. */
export function formatCounts(
  { numerator, denominator, unit }: Pick<ScoredRow, 'numerator' | 'denominator' | 'unit'>,
  words: Words,
): string {
  if (numerator === null || denominator === null) return '';
  const show = (count: number) => formatCount(count, unit, words, denominator);
  return `${show(numerator)}${NBSP}/${NBSP}${show(denominator)} ${unitName(unit, denominator, words)}`.trim();
}

/** What is still missing, as `30 villages`; `null` where nothing is, or nothing is known. */
export function formatGap({ gap, unit, denominator, quantity }: ScoredRow, words: Words): string | null {
  if (gap === null || gap === 0) return null;
  if (denominator === null)
    return isRelative(quantity)
      ? `${withMark(formatShare(gap), words).replace(`${NBSP}%`, '')}${NBSP}${words.percentagePoints}`
      : formatQuantity(gap, quantity, words);
  const shown = (unit === 'm' && gap < 100) || (unit === 'km2' && gap < 0.1) ? `<${formatNumber(0.1, 1, words)}` : null;
  return `${shown ?? formatCount(gap, unit, words)}${NBSP}${unitName(unit, gap, words)}`.trim();
}

/** A distance: metres below a kilometre, else kilometres with one decimal. */
export function formatDistance(distanceM: number, words: Words): string {
  if (Number.isNaN(distanceM)) return NONE;
  const size = Math.abs(distanceM);
  return size < 1000
    ? `${formatNumber(distanceM, 0, words)}${NBSP}m`
    : `${formatNumber(distanceM / 1000, size < 100_000 ? 1 : 0, words)}${NBSP}km`;
}

/** A day, month or year as it is written in the language; anything else as it is. */
export function formatDate(date: string, { dateOf }: Pick<Messages, 'dateOf'>): string {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date);
  return found === null ? date : dateOf(found[1], Number(found[2] ?? 0), Number(found[3] ?? 0));
}
