import type { Dataset } from '../dataset.ts';
import { createDatasetPacker } from '../pack/packer.ts';
import type { CoverageRecord, SiteRecord, StationRecord } from '../records.ts';
import type { LayerName } from '../vocabulary.ts';
import { shapeCovers } from './cover-matrix.ts';
import { layersOf, recordsOf } from './unpack.ts';

/** What a proposal adds to a dataset. */
export interface Scenario {
  readonly name: string;
  readonly sites: readonly SiteRecord[];
  /** Planned sites that are built, by id, with the date. */
  readonly built: readonly { readonly id: string; readonly builtOn: string }[];
  readonly stations: readonly StationRecord[];
  readonly coverage: readonly CoverageRecord[];
}

/** What keeps a scenario from being applied to a dataset, a sentence each; none where it fits. */
export function misfitsOf(dataset: Dataset, scenario: Scenario): string[] {
  const ids = new Set(dataset.sites?.id ?? []);
  const added = new Set(scenario.sites.map(({ id }) => id));
  const misfits = scenario.sites
    .filter(({ id }) => ids.has(id))
    .map(({ id }) => `the site ${id} stands in the dataset already`);
  for (const { id } of scenario.built) if (!ids.has(id)) misfits.push(`the planned site ${id} is not in the dataset`);
  for (const { siteId, id } of scenario.stations)
    if (siteId !== null && !ids.has(siteId) && !added.has(siteId))
      misfits.push(`the station ${id} stands on the unknown site ${siteId}`);
  return misfits;
}

/**
 * The dataset with the scenario in it, packed as if its layers had held the scenario's rows. A declaration that denies
 * a village what a new polygon gives it speaks of the time before and is left out. Throws a RangeError where it does not fit.
 */
export function applyScenario(dataset: Dataset, scenario: Scenario): Dataset {
  const misfits = misfitsOf(dataset, scenario);
  if (misfits.length > 0) throw new RangeError(`scenario does not fit the dataset: ${misfits.join('; ')}`);
  const packer = createDatasetPacker();
  const builtOn = new Map(scenario.built.map((change) => [change.id, change.builtOn]));
  const isOutdated = createOutdated(dataset, scenario);
  for (const layer of layersOf(dataset)) {
    packer.openLayer(layer);
    if (layer === 'sites') {
      for (const site of recordsOf(dataset, 'sites')) {
        const date = builtOn.get(site.id);
        packer.add('sites', date === undefined ? site : { ...site, status: 'operational', builtOn: date });
      }
    } else if (layer === 'declarations') {
      for (const record of recordsOf(dataset, 'declarations'))
        if (!isOutdated(record.villageId, record.operator, record.technology, record.coveredShare))
          packer.add('declarations', record);
    } else copyLayer(dataset, layer, packer);
  }
  for (const site of scenario.sites) packer.add('sites', site);
  for (const station of scenario.stations) packer.add('stations', station);
  for (const area of scenario.coverage) packer.add('coverage', area);
  return packer.finish();
}

function copyLayer<L extends LayerName>(
  dataset: Dataset,
  layer: L,
  packer: ReturnType<typeof createDatasetPacker>,
): void {
  for (const record of recordsOf(dataset, layer)) packer.add(layer, record);
}

/** Whether a declaration of no coverage is overtaken by a polygon of the scenario. */
function createOutdated({ villages }: Dataset, { coverage }: Scenario) {
  const rowOf = new Map(villages?.id.map((id, row) => [id, row]));
  return (villageId: string, operator: string, technology: string, coveredShare: number): boolean => {
    const row = rowOf.get(villageId);
    if (row === undefined || coveredShare >= 1) return false;
    return coverage.some(
      (area) =>
        area.operator === operator &&
        area.technology === technology &&
        shapeCovers(area.geometry, villages!.lng[row], villages!.lat[row]),
    );
  };
}
