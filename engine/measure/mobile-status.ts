import type { AreaTable, IndicatorTable } from '../analysis.ts';
import { type Dataset, NO_ROW } from '../dataset.ts';
import { minTechnologyIndex, type Profile } from '../profile.ts';
import { MOBILE_STATUSES, type MobileStatus } from '../vocabulary.ts';
import { MEMBERSHIPS, type Memberships } from './areas.ts';
import type { JudgedPoints } from './cover-hits.ts';
import { bitsOfAny, type PointEvidence } from './evidence.ts';
import { createTable } from './table.ts';

const statusCode = (status: MobileStatus) => MOBILE_STATUSES.indexOf(status);

/** The mobile status of every village, index into `MOBILE_STATUSES`; the rules stand in definitions, "Status of a village". */
export function judgeMobileStatus(
  dataset: Dataset,
  profile: Profile,
  points: JudgedPoints,
  evidence: PointEvidence,
): Uint8Array {
  const status = new Uint8Array(points.villages.to).fill(statusCode('unknown'));
  if (dataset.coverage === null && dataset.declarations === null) return status;
  const width = evidence.operators.length;
  const floorMask = 0xff << minTechnologyIndex(profile);
  for (let village = 0; village < status.length; village++) {
    const signal = bitsOfAny(evidence.signal, width, village);
    if (bitsOfAny(evidence.counted, width, village) & floorMask) status[village] = statusCode('covered');
    else if (signal & floorMask) status[village] = statusCode('weak');
    else status[village] = statusCode(signal ? 'basic' : 'white');
  }
  // Clusters can only be judged by polygons.
  if (dataset.coverage !== null && dataset.clusters !== null) {
    for (let cluster = 0; cluster < dataset.clusters.count; cluster++) {
      const village = dataset.clusters.village[cluster];
      if (village === NO_ROW || status[village] !== statusCode('covered')) continue;
      const counted = bitsOfAny(evidence.counted, width, points.clusters.from + cluster);
      if ((counted & floorMask) === 0) status[village] = statusCode('patchy');
    }
  }
  return status;
}

/** `village-white-share` over all villages and `village-patchy-share` over those whose centre is covered. */
export function measureStatusShares(areas: AreaTable, memberships: Memberships, status: Uint8Array): IndicatorTable[] {
  const white = createTable('village-white-share', 'village', areas);
  const patchy = createTable('village-patchy-share', 'village', areas);
  for (let village = 0; village < status.length; village++) {
    const name = MOBILE_STATUSES[status[village]];
    for (let slot = 0; slot < MEMBERSHIPS; slot++) {
      const area = memberships[village * MEMBERSHIPS + slot];
      if (area < 0) continue;
      white.denominator[area]++;
      if (name === 'white') white.numerator[area]++;
      if (name === 'patchy') patchy.numerator[area]++;
      if (name === 'patchy' || name === 'covered') patchy.denominator[area]++;
    }
  }
  return [white, patchy];
}
