import type { ScorecardRow, Target } from '../analysis.ts';
import { COVERAGE_INDICATORS } from './demand.ts';
import { SHARING_INDICATORS } from './sharing-targets.ts';

/** Every village covered: what is worked towards where a plan names no coverage target. */
const EVERY_VILLAGE: Omit<Target, 'year'> = {
  indicator: 'village-mobile-share',
  comparator: '>=',
  value: 1,
  unit: 'share',
};

const isCoverage = ({ indicator }: Pick<Target, 'indicator'>): boolean =>
  COVERAGE_INDICATORS.some((known) => known === indicator);
const isSharing = ({ indicator }: Pick<Target, 'indicator'>): boolean => SHARING_INDICATORS.includes(indicator);

export interface ChosenTargets {
  readonly targets: Target[];
  /** The one of them that the plan does not name: that of every village, where there is no coverage target. */
  readonly assumed: Target | null;
}

/**
 * The targets to work towards: those of the asked year, else of the first year in which the map misses a coverage or sharing
 * target, else of the last. With `only`, the coverage targets of these indicators. A plan without any coverage target is taken
 * to want every village covered. Throws a RangeError for an `only` that is no coverage indicator.
 */
export function chooseTargets(
  all: readonly Target[],
  scorecard: readonly ScorecardRow[],
  asked: { readonly year?: number | undefined; readonly only?: readonly string[] } = {},
): ChosenTargets {
  const { only = [] } = asked;
  const unknown = only.find((indicator) => !isCoverage({ indicator }));
  if (unknown !== undefined)
    throw new RangeError(`target must be one of ${COVERAGE_INDICATORS.join(', ')}, got ${unknown}`);
  const missed = scorecard
    .filter((row) => row.verdict === 'missed' && (isCoverage(row) || isSharing(row)))
    .map(({ year }) => year);
  const last = Math.max(...all.map(({ year }) => year));
  const year = asked.year ?? (missed.length > 0 ? Math.min(...missed) : last);
  const kept = all.filter(
    (target) => target.year === year && (only.length === 0 || only.includes(target.indicator) || isSharing(target)),
  );
  if (kept.some(isCoverage)) return { targets: kept, assumed: null };
  const assumed: Target = { ...EVERY_VILLAGE, year: Number.isFinite(year) ? year : 0 };
  return { targets: [...kept, assumed], assumed };
}
