import type { Dataset } from '../dataset.ts';
import { createKernelContext } from '../kernel.ts';
import { type CoverHits, concatHits, coverHits, type JudgedPoints, judgedPoints } from '../measure/cover-hits.ts';
import { collectEvidence, countedCoverage, type PointEvidence } from '../measure/evidence.ts';
import type { Profile } from '../profile.ts';

/** No operator in particular. */
export const ANY_OPERATOR = -1;

/** What the dataset says of every judged point today. */
export interface Situation {
  readonly dataset: Dataset;
  readonly profile: Profile;
  readonly points: JudgedPoints;
  readonly hits: CoverHits;
  readonly evidence: PointEvidence;
}

export function surveySituation(dataset: Dataset, profile: Profile): Situation {
  const { context } = createKernelContext(dataset, profile);
  const points = judgedPoints(dataset);
  const hits = concatHits([coverHits(context, { from: 0, to: points.lng.length })]);
  return { dataset, profile, points, hits, evidence: collectEvidence(dataset, profile, points, hits) };
}

/** Whether a point has counted coverage of a generation floor from an operator, or from any. */
export function isCovered({ evidence }: Situation, point: number, floor: number, operator: number): boolean {
  const width = evidence.operators.length;
  const base = point * width;
  if (operator !== ANY_OPERATOR) return evidence.counted[base + operator] >> floor !== 0;
  for (let k = base; k < base + width; k++) if (evidence.counted[k] >> floor !== 0) return true;
  return false;
}

/** The different sites (or unnamed polygons) that cover a point today, by id. */
export function sitesOver(
  { dataset, profile, hits, evidence }: Situation,
  point: number,
  floor: number,
  operator: number,
): Set<string> {
  const sites = new Set<string>();
  const { coverage } = dataset;
  if (coverage === null) return sites;
  const counts = countedCoverage(dataset, profile);
  for (let h = hits.start[point]; h < hits.start[point + 1]; h++) {
    const row = hits.rows[h];
    if (counts[row] === 0 || coverage.technology[row] < floor) continue;
    if (operator !== ANY_OPERATOR && coverage.operator[row] !== evidence.operators[operator]) continue;
    sites.add(coverage.siteId[row] ?? `polygon ${coverage.id[row]}`);
  }
  return sites;
}
