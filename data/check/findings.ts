import type { IssueCode } from './codes.ts';

/** What a check found out about one row. */
export interface Finding {
  readonly code: IssueCode;
  readonly column: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A coordinate as a message prints it: at most seven decimals. */
export const showDegrees = (value: number): string => String(Math.round(value * 1e7) / 1e7);
