import type { ScorecardRow } from '../../../engine/index.ts';
import type { Proposal, ProposedSite, Recount } from '../../../engine/propose/index.ts';
import { toScenarioJson } from '../../schemas/scenario.ts';
import { type CsvColumn, writeCsv } from '../write-csv.ts';
import { type FeatureToWrite, writeGeoJson } from '../write-geojson.ts';
import { writeJson } from '../write-json.ts';
import type { OutputFile } from './index.ts';
import { type OutputSource, toMetadata } from './source.ts';
import { orNull, roundM } from './table.ts';

/** Everything the files of a proposal are made of; the analysis is that of the dataset before. */
export interface ProposalSource extends OutputSource {
  readonly plan: string;
  readonly objective: string;
  readonly proposal: Proposal;
  readonly recount: Recount;
}

/** The files of a proposal. Equal sources give equal bytes. */
export const toProposalOutputs = (source: ProposalSource): OutputFile[] => [
  { name: 'proposals.json', chunks: () => writeJson(toSummary(source)) },
  {
    name: 'proposals.csv',
    chunks: () =>
      writeCsv(
        COLUMNS,
        source.proposal.sites.map((site) => COLUMNS.map(({ name }) => cellsOf(source, site)[name])),
      ),
  },
  { name: 'proposals.geojson', chunks: () => writeGeoJson(toFeatures(source), toMetadata(source)) },
  { name: 'scenario.json', chunks: () => writeJson(toScenarioJson(source.proposal.scenario)) },
];

const NUMBERS: readonly string[] = [
  'order',
  'height_m',
  'cost',
  'villages_won',
  'marginal_villages',
  'marginal_people',
  'fiber_m',
  'power_m',
  'lng',
  'lat',
];
const COLUMNS: readonly CsvColumn[] = [
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

function cellsOf({ proposal }: ProposalSource, site: ProposedSite): Record<string, unknown> {
  const { position, marginal } = site;
  const ids = proposal.assembly.situation.dataset.villages?.id ?? [];
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
    marginal_villages: marginal.villages,
    marginal_people: marginal.people,
    gain_of_operators: gains.join('; '),
    offers_to_others: offers.join('; '),
    reason: position.reason,
    serves: site.servesSharing ? 'sharing targets' : 'coverage targets',
    survey_first: site.contradicted.map((row) => ids[row]).join(';'),
    fiber_m: roundM(position.fiberM),
    power_m: roundM(position.powerM),
  };
}

/** A point for each site; the ground that it would serve is in the scenario. */
function* toFeatures(source: ProposalSource): Generator<FeatureToWrite> {
  for (const site of source.proposal.sites) {
    const { lng, lat, ...properties } = cellsOf(source, site);
    yield { properties, geometry: { kind: 'point', lng: Number(lng), lat: Number(lat) } };
  }
}

function toSummary({ proposal, recount, plan, objective, tool }: ProposalSource): Record<string, unknown> {
  const { result, assembly, sites } = proposal;
  const ids = assembly.situation.dataset.villages?.id ?? [];
  const idOf = (row: number) => ids[row];
  const isMost = objective.startsWith('most-');
  const stated = (value: number) => orNull(isMost ? 0 - value : value);
  return {
    tool: tool.name,
    version: tool.version,
    plan,
    objective,
    status: proposal.status,
    value: stated(result.objective),
    bound: stated(result.bound),
    gap_share: orNull(result.gapShare),
    sites: sites.length,
    cost: proposal.cost,
    currency: proposal.currency,
    new_placements: sum(sites, ({ candidate }) => effectOf(proposal, candidate).placements),
    on_standing: sum(sites, ({ candidate }) => effectOf(proposal, candidate).onStanding),
    unreachable_villages: proposal.unreachable.map(idOf),
    left_out: assembly.book.leftOut,
    problem: {
      demands: assembly.problem.rows,
      positions: assembly.positions.length,
      candidates: assembly.problem.columns,
      pairs: assembly.problem.colRows.length,
      after_reduction: { demands: result.reduced.rows, candidates: result.reduced.columns, ...result.reduced.counts },
    },
    targets: recount.targets.map(({ before, after, claimed, isEqual }) => ({
      indicator: before.indicator,
      year: before.year,
      comparator: before.comparator,
      target: before.target,
      before: countsOf(before),
      after: countsOf(after),
      claimed,
      recounted_equal: isEqual,
    })),
    recounted_equal: recount.isEqual,
    villages_won: recount.won.map(idOf),
    villages_lost: recount.lost.map(idOf),
    curve: proposal.curve,
    robustness: {
      position_error_m: proposal.positionErrorM,
      fragile_villages: proposal.fragile.map(({ village, marginM }) => ({
        id: idOf(village),
        margin_m: roundM(marginM),
      })),
      variations: proposal.variations.map(({ varied, factor, lostVillages, broken, anew }) => ({
        varied,
        factor,
        lost_villages: lostVillages.map(idOf),
        broken,
        anew: anew && {
          sites: anew.sites,
          cost: anew.cost,
          gap_share: orNull(anew.gapShare),
          kept_sites: anew.keptSites,
        },
      })),
    },
  };
}

const countsOf = ({ numerator, denominator, verdict, gap }: ScorecardRow) => ({ numerator, denominator, verdict, gap });

const sum = <T>(of: readonly T[], value: (item: T) => number): number =>
  of.reduce((total, item) => total + value(item), 0);

const effectOf = ({ assembly }: Proposal, id: string) =>
  assembly.candidates.find((candidate) => candidate.id === id)!.effect;
