import {
  type Dataset,
  FIXED_STATUSES,
  MOBILE_STATUSES,
  TECHNOLOGIES,
  UNCODED,
  type VillageColumns,
  type VillageVerdicts,
} from '../../../engine/index.ts';
import type { FeatureToWrite } from '../write-geojson.ts';
import type { OutputSource } from './source.ts';
import { compareText, orNull, roundM } from './table.ts';
import { communeCodeOf, createNearestSiteId, fiberIdOf, flagOf } from './village-cells.ts';

/** Every accepted village by id: the columns it came with, then what was found about it. */
export function* toVillages({ analysis, loaded: { dataset, carried } }: OutputSource): Generator<FeatureToWrite> {
  const { villages } = dataset;
  const verdicts = analysis.villages;
  if (villages === null || verdicts === null) return;
  const names: readonly string[] = dataset.companies;
  const nearestSiteId = createNearestSiteId(dataset, verdicts);
  for (let village = 0; village < villages.count; village++) {
    const own = statedColumns(villages, village);
    const computed = computedColumns(dataset, villages, verdicts, analysis.areas.code, names, nearestSiteId, village);
    const known = Object.assign(own, computed);
    const extras = { ...carried.get(villages.id[village]), ...statedCommune(villages, village, computed.commune_code) };
    yield {
      geometry: { kind: 'point', lng: villages.lng[village], lat: villages.lat[village] },
      properties: isEmpty(extras) ? known : { ...withoutClashes(extras, known), ...known },
    };
  }
}

function isEmpty(columns: object): boolean {
  for (const _ in columns) return false;
  return true;
}

/** The commune that the source names, where the village was counted in another. */
function statedCommune({ communeCode }: VillageColumns, village: number, counted: unknown): Record<string, unknown> {
  const stated = communeCode[village];
  return stated === null || stated === counted ? {} : { commune_code: stated };
}

/** The extra columns; a name that the outputs use themselves is marked as the source's. */
function withoutClashes(extras: Readonly<Record<string, unknown>>, reserved: object): Record<string, unknown> {
  const renamed = new Map<string, unknown>();
  for (const [name, value] of Object.entries(extras)) {
    let free = name;
    while (Object.hasOwn(reserved, free) || renamed.has(free)) free = `source_${free}`;
    renamed.set(free, value);
  }
  return Object.fromEntries(renamed);
}

/** A declaration has no id; among those of one village its operator and generation name it. */
function declarationName({ declarations, companies }: Dataset, row: number): string {
  return `declarations/${companies[declarations!.operator[row]]}/${TECHNOLOGIES[declarations!.technology[row]]}`;
}

function statedColumns(villages: VillageColumns, village: number): Record<string, unknown> {
  return {
    id: villages.id[village],
    name: villages.name[village],
    population: orNull(villages.population[village]),
    households: orNull(villages.households[village]),
    has_grid: flagOf(villages.hasGrid[village]),
    extremely_difficult: flagOf(villages.extremelyDifficult[village]),
    kind: villages.kind[village],
  };
}

function computedColumns(
  dataset: Dataset,
  villages: VillageColumns,
  verdicts: VillageVerdicts,
  areaCodes: readonly string[],
  companies: readonly string[],
  nearestSiteId: (village: number) => string | null,
  village: number,
): Record<string, unknown> {
  const operators: string[] = [];
  for (let k = verdicts.operatorStart[village]; k < verdicts.operatorStart[village + 1]; k++)
    operators.push(companies[verdicts.operators[k]]);
  if (operators.length > 1) operators.sort(compareText);
  const evidence: (string | null)[] = [];
  for (let k = verdicts.coverageStart[village]; k < verdicts.coverageStart[village + 1]; k++)
    evidence.push(dataset.coverage!.id[verdicts.coverage[k]]);
  for (let k = verdicts.declarationStart[village]; k < verdicts.declarationStart[village + 1]; k++)
    evidence.push(declarationName(dataset, verdicts.declarations[k]));
  const best = verdicts.bestTechnology[village];
  return {
    mobile_status: MOBILE_STATUSES[verdicts.mobileStatus[village]],
    operators,
    operator_count: operators.length,
    best_technology: best === UNCODED ? null : TECHNOLOGIES[best],
    coverage_ids: evidence,
    mobile_margin_m: roundM(verdicts.marginM[village]),
    fixed_status: FIXED_STATUSES[verdicts.fixedStatus[village]],
    fiber_distance_m: roundM(verdicts.fiberDistanceM[village]),
    fiber_id: fiberIdOf(dataset, verdicts, village),
    nearest_site_id: nearestSiteId(village),
    nearest_site_m: roundM(verdicts.nearestSiteM[village]),
    commune_code: communeCodeOf(villages, verdicts, areaCodes, village),
    evidence_conflict: verdicts.evidenceConflict[village] === 1,
  };
}
