import type { Target } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { type Assembly, assemble } from './assemble.ts';
import type { Brief } from './brief.ts';
import { COVERAGE_INDICATORS, type Demand } from './demand.ts';
import type { Effort } from './effort.ts';
import { villageOf } from './explain.ts';
import type { Ground } from './ground.ts';
import type { ReachModel } from './reach.ts';
import { SHARING_INDICATORS } from './sharing-targets.ts';
import { reaches, selectionOf } from './solve/selection.ts';
import { solveCover } from './solve/solve.ts';

const VARIATION_ITERATIONS = 200;

/**
 * What is varied: every reach, what the targets ask, the distance below which masts are one location, or whether masts are
 * believed to reach what their own stations do not cover today.
 */
export const VARIED = ['radius', 'target', 'site_merge_m', 'trust-coverage'] as const;
export type Varied = (typeof VARIED)[number];

/** The plan when something is some share more or less. */
export interface Variation {
  readonly varied: Varied;
  /** 1 is as stated. */
  readonly factor: number;
  /** Villages that the proposed sites would no longer win, as rows. */
  readonly lostVillages: readonly number[];
  /** Goals and sides that the proposed sites would no longer keep, by name. */
  readonly broken: readonly string[];
  /** A plan made anew; `null` where none was found. */
  readonly anew: {
    readonly sites: number;
    readonly cost: number;
    readonly gapShare: number;
    /** Sites of this plan that the new one keeps. */
    readonly keptSites: number;
  } | null;
}

/** What a variation starts from. */
export interface Varying {
  readonly dataset: Dataset;
  readonly brief: Brief;
  readonly ground: Ground;
  readonly assembly: Assembly;
  readonly chosen: Uint8Array;
  readonly effort: Effort;
  /** The reach model at a share of the radius. */
  readonly reachAt: (factor: number) => ReachModel;
}

/** The variations worth making: ten percent up and down of each, as far as the brief depends on it, and the doubt about masts. */
export function listVariations({ targets, trustCoverage }: Brief): { varied: Varied; factor: number }[] {
  const isShared = targets.some(({ indicator }) => SHARING_INDICATORS.includes(indicator));
  const isTargeted = targets.some(isOfProposal);
  const isMeant: Readonly<Record<Varied, boolean>> = {
    radius: true,
    target: isTargeted,
    site_merge_m: isShared,
    'trust-coverage': trustCoverage !== true,
  };
  return VARIED.filter((varied) => isMeant[varied]).flatMap((varied) =>
    (varied === 'trust-coverage' ? [1] : [0.9, 1.1]).map((factor) => ({ varied, factor })),
  );
}

const isOfProposal = ({ indicator }: Target): boolean =>
  COVERAGE_INDICATORS.some((known) => known === indicator) || SHARING_INDICATORS.includes(indicator);

/** The plan beside one made anew with something varied, without pins and forbidden sites. */
export async function vary(varying: Varying, varied: Varied, factor: number): Promise<Variation> {
  const { dataset, assembly, chosen, effort } = varying;
  const other = assembleVaried(varying, varied, factor, dataset);
  const { onProgress: _, ...quiet } = effort;
  const result = await solveCover(other.problem, { ...quiet, iterations: VARIATION_ITERATIONS });
  const idsNow = new Set(assembly.candidates.filter((__, j) => chosen[j] === 1).map(({ id }) => id));
  const picked = other.candidates.filter((__, j) => result.chosen?.[j] === 1);
  return {
    varied,
    factor,
    lostVillages: lostAt(assembly, chosen, other, idsNow),
    broken: brokenAt(other, idsNow),
    anew:
      result.chosen === null
        ? null
        : {
            sites: picked.length,
            cost: picked.reduce((sum, candidate) => sum + candidate.cost, 0),
            gapShare: result.gapShare,
            keptSites: picked.filter(({ id }) => idsNow.has(id)).length,
          },
  };
}

function assembleVaried(varying: Varying, varied: Varied, factor: number, dataset: Dataset): Assembly {
  const { brief, ground, reachAt } = varying;
  const free = { ...brief, pins: [], forbids: [] };
  switch (varied) {
    case 'radius':
      return assemble(dataset, { ...free, reach: reachAt(factor) });
    case 'trust-coverage':
      return assemble(dataset, { ...free, trustCoverage: true }, ground);
    case 'site_merge_m':
      return assemble(dataset, {
        ...free,
        profile: { ...brief.profile, site_merge_m: brief.profile.site_merge_m * factor },
      });
    case 'target': {
      const targets = brief.targets.map((target) => (isOfProposal(target) ? scaled(target, factor) : target));
      const isSame = targets.every(({ value }, i) => value === brief.targets[i].value);
      return isSame ? assemble(dataset, free, ground) : assemble(dataset, { ...free, targets });
    }
  }
}

/** A target asking some share more or less; no share is above 1. A decimal is kept short, since shares are judged exactly. */
function scaled(target: Target, factor: number): Target {
  const value = Number((target.value * factor).toFixed(6));
  return { ...target, value: target.indicator === 'site-tenancy-ratio' ? value : Math.min(1, value) };
}

/** Villages that the plan wins as stated and not in the other problem. */
function lostAt(assembly: Assembly, chosen: Uint8Array, other: Assembly, ids: ReadonlySet<string>): number[] {
  const keyOf = ({ point, floor, operator, need }: Demand) => `${point} ${floor} ${operator} ${need}`;
  const coveredBy = ({ problem, book }: Assembly, isChosen: (column: number) => boolean) =>
    new Set(
      book.demands.flatMap((demand, row) => {
        let times = 0;
        for (let k = problem.rowStart[row]; k < problem.rowStart[row + 1]; k++)
          times += Number(isChosen(problem.rowCols[k]));
        return times >= demand.need ? [keyOf(demand)] : [];
      }),
    );
  const now = coveredBy(assembly, (j) => chosen[j] === 1);
  const then = coveredBy(other, (j) => ids.has(other.candidates[j].id));
  const asked = new Set(other.book.demands.map(keyOf));
  const lost = assembly.book.demands.filter(
    (demand) => asked.has(keyOf(demand)) && now.has(keyOf(demand)) && !then.has(keyOf(demand)),
  );
  return [...new Set(lost.map(({ point }) => villageOf(assembly, point)).filter((row) => row >= 0))].sort(
    (a, b) => a - b,
  );
}

/** Goals and sides of a problem that the candidates of these ids do not keep. */
function brokenAt({ problem, candidates }: Assembly, ids: ReadonlySet<string>): string[] {
  const mask = Uint8Array.from(candidates, ({ id }) => Number(ids.has(id)));
  const { goalSum, sideSum } = selectionOf(problem, mask);
  return [
    ...problem.goals.filter(({ atLeast }, g) => !reaches(goalSum[g], atLeast)),
    ...problem.sides.filter(({ atLeast }, i) => !reaches(sideSum[i], atLeast)),
  ].map(({ name }) => name);
}
