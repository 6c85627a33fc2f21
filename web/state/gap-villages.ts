import type { AnalysedDataset, ScoredRow } from '../work/desk-api.ts';

/** The villages that keep a row from being met, worst first; `null` where the row is not about villages. */
export function gapVillages(analysed: AnalysedDataset | null, row: ScoredRow | null): readonly number[] | null {
  if (analysed === null || row === null) return null;
  const memo = found.get(analysed) ?? new Map<ScoredRow, readonly number[] | null>();
  found.set(analysed, memo);
  if (!memo.has(row)) memo.set(row, collect(analysed, row));
  return memo.get(row) ?? null;
}

const found = new WeakMap<AnalysedDataset, Map<ScoredRow, readonly number[] | null>>();

const ABOUT_VILLAGES = /^(village|household|population)-/;

function collect({ gaps }: AnalysedDataset, row: ScoredRow): readonly number[] | null {
  if (!ABOUT_VILLAGES.test(row.indicator) || row.statistical) return null;
  const same = (gap: AnalysedDataset['gaps'][number]) =>
    gap.indicator === row.indicator &&
    gap.technology === row.technology &&
    gap.operator === row.operator &&
    gap.scope === row.scope;
  return row.verdict === 'missed' ? gaps.filter(same).map(({ village }) => village) : [];
}
