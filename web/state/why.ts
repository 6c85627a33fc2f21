import { type Dataset, NO_ROW } from '../../engine/dataset.ts';
import { countedCoverage, mobileOperators } from '../../engine/measure/evidence.ts';
import { covers } from '../../engine/predicates/point-in-polygon.ts';
import { minTechnologyIndex } from '../../engine/profile.ts';
import { TECHNOLOGIES } from '../../engine/vocabulary.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';

/** What is known of an operator's generation at a village centre; a declaration stands before polygons. */
export type Signal = 'counted' | 'weak' | 'declared' | 'denied' | 'none';

/** What decided the verdict of a village, beyond the columns of the verdicts. */
export interface Explanation {
  /** Each operator with its signal in the order of `TECHNOLOGIES`. */
  readonly matrix: readonly { readonly operator: string; readonly signals: readonly Signal[] }[];
  /** Coverage rows that decided the status. */
  readonly deciding: readonly number[];
  /** Residential clusters outside the centre, and how many of them are covered. */
  readonly clusters: number;
  readonly coveredClusters: number;
}

/** What the polygons and declarations say at a village; the same predicates as the verdicts. */
export function explainVillage(dataset: Dataset, analysed: AnalysedDataset, village: number): Explanation {
  const { villages, coverage, companies } = dataset;
  const { lng, lat } = villages!;
  const verdicts = analysed.villages!;
  const counts = countedCoverage(dataset, analysed.profile);
  const operators = Array.from(mobileOperators(dataset));
  const signals = new Map(operators.map((company) => [company, TECHNOLOGIES.map((): Signal => 'none')]));
  for (let row = 0; row < (coverage?.count ?? 0); row++) {
    if (!covers(coverage!.shapes, row, lng[village], lat[village])) continue;
    const own = signals.get(coverage!.operator[row])!;
    const technology = coverage!.technology[row];
    if (counts[row] === 1) own[technology] = 'counted';
    else if (own[technology] === 'none') own[technology] = 'weak';
  }
  declare(dataset, analysed, village, signals);
  return {
    matrix: operators.map((company) => ({ operator: companies[company], signals: signals.get(company)! })),
    deciding: Array.from(
      verdicts.coverage.subarray(verdicts.coverageStart[village], verdicts.coverageStart[village + 1]),
    ),
    ...countClusters(dataset, analysed, village, counts),
  };
}

function declare(
  { declarations }: Dataset,
  { profile }: AnalysedDataset,
  village: number,
  signals: ReadonlyMap<number, Signal[]>,
): void {
  for (let row = 0; row < (declarations?.count ?? 0); row++) {
    if (declarations!.village[row] !== village) continue;
    const isCovered = declarations!.coveredShare[row] >= profile.covered_share_min;
    signals.get(declarations!.operator[row])![declarations!.technology[row]] = isCovered ? 'declared' : 'denied';
  }
}

function countClusters(dataset: Dataset, { profile }: AnalysedDataset, village: number, counts: Uint8Array) {
  const { clusters, coverage } = dataset;
  const minimum = minTechnologyIndex(profile);
  let [total, covered] = [0, 0];
  for (let cluster = 0; cluster < (clusters?.count ?? 0); cluster++) {
    if (clusters!.village[cluster] !== village || clusters!.village[cluster] === NO_ROW) continue;
    total++;
    for (let row = 0; row < (coverage?.count ?? 0); row++) {
      if (counts[row] === 0 || coverage!.technology[row] < minimum) continue;
      if (!covers(coverage!.shapes, row, clusters!.lng[cluster], clusters!.lat[cluster])) continue;
      covered++;
      break;
    }
  }
  return { clusters: total, coveredClusters: covered };
}
