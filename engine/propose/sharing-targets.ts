import type { Target } from '../analysis.ts';
import { toFraction } from '../score/decimal.ts';
import type { SideConstraint } from './solve/problem.ts';

/** What choosing a column does to the counts behind the sharing indicators. */
export interface SharingEffect {
  /** New placements, and those of them on a location that already stood. */
  readonly placements: number;
  readonly onStanding: number;
  /** Locations more, and shared locations more. */
  readonly locations: number;
  readonly sharedLocations: number;
  /** Placements of any age more, an owner's own included, and those of them on shared locations. */
  readonly users: number;
  readonly sharedPlacements: number;
}

/** The counts behind the sharing indicators today. */
export interface SharingCounts {
  readonly newPlacements: number;
  readonly newOnStanding: number;
  readonly locations: number;
  readonly sharedLocations: number;
  readonly placements: number;
  readonly sharedPlacements: number;
}

/** How each sharing indicator counts: numerator and denominator today, and what a column adds to each. */
const COUNTED: Readonly<
  Record<string, { today: (c: SharingCounts) => [number, number]; adds: (e: SharingEffect) => [number, number] }>
> = {
  'new-site-sharing-share': {
    today: (c) => [c.newOnStanding, c.newPlacements],
    adds: (e) => [e.onStanding, e.placements],
  },
  'site-sharing-share': {
    today: (c) => [c.sharedLocations, c.locations],
    adds: (e) => [e.sharedLocations, e.locations],
  },
  'placement-sharing-share': {
    today: (c) => [c.sharedPlacements, c.placements],
    adds: (e) => [e.sharedPlacements, e.users],
  },
  'site-tenancy-ratio': {
    today: (c) => [c.placements, c.locations],
    adds: (e) => [e.users, e.locations],
  },
};

export const SHARING_INDICATORS = Object.keys(COUNTED);

/** Numerator and denominator of a sharing indicator. */
export const figureOf = (indicator: string, counts: SharingCounts): readonly [number, number] =>
  COUNTED[indicator].today(counts);

/** Whether a target is a side of the problem: a share that must not fall short, for a limit only that of new placements. */
export const isAskedAsSide = ({ indicator, comparator }: Target, ownOnly: boolean): boolean =>
  indicator in COUNTED &&
  (comparator === '>=' || comparator === '>') &&
  (!ownOnly || indicator === 'new-site-sharing-share');

/**
 * The sharing targets as sides of the problem, in whole numbers: n/N ≥ p/q becomes q Δn − p ΔN ≥ p N − q n over the
 * chosen columns, one more for a strict comparator. The share of new placements on standing locations is asked of the
 * proposed ones by themselves too, so that an old surplus excuses none of them; with `ownOnly` of these alone.
 */
export function toSides(
  targets: readonly Target[],
  today: SharingCounts,
  effects: readonly SharingEffect[],
  ownOnly: boolean,
): SideConstraint[] {
  const sides: SideConstraint[] = [];
  for (const target of targets) {
    if (!isAskedAsSide(target, ownOnly)) continue;
    const counted = COUNTED[target.indicator];
    const isOwn = target.indicator === 'new-site-sharing-share';
    const { numerator, denominator } = toFraction(target.value);
    const [p, q] = [Number(numerator), Number(denominator)];
    const [n, N] = counted.today(today);
    const strict = Number(target.comparator === '>');
    const asIndicator = p * N - q * n + strict;
    const coefficient = Float64Array.from(effects, (effect) => {
      const [more, of] = counted.adds(effect);
      return q * more - p * of;
    });
    const atLeast = ownOnly ? 0 : isOwn ? Math.max(0, asIndicator) : asIndicator;
    sides.push({ name: `${target.indicator} ${target.comparator} ${target.value}`, coefficient, atLeast });
  }
  return sides;
}
