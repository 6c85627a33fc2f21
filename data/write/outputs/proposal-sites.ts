import type { Addition, ProposedSite } from '../../../engine/propose/index.ts';
import type { CsvColumn } from '../write-csv.ts';
import type { FeatureToWrite } from '../write-geojson.ts';
import type { ProposalSource } from './proposals.ts';
import { roundM } from './table.ts';

const NUMBERS: readonly string[] = [
  'order',
  'height_m',
  'cost',
  'villages_won',
  'road_m',
  'marginal_villages',
  'marginal_people',
  'fiber_m',
  'power_m',
  'lng',
  'lat',
];
/** The columns of a proposed site. */
export const SITE_COLUMNS: readonly CsvColumn[] = [
  'order',
  'id',
  'action',
  'kind',
  'operators',
  'technologies',
  'hosts',
  'owner',
  'lng',
  'lat',
  'height_m',
  'cost',
  'currency',
  'villages_won',
  'village_ids',
  'road_m',
  'marginal_villages',
  'marginal_people',
  'gain_of_operators',
  'offers_to_others',
  'reason',
  'serves',
  'survey_first',
  'fiber_m',
  'power_m',
].map((name) => ({ name, kind: NUMBERS.includes(name) ? 'number' : 'text' }));

/** A proposed site by column. */
export function cellsOfSite({ proposal, loaded }: ProposalSource, site: ProposedSite): Record<string, unknown> {
  const { position, marginal } = site;
  const ids = loaded.dataset.villages?.id ?? [];
  const gains = Object.entries(site.gainOf).map(
    ([operator, gain]) => `${operator}: ${gain.villages} villages, ${gain.people} people`,
  );
  const offers = site.offers
    .filter(({ villages }) => villages > 0)
    .map(({ operator, villages, people }) => `${operator}: ${villages} villages, ${people} people`);
  return {
    order: site.order,
    id: site.candidate,
    action: site.action,
    kind: position.kind,
    operators: site.operators.join(';'),
    technologies: site.technologies.join(';'),
    hosts: site.hosts.join(';'),
    owner: position.owner,
    lng: position.lng,
    lat: position.lat,
    height_m: position.heightM,
    cost: site.cost,
    currency: proposal.currency,
    villages_won: site.villages.length,
    village_ids: site.villages.map((row) => ids[row]).join(';'),
    road_m: roundM(site.roadM),
    marginal_villages: marginal.villages,
    marginal_people: marginal.people,
    gain_of_operators: gains.join('; '),
    offers_to_others: offers.join('; '),
    reason: position.reason,
    serves: site.servesSharing ? 'sharing targets' : site.adds.map(additionText).join('; '),
    survey_first: site.contradicted.map((row) => ids[row]).join(';'),
    fiber_m: roundM(position.fiberM),
    power_m: roundM(position.powerM),
  };
}

/** As `population-mobile-share 4G+ any: 462`; metres of road in whole millimetres. */
const additionText = ({ indicator, technology, operator, amount }: Addition): string =>
  `${indicator} ${technology} ${operator ?? 'any'}: ${roundM(amount)}`;

/** A point for each site; the ground that it would serve is in the scenario. */
export function* toSiteFeatures(source: ProposalSource): Generator<FeatureToWrite> {
  for (const site of source.proposal.sites) {
    const { lng, lat, ...properties } = cellsOfSite(source, site);
    yield { properties, geometry: { kind: 'point', lng: Number(lng), lat: Number(lat) } };
  }
}
