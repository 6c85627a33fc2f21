import type { Opportunity } from '../../../engine/propose/index.ts';
import { type CsvColumn, writeCsv } from '../write-csv.ts';
import type { ProposalSource } from './proposals.ts';

const NUMBERS = [
  'rank',
  'lng',
  'lat',
  'height_m',
  'villages',
  'people',
  'villages_new_to_all',
  'people_new_to_all',
  'cost',
];
const COLUMNS: readonly CsvColumn[] = [
  'operator',
  'rank',
  'id',
  'hosts',
  'lng',
  'lat',
  'height_m',
  'villages',
  'people',
  'villages_new_to_all',
  'people_new_to_all',
  'cost',
  'currency',
  'village_ids',
  'survey_first',
].map((name) => ({ name, kind: NUMBERS.includes(name) ? 'number' : 'text' }));

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
