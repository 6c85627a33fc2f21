import { formatPercent, formatShare } from '../../data/write/outputs/format-percent.ts';
import type { ScorecardRow } from '../../engine/index.ts';
import { unitOf } from '../../seeds/units.ts';
import type { Messages } from '../messages/index.ts';

type Marks = Pick<Messages, 'decimalMark' | 'thousandsMark'>;
type Words = Marks & Pick<Messages, 'units' | 'percentagePoints' | 'million'>;

export const NONE = '–';

/** A number for people: at most `decimals` decimals, cut and not rounded, thousands set apart. */
export function formatNumber(value: number, decimals: number, { decimalMark, thousandsMark }: Marks): string {
  const scale = 10 ** decimals;
  // Adding a billionth keeps 0.29 · 100 = 28.999999999999996 from being cut to 28.
  const cut = Math.floor(Math.abs(value) * scale + 1e-9) / scale;
  const [whole, fraction] = String(cut).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousandsMark);
  return `${value < 0 && cut !== 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : decimalMark + fraction}`;
}

const withMark = (percent: string, { decimalMark }: Marks): string => percent.replace('.', decimalMark);

const COMPARATOR_SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' };

/** A target as `≥ 100 %`. */
export const renderTarget = (comparator: string, value: number, unit: string, words: Words): string =>
  [COMPARATOR_SIGNS[comparator] ?? comparator, renderValue(value, unit, words), words.units[unit] ?? '']
    .join(' ')
    .trim();

const renderValue = (value: number, unit: string, words: Words): string =>
  isRelative(unit) ? withMark(formatShare(value), words) : formatNumber(value, 2, words);

/** Units whose values are shown as a percentage. */
const isRelative = (unit: string): boolean => unit === 'share' || unit === 'growth';

/** The value of a scorecard row, from its whole numbers where it has them; its unit stands beside the target. */
export function renderRowValue({ indicator, numerator, denominator, value }: ScorecardRow, words: Words): string {
  if (value === null) return NONE;
  const unit = unitOf(indicator);
  if (unit === 'share' && numerator !== null && denominator !== null)
    return withMark(formatPercent(numerator, denominator), words);
  return renderValue(value, unit, words);
}

/** Counts from here on are shown in millions, so that the table stays narrow. */
const MILLIONS_FROM = 1e7;

function scaleOf(unit: string, denominator: number, words: Words) {
  if (unit === 'm') return { scale: 1000, decimals: 1, name: ' km' };
  if (unit === 'km2') return { scale: 1, decimals: 0, name: ' km²' };
  if (denominator >= MILLIONS_FROM) return { scale: 1e6, decimals: 2, name: ` ${words.million}` };
  return { scale: 1, decimals: 0, name: '' };
}

/** Numerator and denominator as `911/941`; metres as kilometres. */
export function renderCounts({ numerator, denominator, unit }: ScorecardRow, words: Words): string {
  if (numerator === null || denominator === null) return '';
  const { scale, decimals, name } = scaleOf(unit, denominator, words);
  const show = (value: number) => formatNumber(value / scale, decimals, words);
  return `${show(numerator)}/${show(denominator)}${name}`;
}

/** What is still missing: a count of units, kilometres, km², or percentage points of a statistic. */
export function renderGap({ indicator, gap, unit, denominator }: ScorecardRow, words: Words): string {
  if (gap === null) return NONE;
  if (gap === 0) return '0';
  if (unit === 'm') return atLeastTenth(gap / 1000, 'km', words);
  if (unit === 'km2') return atLeastTenth(gap, 'km²', words);
  if (denominator === null && isRelative(unitOf(indicator)))
    return `${withMark(formatShare(gap), words).replace(' %', '')} ${words.percentagePoints}`;
  if (denominator === null) return formatNumber(gap, 2, words);
  return gap >= MILLIONS_FROM ? `${formatNumber(gap / 1e6, 2, words)} ${words.million}` : formatNumber(gap, 0, words);
}

/** A measured gap with one decimal; one too small to show is still not 0. */
const atLeastTenth = (gap: number, name: string, words: Words): string =>
  gap < 0.1 ? `<${formatNumber(0.1, 1, words)} ${name}` : `${formatNumber(gap, 1, words)} ${name}`;
