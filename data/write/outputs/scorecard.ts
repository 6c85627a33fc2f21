import type { Analysis, ScorecardRow } from '../../../engine/index.ts';
import { settle, toFigure } from './figure.ts';
import { type Table, toColumns } from './table.ts';

/** The columns of the scorecard, in the order of the contract. */
export const SCORECARD_COLUMNS = [
  'plan',
  'year',
  'indicator',
  'scope',
  'technology',
  'operator',
  'class',
  'numerator',
  'denominator',
  'value',
  'unit',
  'comparator',
  'target',
  'verdict',
  'gap',
  'note',
] as const;

/** One row per target of the plan, in the plan's order. */
export function toScorecard({ scorecard }: Pick<Analysis, 'scorecard'>): Table {
  return {
    columns: toColumns(SCORECARD_COLUMNS),
    rows: scorecard.map(toPrinted).map((row) => SCORECARD_COLUMNS.map((column) => row[column])),
  };
}

/** The row with its lengths and areas rounded; an observed value has no numerator and stays as it was observed. */
export function toPrinted(row: ScorecardRow): ScorecardRow {
  if (row.numerator === null) return row;
  return { ...row, ...toFigure(row.numerator, row.denominator, row.unit), gap: settle(row.gap, row.unit) };
}
