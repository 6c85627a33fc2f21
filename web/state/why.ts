import { type Dataset, NO_ROW } from '../../engine/dataset.ts';
import { countedCoverage, mobileOperators } from '../../engine/measure/evidence.ts';
import { covers } from '../../engine/predicates/point-in-polygon.ts';
import { minTechnologyIndex } from '../../engine/profile.ts';
import { TECHNOLOGIES, type Technology } from '../../engine/vocabulary.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';

/** What is known of an operator's generation at a village centre; a declaration stands before polygons. */
export type Signal = 'counted' | 'weak' | 'declared' | 'denied' | 'none';

/** What decided the verdict of a village, beyond the columns of the verdicts. */
export interface Explanation {
  /** Each operator with its signal in the order of `TECHNOLOGIES`. */
  readonly matrix: readonly { readonly operator: string; readonly signals: readonly Signal[] }[];
  /** Declarations that say otherwise than the counted polygons of an operator that has any. */
  readonly conflicts: readonly {
    readonly operator: string;
    readonly technology: Technology;
    readonly isDeclared: boolean;
    readonly isDrawn: boolean;
  }[];
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
  const drawn = new Map([...signals].map(([company, own]) => [company, own.lastIndexOf('counted')]));
  const conflicts = declare(dataset, analysed, village, signals, (company, technology) => ({
    hasPolygons: counts.some((isCounted, row) => isCounted === 1 && coverage!.operator[row] === company),
    isDrawn: drawn.get(company)! >= technology,
  }));
  return {
    conflicts,
    matrix: operators.map((company) => ({ operator: companies[company], signals: signals.get(company)! })),
    deciding: Array.from(
      verdicts.coverage.subarray(verdicts.coverageStart[village], verdicts.coverageStart[village + 1]),
    ),
    ...countClusters(dataset, analysed, village, counts),
  };
}

/** Puts the declarations of a village over the signals, and gives those that the polygons contradict; a drawn generation stands for those below it. */
function declare(
  { declarations, companies }: Dataset,
  { profile }: AnalysedDataset,
  village: number,
  signals: ReadonlyMap<number, Signal[]>,
  drawnOf: (company: number, technology: number) => { hasPolygons: boolean; isDrawn: boolean },
): Explanation['conflicts'] {
  const conflicts: Explanation['conflicts'][number][] = [];
  for (let row = 0; row < (declarations?.count ?? 0); row++) {
    if (declarations!.village[row] !== village) continue;
    const [company, technology] = [declarations!.operator[row], declarations!.technology[row]];
    const isDeclared = declarations!.coveredShare[row] >= profile.covered_share_min;
    const { hasPolygons, isDrawn } = drawnOf(company, technology);
    if (hasPolygons && isDeclared !== isDrawn)
      conflicts.push({ operator: companies[company], technology: TECHNOLOGIES[technology], isDeclared, isDrawn });
    signals.get(company)![technology] = isDeclared ? 'declared' : 'denied';
  }
  return conflicts;
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
