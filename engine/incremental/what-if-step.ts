import type { ScorecardRow } from '../analysis.ts';
import { MOBILE_STATUSES } from '../vocabulary.ts';

/** A row of the scorecard before and after a step. */
export interface RowChange {
  readonly before: ScorecardRow;
  readonly after: ScorecardRow;
}

/** A village whose mobile status is another after a step; statuses are indices into `MOBILE_STATUSES`. */
export interface VillageChange {
  readonly village: number;
  readonly before: number;
  readonly after: number;
}

/** What a step of a what-if did. */
export interface WhatIfStep {
  /** The whole scorecard after the step. */
  readonly scorecard: readonly ScorecardRow[];
  /** The rows of it that are not as they were. */
  readonly rows: readonly RowChange[];
  readonly villages: readonly VillageChange[];
  /** Villages whose centre is covered now and was not, and the other way round. */
  readonly won: readonly number[];
  readonly lost: readonly number[];
  /** Whether what hangs on dissolved coverage (covered areas, dead zones, margins) is of an earlier step until `areas` is called. */
  readonly areasAreStale: boolean;
  /** How many edits are in force, and how many were undone and can be redone. */
  readonly edits: number;
  readonly undone: number;
}

/** What turned one state into another: `statuses` has the status before of each village that is another now. */
export function describeChange(
  before: readonly ScorecardRow[],
  scorecard: readonly ScorecardRow[],
  statuses: ReadonlyMap<number, number>,
  status: Uint8Array,
): Pick<WhatIfStep, 'scorecard' | 'rows' | 'villages' | 'won' | 'lost'> {
  const villages = [...statuses].map(([village, was]) => ({ village, before: was, after: status[village] }));
  villages.sort((a, b) => a.village - b.village);
  const isCovered = (code: number) => code >= MOBILE_STATUSES.indexOf('patchy');
  const turned = (to: boolean) =>
    villages.filter((v) => isCovered(v.after) === to && isCovered(v.before) !== to).map(({ village }) => village);
  return {
    scorecard,
    rows: scorecard.flatMap((after, i) => (isSameRow(before[i], after) ? [] : [{ before: before[i], after }])),
    villages,
    won: turned(true),
    lost: turned(false),
  };
}

/** The rows whose values differ, with the values before. */
export function differing(before: Uint8Array, after: Uint8Array): Map<number, number> {
  const rows = new Map<number, number>();
  for (let row = 0; row < before.length; row++) if (before[row] !== after[row]) rows.set(row, before[row]);
  return rows;
}

const isSameRow = (a: ScorecardRow, b: ScorecardRow): boolean =>
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.value === b.value &&
  a.note === b.note &&
  a.verdict === b.verdict &&
  a.gap === b.gap &&
  a.technology === b.technology;
