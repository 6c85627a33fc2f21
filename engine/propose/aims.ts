import type { Target } from '../analysis.ts';
import { COMPUTED_INDICATORS } from '../indicators.ts';
import type { Assembly } from './assemble.ts';
import { COVERAGE_INDICATORS } from './demand.ts';
import { isAskedAsSide, SHARING_INDICATORS } from './sharing-targets.ts';
import type { SolveResult } from './solve/solve.ts';

/**
 * How a proposal stands to a target: `aimed` where it must reach it, `met` where it is met today and more sites cannot break
 * it, `recounted` where sites change it without being chosen for it, `untouched` where no radio site changes it, `reported`
 * where no map gives it, `out-of-reach` where it is aimed at in vain.
 */
export const AIMS = ['aimed', 'met', 'recounted', 'untouched', 'reported', 'out-of-reach'] as const;
export type Aim = (typeof AIMS)[number];

export interface TargetAim {
  readonly target: Target;
  readonly aim: Aim;
  /** Why it is not aimed at or cannot be reached; empty where it is. */
  readonly why: string;
}

const COMPUTED: ReadonlySet<string> = new Set(COMPUTED_INDICATORS);

/** How the proposal stands to each of the targets, in their order; `isMost` where it wins what it can for a limit. */
export function describeAims(
  targets: readonly Target[],
  { book }: Assembly,
  { missedGoals, missedSides }: SolveResult,
  isMost: boolean,
): TargetAim[] {
  const isMissed = new Set(missedGoals.map(({ name }) => name));
  return targets.map((target): TargetAim => {
    const { indicator } = target;
    const say = (aim: Aim, why = ''): TargetAim => ({ target, aim, why });
    if (!COMPUTED.has(indicator)) return say('reported', 'a reported figure: no map yields it');
    const leftOut = book.leftOut.find((left) => isSame(left.target, target));
    if (leftOut !== undefined) return say('recounted', leftOut.why);
    if (SHARING_INDICATORS.includes(indicator)) {
      if (!isAskedAsSide(target, isMost))
        return say('recounted', isMost ? 'the limit comes first' : 'more sharing cannot break it');
      const name = `${indicator} ${target.comparator} ${target.value}`;
      return missedSides.includes(name) ? say('out-of-reach', 'no choice of candidates can keep it') : say('aimed');
    }
    if (!COVERAGE_INDICATORS.some((known) => known === indicator))
      return say('untouched', 'fiber, poles, ducts and streets are not changed by radio sites');
    const goals = book.goals.filter((goal) => isSame(goal.target, target));
    if (isMost) return goals.length > 0 ? say('aimed') : say('recounted', 'the most is won of something else');
    if (goals.length === 0) return say('met');
    const short = goals.find(({ name }) => isMissed.has(name));
    if (short === undefined) return say('aimed');
    return say('out-of-reach', `all candidates together do not reach it: ${short.name}`);
  });
}

/** Whether two targets are one: those of a ground that was kept are other objects than those of the brief. */
const isSame = (a: Target | null, b: Target): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
