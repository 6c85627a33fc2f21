import type { Opportunity } from '../../../engine/propose/index.ts';
import { type CsvColumn, writeCsv } from '../write-csv.ts';
import type { ProposalSource } from './proposals.ts';
import { toTypedColumns } from './table.ts';

const COLUMNS: readonly CsvColumn[] = toTypedColumns({
  operator: 'text',
  rank: 'number',
  id: 'text',
  hosts: 'text',
  lng: 'number',
  lat: 'number',
  height_m: 'number',
  villages: 'number',
  people: 'number',
  villages_new_to_all: 'number',
  people_new_to_all: 'number',
  cost: 'number',
  currency: 'text',
  village_ids: 'text',
  survey_first: 'text',
});

/** The masts of others that each operator could join, its best first. */
export function toOpportunities({ opportunities, proposal, loaded }: ProposalSource): Iterable<string> {
  const ids = loaded.dataset.villages?.id ?? [];
  const idsOf = (rows: readonly number[]) => rows.map((row) => ids[row]).join(';');
  return writeCsv(
    COLUMNS,
    opportunities.map((found: Opportunity) => [
      found.operator,
      found.rank,
      found.position,
      found.hosts.join(';'),
      found.lng,
      found.lat,
      found.heightM,
      found.gain.villages,
      found.gain.people,
      found.gainForAll.villages,
      found.gainForAll.people,
      found.cost,
      proposal.currency,
      idsOf(found.villages),
      idsOf(found.contradicted),
    ]),
  );
}
