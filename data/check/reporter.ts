import { LAYERS, type LayerName } from '../../engine/index.ts';
import type { Issue } from '../row.ts';
import { ISSUE_CODES, type IssueCode, issueMessage } from './codes.ts';
import type { Finding } from './findings.ts';

/** What became of the rows of one file; read = accepted + rejected. Counts grow while the layer is read. */
export interface LayerCounts {
  readonly layer: LayerName;
  read: number;
  accepted: number;
  rejected: number;
  /** Warnings raised, those about the file as a whole included. */
  warnings: number;
  /** Rejected rows by code, or by code and column for a missing column: `missing-column operator`. */
  readonly reasons: Map<string, number>;
}

/** Why a row is rejected. */
export type Rejection = Pick<Issue, 'code' | 'column' | 'message' | 'params' | 'further'>;

/** A sink for what is found in one file: each finding becomes an issue and is counted. */
export function createReporter(layer: LayerName, file: string, issues: Issue[]) {
  const counts: LayerCounts = { layer, read: 0, accepted: 0, rejected: 0, warnings: 0, reasons: new Map() };

  const add = (issue: Omit<Issue, 'layer' | 'file'>) => issues.push({ layer, file, ...issue });

  return {
    counts,
    /** Rejects a row under a code of the checks or of a reader. */
    reject(row: number, { code, column, message, params, further }: Rejection): null {
      add({ row, column, code, severity: 'rejected', message, params, ...(further && { further }) });
      counts.rejected++;
      const reason = code === 'missing-column' ? `${code} ${column}` : code;
      counts.reasons.set(reason, (counts.reasons.get(reason) ?? 0) + 1);
      return null;
    },
    warn(row: number | null, { code, column, facts }: Finding): void {
      add({ row, column, code, severity: 'warning', message: issueMessage(code, facts), params: facts });
      counts.warnings++;
    },
  };
}

export type Reporter = ReturnType<typeof createReporter>;

/** Whether a finding keeps its row out. */
export const isRejecting = (code: IssueCode): boolean => ISSUE_CODES[code].severity === 'rejected';

/** The order of issues: by layer, then file, then row; what concerns a file as a whole comes before its rows. */
export function compareIssues(a: Issue, b: Issue): number {
  return (
    LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) ||
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    (a.row ?? 0) - (b.row ?? 0)
  );
}

/** An issue as it is printed: `villages.csv row 41: lat 123.4 is outside -90..90`. */
export const issueLine = ({ file, row, message }: Issue): string =>
  `${file}${row === null ? '' : ` row ${row}`}: ${message}`;
