/** What a user wants of a proposal, as it stands in the form, and as it is asked. */
import { COVERAGE_INDICATORS } from '../../engine/propose/demand.ts';
import type { Objective } from '../../engine/propose/index.ts';
import { SHARING_INDICATORS } from '../../engine/propose/sharing-targets.ts';
import type { ProposalAsk } from '../work/desk/propose.ts';
import type { AnalysedDataset, ScoredRow } from '../work/desk-api.ts';
import { toChanges, type Wish } from './wishes.ts';

/** The form; figures are as they were typed. */
export interface Goal {
  readonly objective: Objective;
  /** `null` for the first year that the map misses. */
  readonly year: number | null;
  /** Coverage indicators that are not to be reached. */
  readonly leftOut: readonly string[];
  readonly budget: string;
  readonly maxSites: string;
  /** Empty for any operator. */
  readonly operator: string;
  /** The least share of villages, percent, that operators are to cover themselves, by name; empty where nothing is asked of one. */
  readonly minimums: Readonly<Record<string, string>>;
  readonly backup: boolean;
  readonly trustCoverage: boolean;
  readonly timeLimit: string;
  readonly gap: string;
  readonly seed: string;
}

export const USUAL_GOAL: Goal = {
  objective: 'least-cost',
  year: null,
  leftOut: [],
  budget: '',
  maxSites: '',
  operator: '',
  minimums: {},
  backup: false,
  trustCoverage: false,
  timeLimit: '60',
  gap: '0',
  seed: '1',
};

export const isMost = (objective: Objective): boolean => objective.startsWith('most-');

/** What a target of the plan is to a proposal, and why where it cannot be aimed at. */
export type AimKind = 'aim' | 'met' | 'kept' | 'reported' | 'recounted' | 'untouched' | 'no-data';

export interface AimChoice {
  readonly row: ScoredRow;
  readonly kind: AimKind;
}

const RECOUNTED: readonly string[] = ['area-mobile-share', 'village-patchy-share'];
const isCoverage = (indicator: string) => COVERAGE_INDICATORS.some((known) => known === indicator);

/** The targets of a year with what they are to a proposal, those to choose among first. */
export function aimChoices(rows: readonly ScoredRow[], year: number | null): AimChoice[] {
  const order: readonly AimKind[] = ['aim', 'met', 'kept', 'recounted', 'untouched', 'no-data', 'reported'];
  return rows
    .filter((row) => row.year === year)
    .map((row) => ({ row, kind: kindOf(row) }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function kindOf({ indicator, statistical, verdict }: ScoredRow): AimKind {
  if (statistical) return 'reported';
  if (SHARING_INDICATORS.includes(indicator)) return 'kept';
  if (RECOUNTED.includes(indicator)) return 'recounted';
  if (!isCoverage(indicator)) return 'untouched';
  if (verdict === 'no-data') return 'no-data';
  return verdict === 'met' ? 'met' : 'aim';
}

/** The year whose targets are worked towards: the chosen one, else the first that the map misses, else the last. */
export function yearOf({ year }: Pick<Goal, 'year'>, rows: readonly ScoredRow[]): number | null {
  const years = rows.map((row) => row.year);
  if (year !== null && years.includes(year)) return year;
  const missed = rows.filter((row) => row.verdict === 'missed' && ['aim', 'kept'].includes(kindOf(row)));
  if (missed.length > 0) return Math.min(...missed.map((row) => row.year));
  return years.length === 0 ? null : Math.max(...years);
}

/** What is wrong with a field of the form. */
export type GoalProblem = 'amount' | 'count' | 'seconds' | 'percent' | 'share' | 'limit' | 'nothing';
export interface GoalProblems
  extends Partial<Record<'budget' | 'maxSites' | 'timeLimit' | 'gap' | 'seed' | 'targets', GoalProblem>> {
  /** By operator. */
  readonly minimums?: Readonly<Record<string, GoalProblem>>;
}

/** The operators that coverage is known of, as they can be asked for. */
export const operatorsIn = ({ dissolved }: Pick<AnalysedDataset, 'dissolved'>): string[] =>
  [...new Set(dissolved.map(({ operator }) => operator))].filter((operator) => operator !== 'any');

/** The question that the form asks of this analysis, or what is wrong with it. What was said of operators that it does not know is passed over. */
export function toAsk(
  goal: Goal,
  { rows, dissolved }: Pick<AnalysedDataset, 'rows' | 'dissolved'>,
  wishes: readonly Wish[],
): { readonly ask: ProposalAsk } | { readonly problems: GoalProblems } {
  const { objective } = goal;
  const year = yearOf(goal, rows);
  const choices = aimChoices(rows, year);
  const coverage = [
    ...new Set(
      choices
        .filter(({ row, kind }) => isCoverage(row.indicator) && kind !== 'reported')
        .map(({ row }) => row.indicator),
    ),
  ];
  const kept = coverage.filter((indicator) => !goal.leftOut.includes(indicator));
  const budget = wholeIn(goal.budget);
  const maxSites = wholeIn(goal.maxSites);
  const timeLimitS = wholeIn(goal.timeLimit);
  const gap = decimalIn(goal.gap);
  const seed = wholeIn(goal.seed);
  const known = operatorsIn({ dissolved });
  // What is won for a limit is the most of everything: there is no least to keep.
  const asked = isMost(objective) ? [] : known.filter((operator) => (goal.minimums[operator] ?? '').trim() !== '');
  const minimums = asked.map((operator) => ({ operator, share: decimalIn(goal.minimums[operator]) / 100 }));
  const bad = minimums.filter(({ share }) => !(share > 0 && share <= 1));
  const problems: GoalProblems = {
    ...(goal.budget.trim() !== '' && !(budget > 0) && { budget: 'amount' }),
    ...(goal.maxSites.trim() !== '' && !(maxSites > 0) && { maxSites: 'count' }),
    ...(isMost(objective) && goal.budget.trim() === '' && goal.maxSites.trim() === '' && { maxSites: 'limit' }),
    ...(!(timeLimitS >= 1 && timeLimitS <= 3600) && { timeLimit: 'seconds' }),
    ...(!(gap >= 0 && gap <= 100) && { gap: 'percent' }),
    ...(!(seed >= 0) && { seed: 'count' }),
    ...(bad.length > 0 && { minimums: Object.fromEntries(bad.map(({ operator }) => [operator, 'share' as const])) }),
    ...(!isMost(objective) && coverage.length > 0 && kept.length === 0 && { targets: 'nothing' }),
  };
  if (Object.keys(problems).length > 0) return { problems };
  const ask: ProposalAsk = {
    objective,
    year: year ?? 0,
    only: kept.length === coverage.length || isMost(objective) ? [] : kept,
    ...(Number.isNaN(budget) ? {} : { budget }),
    ...(Number.isNaN(maxSites) ? {} : { maxSites }),
    ...(known.includes(goal.operator) ? { operator: goal.operator } : {}),
    ...(minimums.length > 0 ? { operatorMinimums: minimums } : {}),
    backup: goal.backup,
    trustCoverage: goal.trustCoverage,
    timeLimitS,
    targetGapShare: gap / 100,
    seed,
    ...toChanges(wishes),
  };
  return { ask };
}

/** A whole number as people write it, 300 000, 300.000 or 300,000; NaN for anything else. */
export function wholeIn(text: string): number {
  const plain = text.trim();
  if (/^\d+$/.test(plain)) return Number(plain);
  return /^\d{1,3}([\s.,]\d{3})+$/.test(plain) ? Number(plain.replace(/\D/g, '')) : Number.NaN;
}

const decimalIn = (text: string): number =>
  /^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;
