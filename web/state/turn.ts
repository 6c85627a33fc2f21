import type { ScoredRow } from '../work/desk-api.ts';

/** Whether something that changed is better than before. */
export type Turn = 'better' | 'worse' | 'same';

/** A figure, and how it is written. */
export interface Figure {
  readonly value: number | null;
  readonly text: string;
}

/** Where a figure went; level where it reads the same. */
export type Direction = 'up' | 'down' | 'level';

/** Where a figure went as it is written, whether that is good or bad. */
export function directionOf(before: Figure, after: Figure): Direction {
  if (before.text === after.text || before.value === null || after.value === null) return 'level';
  return after.value > before.value ? 'up' : 'down';
}

/** The target of another analysis that is the same as this one, `null` where it has none. */
export const sameRow = ({ rows }: { readonly rows: readonly ScoredRow[] }, { year, key }: ScoredRow) =>
  rows.find((row) => row.year === year && row.key === key) ?? null;

/** Nearer to the target, or further beyond it, is better. */
export function turnOf(before: ScoredRow, after: ScoredRow): Turn {
  if (before.value === null || after.value === null || before.value === after.value) return 'same';
  const grew = after.value > before.value;
  if (after.comparator.startsWith('>')) return grew ? 'better' : 'worse';
  if (after.comparator.startsWith('<')) return grew ? 'worse' : 'better';
  const nearer = Math.abs(after.value - after.target) < Math.abs(before.value - before.target);
  return nearer ? 'better' : 'worse';
}
