import { FIXED_STATUSES, FUNDINGS, MOBILE_STATUSES } from '../../engine/vocabulary.ts';
import type { AnalysedDataset, OpenedDataset } from '../work/desk-api.ts';

/** A village as the table and the why panel show it; NaN is "not stated" or "none". */
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

/** What a table of villages can be sorted by. */
export type SortColumn = Exclude<keyof VillageFacts, 'row' | 'id' | 'households'>;
export interface Sorting {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** The villages in another order; `null` keeps the order of the analysis, what is not known stands last. */
export function sortFacts(
  facts: readonly VillageFacts[],
  sorting: Sorting | null,
  language: string,
): readonly VillageFacts[] {
  if (sorting === null) return facts;
  const { column, descending } = sorting;
  const { compare } = new Intl.Collator(language);
  const sign = descending ? -1 : 1;
  return [...facts].sort((a, b) => {
    const [x, y] = [a[column], b[column]];
    if (typeof x === 'string' || typeof y === 'string') return sign * compare(String(x), String(y));
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return sign * (x - y);
  });
}
