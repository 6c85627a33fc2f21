import type { AreaTable, IndicatorTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { minTechnologyIndex, type Profile } from '../profile.ts';
import { MOBILE_STATUSES, type MobileStatus } from '../vocabulary.ts';
import { type Memberships, membershipsOf } from './areas.ts';
import { groupByVillage } from './by-village.ts';
import type { JudgedPoints } from './cover-hits.ts';
import { bitsOfAny, type PointEvidence } from './evidence.ts';
import { addCounts, createTable } from './table.ts';

const statusCode = (status: MobileStatus) => MOBILE_STATUSES.indexOf(status);

/** The mobile status of every village, index into `MOBILE_STATUSES`; the rules stand in definitions, "Status of a village". */
export function judgeMobileStatus(
  dataset: Dataset,
  profile: Profile,
  points: JudgedPoints,
  evidence: PointEvidence,
): Uint8Array {
  const judge = createStatusJudge(dataset, profile, points, evidence);
  return Uint8Array.from({ length: points.villages.to }, (_, village) => judge(village));
}

const [UNKNOWN, WHITE, BASIC, WEAK, PATCHY, COVERED] = (
  ['unknown', 'white', 'basic', 'weak', 'patchy', 'covered'] as const
).map(statusCode);

/** A function that gives the status of a village by the evidence as it then is. */
export function createStatusJudge(
  { coverage, declarations, clusters }: Dataset,
  profile: Profile,
  points: JudgedPoints,
  evidence: PointEvidence,
): (village: number) => number {
  if (coverage === null && declarations === null) return () => UNKNOWN;
  const width = evidence.operators.length;
  const floorMask = 0xff << minTechnologyIndex(profile);
  // Clusters can only be judged by polygons.
  const judged = groupByVillage(coverage === null ? null : (clusters?.village ?? null), points.villages.to);
  const isServed = (point: number) => (bitsOfAny(evidence.counted, width, point) & floorMask) !== 0;
  return (village) => {
    if (isServed(village)) {
      for (let k = judged.start[village]; k < judged.start[village + 1]; k++)
        if (!isServed(points.clusters.from + judged.rows[k])) return PATCHY;
      return COVERED;
    }
    const signal = bitsOfAny(evidence.signal, width, village);
    if (signal & floorMask) return WEAK;
    return signal ? BASIC : WHITE;
  };
}

/** `village-white-share` over all villages and `village-patchy-share` over those whose centre is covered. */
export function measureStatusShares(areas: AreaTable, memberships: Memberships, status: Uint8Array): IndicatorTable[] {
  const white = createTable('village-white-share', 'village', areas);
  const patchy = createTable('village-patchy-share', 'village', areas);
  for (let village = 0; village < status.length; village++) {
    const memberOf = membershipsOf(memberships, village);
    addCounts(white, memberOf, [0, 0, 0, 0], 0, 1);
    addStatus(white, patchy, memberOf, status[village], 1);
  }
  return [white, patchy];
}

/** Adds a village of a status to what depends on statuses; a negative weight takes it away. */
export function addStatus(
  white: IndicatorTable,
  patchy: IndicatorTable,
  memberOf: readonly number[],
  status: number,
  weight: number,
): void {
  if (status === WHITE) addCounts(white, memberOf, [0, 0, 0, 0], weight, 0);
  if (status === PATCHY) addCounts(patchy, memberOf, [0, 0, 0, 0], weight, weight);
  if (status === COVERED) addCounts(patchy, memberOf, [0, 0, 0, 0], 0, weight);
}
