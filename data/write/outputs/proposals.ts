import type {
  ChosenTargets,
  NearDuplicates,
  Objective,
  Opportunity,
  ProposalReport,
  Recount,
} from '../../../engine/propose/index.ts';
import { toScenarioJson } from '../../schemas/scenario.ts';
import { writeCsv } from '../write-csv.ts';
import { writeGeoJson } from '../write-geojson.ts';
import { writeJson } from '../write-json.ts';
import type { OutputFile } from './index.ts';
import { toNearDuplicates } from './near-duplicates.ts';
import { toOperatorParts } from './operator-parts.ts';
import { toOpportunities } from './opportunities.ts';
import { cellsOfSite, SITE_COLUMNS, toSiteFeatures } from './proposal-sites.ts';
import { toProposalSummary } from './proposal-summary.ts';
import { type OutputSource, toMetadata } from './source.ts';

/** Everything the files of a proposal are made of; the analysis is that of the dataset before. */
export interface ProposalSource extends OutputSource, ChosenTargets {
  readonly plan: string;
  readonly objective: Objective;
  readonly proposal: ProposalReport;
  readonly recount: Recount;
  readonly opportunities: readonly Opportunity[];
  readonly near: NearDuplicates;
}

/** The files of a proposal. Equal sources give equal bytes. */
export const toProposalOutputs = (source: ProposalSource): OutputFile[] => [
  { name: 'proposals.json', chunks: () => writeJson(toProposalSummary(source)) },
  {
    name: 'proposals.csv',
    chunks: () =>
      writeCsv(
        SITE_COLUMNS,
        source.proposal.sites.map((site) => {
          const cells = cellsOfSite(source, site);
          return SITE_COLUMNS.map(({ name }) => cells[name]);
        }),
      ),
  },
  { name: 'proposals.geojson', chunks: () => writeGeoJson(toSiteFeatures(source), toMetadata(source)) },
  { name: 'scenario.json', chunks: () => writeJson(toScenarioJson(source.proposal.scenario)) },
  { name: 'opportunities.csv', chunks: () => toOpportunities(source) },
  { name: 'near-duplicates.csv', chunks: () => toNearDuplicates(source) },
  ...toOperatorParts(source),
];
