/** How villages are told apart: the classes of each look, where a village belongs, and its sign. */
import type { VillageVerdicts } from '../../engine/index.ts';
import { FIXED_STATUSES, MOBILE_STATUSES } from '../../engine/vocabulary.ts';
import type { DrawnLook } from '../state/map-look.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';
import { type Mark, pie, STATUS_MARKS } from './marks.ts';

/** Villages that look alike; `id` is unique among all looks. */
export interface VillageClass {
  readonly id: string;
  readonly mark: Mark;
}

interface Look {
  /** From the best to the worst; where villages crowd the worst is drawn. */
  readonly classes: readonly VillageClass[];
  /** The position of a village's class. */
  classOf(verdicts: VillageVerdicts, village: number): number;
}

type Rules = Pick<AnalysedDataset['profile'], 'fiber_reach_m' | 'service_reach_m'>;

const BAD: Mark = STATUS_MARKS.white;
const UNKNOWN: Mark = STATUS_MARKS.unknown;

const mobile: Look = {
  classes: (['covered', 'patchy', 'weak', 'basic', 'white', 'unknown'] as const).map((id) => ({
    id,
    mark: STATUS_MARKS[id],
  })),
  classOf: ({ mobileStatus }, village) =>
    mobile.classes.findIndex(({ id }) => id === MOBILE_STATUSES[mobileStatus[village]]),
};

/** So many operators and more are one class. */
export const MANY_OPERATORS = 4;

const operators: Look = {
  classes: [
    { id: 'operators-4', mark: pie(4, '--step-1') },
    { id: 'operators-3', mark: pie(3, '--step-2') },
    { id: 'operators-2', mark: pie(2, '--step-3') },
    { id: 'operators-1', mark: pie(1, '--step-4') },
    { id: 'operators-0', mark: BAD },
  ],
  classOf: ({ operatorStart }, village) =>
    MANY_OPERATORS - Math.min(MANY_OPERATORS, operatorStart[village + 1] - operatorStart[village]),
};

const FIXED_ORDER = ['serviceable', 'passed', 'none', 'unknown'] as const;

const fixed: Look = {
  classes: [
    { id: 'fixed-serviceable', mark: pie(4, '--step-1') },
    { id: 'fixed-passed', mark: pie(2, '--step-3') },
    { id: 'fixed-none', mark: BAD },
    { id: 'fixed-unknown', mark: UNKNOWN },
  ],
  classOf: ({ fixedStatus }, village) => FIXED_ORDER.indexOf(FIXED_STATUSES[fixedStatus[village]]),
};

/** Up to these distances from a route, metres; the first two are the profile's reach of a route and of a node. */
export const fiberLimitsM = ({ fiber_reach_m, service_reach_m }: Rules): readonly [number, number, number, number] => {
  const near = Math.max(service_reach_m, fiber_reach_m + 1);
  return [fiber_reach_m, near, Math.max(5000, near * 2), Math.max(10_000, near * 4)];
};

const fiber = (rules: Rules): Look => {
  const limits = fiberLimitsM(rules);
  return {
    classes: [
      { id: 'fiber-0', mark: pie(4, '--step-1') },
      { id: 'fiber-1', mark: pie(3, '--step-2') },
      { id: 'fiber-2', mark: pie(2, '--step-3') },
      { id: 'fiber-3', mark: pie(1, '--step-4') },
      { id: 'fiber-4', mark: BAD },
      { id: 'fiber-unknown', mark: UNKNOWN },
    ],
    classOf({ fiberDistanceM }, village) {
      const distanceM = fiberDistanceM[village];
      if (Number.isNaN(distanceM)) return 5;
      const found = limits.findIndex((limit) => distanceM <= limit);
      return found < 0 ? limits.length : found;
    },
  };
};

/** A look under the rules of a profile. */
export const lookOf = (look: DrawnLook, rules: Rules): Look =>
  look === 'mobile' ? mobile : look === 'operators' ? operators : look === 'fixed' ? fixed : fiber(rules);

/** Every class of every look, for those who draw signs. */
export const ALL_CLASSES: readonly VillageClass[] = [
  ...mobile.classes,
  ...operators.classes,
  ...fixed.classes,
  ...fiber({ fiber_reach_m: 0, service_reach_m: 0 }).classes,
];

/** Of each class how many villages it has, in the order of the classes. */
export function countClasses(look: Look, verdicts: VillageVerdicts): number[] {
  const counts = look.classes.map(() => 0);
  for (let village = 0; village < verdicts.mobileStatus.length; village++) counts[look.classOf(verdicts, village)]++;
  return counts;
}
