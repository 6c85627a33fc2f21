import type { Target } from '../analysis.ts';
import type { Profile } from '../profile.ts';
import type { CostRules } from './costs.ts';
import type { ReachModel } from './reach.ts';
import type { Terrain } from './terrain.ts';

export const OBJECTIVES = ['least-cost', 'fewest-sites', 'most-villages', 'most-people'] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** What is asked of a proposal, as far as it decides what is missing and where sites could stand. */
export interface AskedOf {
  readonly profile: Profile;
  /** The targets to reach, of one year. */
  readonly targets: readonly Target[];
  readonly objective: Objective;
  /** Whose coverage counts; any operator's where absent. */
  readonly operator?: string | undefined;
  /** Least share of villages that an operator must cover itself; with a most-… objective there is none. */
  readonly operatorMinimums?: readonly { readonly operator: string; readonly share: number }[] | undefined;
  /** Cover every point twice. */
  readonly backup?: boolean | undefined;
  readonly rules: CostRules;
  readonly reach: ReachModel;
  readonly terrain: Terrain | null;
}

/** A position that somebody puts on the map by hand; `heightM` is that of the rules where absent. */
export interface OwnPosition {
  readonly lng: number;
  readonly lat: number;
  readonly heightM?: number | undefined;
}

/** What is asked of a proposal. */
export interface Brief extends AskedOf {
  /** Most money to spend, in the currency of the rules. */
  readonly budget?: number | undefined;
  readonly maxSites?: number | undefined;
  /** Ids of positions or candidates that must, and must not, be chosen. */
  readonly pins?: readonly string[] | undefined;
  readonly forbids?: readonly string[] | undefined;
  /** Positions beside those that are found: to move a site, forbid it where it is and pin it here. */
  readonly ownPositions?: readonly OwnPosition[] | undefined;
  /** Whether a mast is believed not to reach what its own stations of that generation do not cover today. */
  readonly trustCoverage?: boolean | undefined;
}

export const isMostObjective = (objective: Objective): boolean =>
  objective === 'most-villages' || objective === 'most-people';

/** The targets that a brief's answer is counted by: those asked, then what operators must cover themselves, as targets of the same year. */
export const countedTargets = ({
  targets,
  operatorMinimums = [],
}: Pick<AskedOf, 'targets' | 'operatorMinimums'>): Target[] => [
  ...targets,
  ...operatorMinimums.map(
    ({ operator, share }): Target => ({
      indicator: 'village-mobile-share',
      year: targets[0]?.year ?? 0,
      comparator: '>=',
      value: share,
      unit: 'share',
      operator,
    }),
  ),
];

/** The coverage targets that a brief works towards: for a most-… objective everything, by its own measure. */
export function targetsOf(brief: AskedOf): Target[] {
  const { objective, targets } = brief;
  if (!isMostObjective(objective)) return countedTargets(brief);
  const indicator = objective === 'most-people' ? 'population-mobile-share' : 'village-mobile-share';
  const known = targets.find((target) => target.indicator === indicator);
  return [{ year: 0, unit: 'share', ...known, indicator, comparator: '>=', value: 1 }];
}

/** An objective or a bound as it is told: cost and sites as they are, what is won above 0 instead of below. */
export const statedValue = (objective: Objective, value: number): number =>
  isMostObjective(objective) ? 0 - value : value;
