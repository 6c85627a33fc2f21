import type { LoadedDataset } from '../../load.ts';
import { type Table, toColumns } from './table.ts';

export const ISSUE_COLUMNS = ['layer', 'file', 'row', 'column', 'code', 'severity', 'message'] as const;

/** What was rejected or doubted, in the order of the files and their rows. */
export const toIssues = ({ issues }: Pick<LoadedDataset, 'issues'>): Table => ({
  columns: toColumns(ISSUE_COLUMNS),
  rows: issues.map((issue) => ISSUE_COLUMNS.map((column) => issue[column])),
});
