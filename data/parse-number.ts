import { saysUnknown } from './aliases/index.ts';

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const POINT_GROUPS = /^[+-]?\d{1,3}(?:\.\d{3})+$/;
const COMMA_GROUPS = /^[+-]?\d{1,3}(?:,\d{3})+$/;
const POINT_GROUPS_COMMA = /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/;
const COMMA_GROUPS_POINT = /^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/;
const DECIMAL_COMMA = /^[+-]?(?:\d+,\d*|,\d+)$/;
const SPACES = /[\s\u00a0\u202f']/gu;
const SPACE_GROUPS = /^[+-]?\d{1,3}(?:[\s\u00a0\u202f']\d{3})+(?:[.,]\d+)?$/u;

/**
 * The number that a trimmed text writes: NaN where it writes none, `null` where it says that there is none.
 *
 * Point and comma are told apart by where they stand: `1.234,5` and `1,234.5` are 1234.5, `1.234.567` is 1234567,
 * `12,5` is 12.5. With `isWhole` a column holds whole numbers, so `1.234` and `1,234` are 1234; elsewhere a single
 * point or comma is a decimal one.
 */
export function parseNumber(text: string, isWhole: boolean): number | null {
  if (isWhole && (POINT_GROUPS.test(text) || COMMA_GROUPS.test(text))) return Number(text.replace(/[.,]/g, ''));
  if (PLAIN.test(text)) return Number(text);
  if (SPACE_GROUPS.test(text)) return parseNumber(text.replace(SPACES, ''), isWhole);
  if (DECIMAL_COMMA.test(text)) return Number(text.replace(',', '.'));
  if (POINT_GROUPS_COMMA.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (COMMA_GROUPS_POINT.test(text)) return Number(text.replaceAll(',', ''));
  if (POINT_GROUPS.test(text) || COMMA_GROUPS.test(text)) return Number(text.replace(/[.,]/g, ''));
  return saysUnknown(text) ? null : Number.NaN;
}

/** Whether a text is a number whose single comma could as well part the thousands: `1,800`. */
export const isAmbiguousNumber = (text: string): boolean => /^[+-]?[1-9]\d{0,2},\d{3}$/.test(text);
