import { figureOf, type NearDuplicate } from '../../../engine/propose/index.ts';
import { type CsvColumn, writeCsv } from '../write-csv.ts';
import type { ProposalSource } from './proposals.ts';
import { roundM } from './table.ts';

const NUMBERS = [
  'group',
  'locations',
  'widest_m',
  'lng',
  'lat',
  'shared_now',
  'locations_now',
  'shared_then',
  'locations_then',
  'new_on_standing_now',
  'new_now',
  'new_on_standing_then',
  'new_then',
];
const COLUMNS: readonly CsvColumn[] = [
  'group',
  'locations',
  'widest_m',
  'ids',
  'users_of_each',
  'users',
  'lng',
  'lat',
  'shared_now',
  'locations_now',
  'shared_then',
  'locations_then',
  'new_on_standing_now',
  'new_now',
  'new_on_standing_then',
  'new_then',
].map((name) => ({ name, kind: NUMBERS.includes(name) ? 'number' : 'text' }));

/**
 * The groups of masts that could have been one, each with the counts of `site-sharing-share` and `new-site-sharing-share` as they
 * are and as they would be if the group were one location.
 */
export function toNearDuplicates({ near }: ProposalSource): Iterable<string> {
  const figures = (counts: NearDuplicate['merged']) =>
    ['site-sharing-share', 'new-site-sharing-share'].map((indicator) => figureOf(indicator, counts));
  const [sharedNow, newNow] = figures(near.today);
  return writeCsv(
    COLUMNS,
    near.groups.map(({ locations, widestM, users, merged }, i) => {
      const [sharedThen, newThen] = figures(merged);
      return [
        i + 1,
        locations.length,
        roundM(widestM),
        locations.map(({ position }) => position).join(';'),
        locations.map((location) => location.users.join(' + ')).join(';'),
        users.join(';'),
        locations[0].lng,
        locations[0].lat,
        ...sharedNow,
        ...sharedThen,
        ...newNow,
        ...newThen,
      ];
    }),
  );
}
