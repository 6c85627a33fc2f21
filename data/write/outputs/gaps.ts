import {
  type Dataset,
  FIXED_STATUSES,
  FUNDINGS,
  type GapRow,
  MOBILE_STATUSES,
  type VillageColumns,
  type VillageVerdicts,
} from '../../../engine/index.ts';
import type { OutputSource } from './source.ts';
import { type Cell, orNull, roundM, type Table, toColumns } from './table.ts';
import { communeCodeOf, createNearestSiteId, fiberIdOf, flagOf } from './village-cells.ts';

const COLUMNS = [
  'indicator',
  'technology',
  'operator',
  'scope',
  'village_id',
  'name',
  'commune_code',
  'population',
  'households',
  'has_grid',
  'extremely_difficult',
  'mobile_status',
  'fixed_status',
  'funding',
  'nearest_site_id',
  'nearest_site_m',
  'fiber_id',
  'fiber_distance_m',
] as const;

/** The villages that keep a target from being met, in the analysis' order: most people first, unknown last, then by id. */
export function toGaps({ analysis, loaded: { dataset } }: OutputSource): Table {
  const { villages } = dataset;
  const verdicts = analysis.villages;
  if (villages === null || verdicts === null) return { columns: toColumns(COLUMNS), rows: [] };
  const nearestSiteId = createNearestSiteId(dataset, verdicts);
  return {
    columns: toColumns(COLUMNS),
    rows: analysis.gaps.map((gap) => toRow(gap, dataset, villages, verdicts, analysis.areas.code, nearestSiteId)),
  };
}

function toRow(
  { indicator, technology, operator, scope, village }: GapRow,
  dataset: Dataset,
  villages: VillageColumns,
  verdicts: VillageVerdicts,
  areaCodes: readonly string[],
  nearestSiteId: (village: number) => string | null,
): Cell[] {
  return [
    indicator,
    technology,
    operator,
    scope,
    villages.id[village],
    villages.name[village],
    communeCodeOf(villages, verdicts, areaCodes, village),
    orNull(villages.population[village]),
    orNull(villages.households[village]),
    flagOf(villages.hasGrid[village]),
    flagOf(villages.extremelyDifficult[village]),
    MOBILE_STATUSES[verdicts.mobileStatus[village]],
    FIXED_STATUSES[verdicts.fixedStatus[village]],
    FUNDINGS[verdicts.funding[village]],
    nearestSiteId(village),
    roundM(verdicts.nearestSiteM[village]),
    fiberIdOf(dataset, verdicts, village),
    roundM(verdicts.fiberDistanceM[village]),
  ];
}
