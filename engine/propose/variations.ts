import type { Dataset } from '../dataset.ts';
import { type Assembly, assemble, type Brief } from './assemble.ts';
import type { Demand } from './demand.ts';
import type { Effort } from './effort.ts';
import { villageOf } from './explain.ts';
import type { ReachModel } from './reach.ts';
import { solveCover } from './solve/solve.ts';

const VARIATION_ITERATIONS = 200;

/** The plan when every reach is some share longer or shorter. */
export interface Variation {
  /** 1 is the stated radius. */
  readonly radiusFactor: number;
  /** Villages that the proposed sites would no longer win, as rows. */
  readonly lostVillages: readonly number[];
  /** A plan made anew for that radius. */
  readonly sites: number;
  readonly cost: number;
  readonly gapShare: number;
  /** Sites of this plan that the new one keeps. */
  readonly keptSites: number;
}

/** The plan beside one made anew for a longer or shorter reach, without pins and forbidden sites. */
export async function vary(
  dataset: Dataset,
  brief: Brief,
  effort: Effort,
  assembly: Assembly,
  chosen: Uint8Array,
  radiusFactor: number,
  reachAt: (radiusFactor: number) => ReachModel,
): Promise<Variation> {
  const other = assemble(dataset, {
    ...brief,
    reach: reachAt(radiusFactor),
    pins: [],
    forbids: [],
  });
  const { onProgress: _, ...quiet } = effort;
  const result = await solveCover(other.problem, { ...quiet, iterations: VARIATION_ITERATIONS });
  const idsNow = new Set(assembly.candidates.filter((__, j) => chosen[j] === 1).map(({ id }) => id));
  const picked = other.candidates.filter((__, j) => result.chosen?.[j] === 1);
  return {
    radiusFactor,
    lostVillages: lostAt(assembly, chosen, other, idsNow),
    sites: picked.length,
    cost: picked.reduce((sum, candidate) => sum + candidate.cost, 0),
    gapShare: result.gapShare,
    keptSites: picked.filter(({ id }) => idsNow.has(id)).length,
  };
}

/** Villages that the plan wins at the stated radius and not at the other. */
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
  const lost = assembly.book.demands.filter((demand) => now.has(keyOf(demand)) && !then.has(keyOf(demand)));
  return [...new Set(lost.map(({ point }) => villageOf(assembly, point)).filter((row) => row >= 0))].sort(
    (a, b) => a - b,
  );
}
