import { useMemo } from 'react';
import { useApp } from '../state/app-state.ts';
import type { ScoredRow } from '../work/desk-api.ts';

/** The rows of the chosen year in the order and with the numbers of the report: what is computed first, then statistics. */
export const reportRows = (rows: readonly ScoredRow[], year: number | null): ScoredRow[] => {
  const ofYear = rows.filter((row) => row.year === year);
  return [...ofYear.filter(({ statistical }) => !statistical), ...ofYear.filter(({ statistical }) => statistical)];
};

/** The rows that the report is about. */
export function useReportRows(): readonly ScoredRow[] {
  const rows = useApp((state) => state.analysed?.rows);
  const year = useApp((state) => state.year);
  return useMemo(() => reportRows(rows ?? [], year), [rows, year]);
}
