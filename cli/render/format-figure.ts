import type { ScorecardRow } from '../../engine/index.ts';
import {
  formatCounts,
  formatNumber as formatForPage,
  formatGap,
  formatTarget,
  formatValue,
  NONE,
} from '../../seeds/figures/format-figure.ts';
import type { Labels } from '../../seeds/labels/index.ts';

/** A terminal breaks no line inside a table and may not know the blank that keeps words together, nor the true minus. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('−', '-');

/** A number for people: at most `decimals` decimals, cut and not rounded, thousands set apart. */
export const formatNumber: typeof formatForPage = (value, decimals, marks) =>
  plain(formatForPage(value, decimals, marks));

/** A target as `≥ 100 %`. */
export const renderTarget = (
  target: Pick<ScorecardRow, 'comparator' | 'target' | 'indicator'>,
  words: Labels,
): string => plain(formatTarget(target, words));

/** The value of a scorecard row, from its whole numbers where it has them; its unit stands beside the target. */
export const renderRowValue = (row: ScorecardRow, words: Labels): string => plain(formatValue(row, words, 'narrow'));

/** Numerator and denominator as `911/941`; metres as kilometres. */
export const renderCounts = (row: ScorecardRow, words: Labels): string => plain(formatCounts(row, words, 'narrow'));

/** What is still missing: a count of units, kilometres, km², or percentage points of a statistic. */
export const renderGap = (row: ScorecardRow, words: Labels): string =>
  row.gap === null ? NONE : plain(formatGap(row, words, 'narrow') ?? '0');
