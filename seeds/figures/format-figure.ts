import type { ScorecardRow } from '../../engine/index.ts';
import type { Labels } from '../labels/index.ts';
import { type Unit, unitOf } from '../units.ts';
import { formatPercent, formatShare } from './format-percent.ts';

type Marks = Pick<Labels, 'decimalMark' | 'thousandsMark'>;
type Words = Marks & Pick<Labels, 'quantities' | 'units' | 'million' | 'percentagePoints'>;

/** Where there is little room a figure leaves out what its neighbours say: the name of what is counted, the unit of a value. */
export type Room = 'wide' | 'narrow';

/** What stands where there is no figure. */
export const NONE = '–';
/** Counts from here on are shown in millions. */
const MILLIONS_FROM = 1e7;
const M_PER_KM = 1000;
/** Keeps a figure and its unit on one line. */
const NBSP = '\u00a0';

/** A number for people: at most `decimals` decimals, cut and not rounded, thousands set apart. */
export function formatNumber(value: number, decimals: number, { decimalMark, thousandsMark }: Marks): string {
  const scale = 10 ** decimals;
  // Adding a billionth keeps 0.29 · 100 = 28.999999999999996 from being cut to 28.
  const cut = Math.floor(Math.abs(value) * scale + 1e-9) / scale;
  const [whole, fraction] = String(cut).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousandsMark);
  return `${value < 0 && cut !== 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : decimalMark + fraction}`;
}

const withMark = (percent: string, { decimalMark }: Marks): string =>
  percent.replace('.', decimalMark).replace('-', '−').replace(' ', NBSP);

/** Quantities that are shown as a percentage. */
const isRelative = (quantity: Unit): boolean => quantity === 'share' || quantity === 'growth';

/** A value in the quantity of its indicator. */
export function formatQuantity(value: number, quantity: Unit, words: Words, room: Room = 'wide'): string {
  if (isRelative(quantity)) return withMark(formatShare(value), words);
  const name = room === 'wide' ? words.quantities[quantity] : undefined;
  return formatNumber(value, 2, words) + (name ? NBSP + name : '');
}

/** n of N as a percentage, never rounded up. */
export const formatPart = (n: number, N: number, words: Words): string => withMark(formatPercent(n, N), words);

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' };

/** A target as `≥ 100 %`. */
export const formatTarget = (
  { comparator, target, indicator }: Pick<ScorecardRow, 'comparator' | 'target' | 'indicator'>,
  words: Words,
): string => `${SIGNS[comparator] ?? comparator}${NBSP}${formatQuantity(target, unitOf(indicator), words)}`;

/** The value of a row, from its whole numbers where it has them. */
export function formatValue(
  { indicator, numerator, denominator, value }: Pick<ScorecardRow, 'indicator' | 'numerator' | 'denominator' | 'value'>,
  words: Words,
  room: Room = 'wide',
): string {
  if (value === null) return NONE;
  const quantity = unitOf(indicator);
  return quantity === 'share' && numerator !== null && denominator !== null
    ? formatPart(numerator, denominator, words)
    : formatQuantity(value, quantity, words, room);
}

/** What a measured unit is shown in, and how much of it that is; `null` for what is counted. */
function measureOf(unit: string): { readonly scale: number; readonly name: string } | null {
  if (unit === 'm') return { scale: M_PER_KM, name: 'km' };
  return unit === 'km' || unit === 'km2' ? { scale: 1, name: unit === 'km' ? 'km' : 'km²' } : null;
}

/** A count or a measure, as `911`, `558.3` (km of metres) or `81.23` (million). */
export function formatCount(count: number, unit: string, words: Words, many = count): string {
  const measure = measureOf(unit);
  if (measure !== null) return formatNumber(count / measure.scale, 1, words);
  return many >= MILLIONS_FROM ? formatNumber(count / 1e6, 2, words) : formatNumber(count, 0, words);
}

/** What a count counts, as `villages`, `million people` or `km`. */
function unitName(unit: string, many: number, words: Words, room: Room): string {
  const measure = measureOf(unit);
  if (measure !== null) return measure.name;
  return [many >= MILLIONS_FROM ? words.million : '', room === 'wide' ? (words.units[unit]?.(many) ?? '') : '']
    .filter(Boolean)
    .join(' ');
}

/** Numerator and denominator as `911 / 941 villages`, where room is narrow as `911/941`; empty without them. */
export function formatCounts(
  { numerator, denominator, unit }: Pick<ScorecardRow, 'numerator' | 'denominator' | 'unit'>,
  words: Words,
  room: Room = 'wide',
): string {
  if (numerator === null || denominator === null) return '';
  const show = (count: number) => formatCount(count, unit, words, denominator);
  const stroke = room === 'wide' ? `${NBSP}/${NBSP}` : '/';
  return `${show(numerator)}${stroke}${show(denominator)} ${unitName(unit, denominator, words, room)}`.trim();
}

/** What is still missing, as `30 villages`; `null` where nothing is, or nothing is known. */
export function formatGap(
  {
    gap,
    unit,
    numerator,
    denominator,
    indicator,
  }: Pick<ScorecardRow, 'gap' | 'unit' | 'numerator' | 'denominator' | 'indicator'>,
  words: Words,
  room: Room = 'wide',
): string | null {
  if (gap === null || gap === 0) return null;
  // What a computed length is short of is told in metres, though the length itself is in kilometres; a reported one has no numerator.
  const isLength = numerator !== null && denominator === null && unit === 'km';
  if (denominator === null && !isLength) return formatDifference(gap, unitOf(indicator), words, room);
  const told = isLength ? 'm' : unit;
  const measure = measureOf(told);
  const shown =
    measure !== null && gap / measure.scale < 0.1 ? `<${formatNumber(0.1, 1, words)}` : formatCount(gap, told, words);
  return `${shown}${NBSP}${unitName(told, gap, words, room)}`.trim();
}

/** The difference of two statistics in their own quantity; between percentages it is in points. */
const formatDifference = (gap: number, quantity: Unit, words: Words, room: Room): string =>
  isRelative(quantity)
    ? `${withMark(formatShare(gap), words).replace(`${NBSP}%`, '')}${NBSP}${words.percentagePoints}`
    : formatQuantity(gap, quantity, words, room);
