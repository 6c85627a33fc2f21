import { FIXED_STATUSES, FUNDINGS, MOBILE_STATUSES } from '../../engine/vocabulary.ts';
import type { AnalysedDataset, OpenedDataset } from '../work/desk-api.ts';

/** A village as the why panel shows it; NaN is "not stated" or "none". */
export interface VillageFacts {
  readonly row: number;
  readonly id: string;
  readonly name: string;
  readonly commune: string;
  readonly population: number;
  readonly households: number;
  readonly mobile: (typeof MOBILE_STATUSES)[number];
  readonly fixed: (typeof FIXED_STATUSES)[number];
  readonly siteM: number;
  readonly fiberM: number;
  readonly funding: (typeof FUNDINGS)[number];
}

/** What is known of a village. */
export function factsOf(
  { dataset }: OpenedDataset,
  { areas, villages: verdicts }: AnalysedDataset,
  row: number,
): VillageFacts {
  const villages = dataset.villages!;
  const area = verdicts!.commune[row];
  return {
    row,
    id: villages.id[row],
    name: villages.name[row],
    commune: area > 0 ? areas.name[area] : (villages.communeCode[row] ?? ''),
    population: villages.population[row],
    households: villages.households[row],
    mobile: MOBILE_STATUSES[verdicts!.mobileStatus[row]],
    fixed: FIXED_STATUSES[verdicts!.fixedStatus[row]],
    siteM: verdicts!.nearestSiteM[row],
    fiberM: verdicts!.fiberDistanceM[row],
    funding: FUNDINGS[verdicts!.funding[row]],
  };
}
