import { figureOf, type NearDuplicate } from '../../../engine/propose/index.ts';
import { type CsvColumn, writeCsv } from '../write-csv.ts';
import type { ProposalSource } from './proposals.ts';
import { roundM, toTypedColumns } from './table.ts';

const COLUMNS: readonly CsvColumn[] = toTypedColumns({
  group: 'number',
  locations: 'number',
  widest_m: 'number',
  ids: 'text',
  users_of_each: 'text',
  users: 'text',
  lng: 'number',
  lat: 'number',
  shared_now: 'number',
  locations_now: 'number',
  shared_then: 'number',
  locations_then: 'number',
  new_on_standing_now: 'number',
  new_now: 'number',
  new_on_standing_then: 'number',
  new_then: 'number',
});

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
