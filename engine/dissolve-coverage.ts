import type { AreaTable, IndicatorTable } from './analysis.ts';
import type { Dataset } from './dataset.ts';
import {
  type CoverageKey,
  coverageLayerKeys,
  describeDissolved,
  distinctFloors,
  type KeyedCoverage,
} from './measure/coverage-floors.ts';
import { surveyGrid } from './measure/coverage-survey.ts';
import { searchedGround } from './measure/dead-zones.ts';
import { mobileOperators, operatorColumns } from './measure/evidence.ts';
import { areaSizesKm2, areaTasks, landOf, measureAreaMobile } from './measure/land.ts';
import { ALL, ANY } from './measure/table.ts';
import { type CellGrid, emptyPolygonSet } from './overlay/index.ts';
import { minTechnologyIndex, type Profile } from './profile.ts';
import type { Runner, Stage } from './stages.ts';

/**
 * Dissolves the counted coverage, from each layer as given to any and all operators, and measures it. A survey of all of it at first
 * pays where all is dissolved, not where a runner has kept most answers; the result is the same.
 */
export async function dissolveCoverage(
  dataset: Dataset,
  profile: Profile,
  runner: Runner,
  stage: Stage,
  isSurveyed = true,
) {
  const minimum = minTechnologyIndex(profile);
  await surveyAll(isSurveyed ? surveyGrid(dataset, profile) : null, dataset, runner, stage);
  const layers = await stage('dissolving coverage', 'dissolveLayer', coverageLayerKeys({ dataset, profile }));
  const technologies = distinctFloors(layers);
  const operatorFloors = await joinGenerations(dataset, layers, technologies, stage);
  await runner.broadcast('operator-floors', operatorFloors);
  const together = ([ANY, ALL] as const).flatMap((owner) =>
    technologies.map((technology): CoverageKey => ({ owner, technology })),
  );
  const joined = await stage('joining operators', 'dissolveFloor', together);
  const floors = [...operatorFloors, ...joined];

  const any = floors.find(({ owner, technology }) => owner === ANY && technology >= minimum);
  await runner.broadcast('any-coverage', any?.polygons ?? emptyPolygonSet());
  // Floors ascend, so the first of any operator is every counted polygon, of whichever generation.
  const everything = floors.find(({ owner }) => owner === ANY);
  await runner.broadcast('counted-coverage', everything?.polygons ?? emptyPolygonSet());

  const land = landOf(dataset.admin);
  let covered: Float64Array[] = [];
  if (land !== null && dataset.coverage !== null) {
    await runner.broadcast('coverage-floors', floors);
    await runner.broadcast('land', land);
    covered = await stage('areas', 'coveredAreas', areaTasks(dataset.admin!, floors));
  }
  await runner.broadcast('ground', searchedGround(dataset, land));
  const dead = dataset.coverage === null ? [] : await stage('dead zones', 'deadGround', [undefined]);
  return {
    layers,
    floors,
    land,
    /** The km² of each area task. */
    covered,
    dissolved: describeDissolved(dataset, layers, any, minimum),
    dead: dead[0] ?? emptyPolygonSet(),
    tables(areas: AreaTable): IndicatorTable[] {
      if (land === null || dataset.coverage === null) return [];
      const areaKm2 = areaSizesKm2(dataset.admin!, areas, land);
      const operators = operatorColumns(dataset, mobileOperators(dataset));
      return [
        measureAreaMobile(
          dataset.admin!,
          operators,
          areas,
          areaKm2,
          floors,
          areaTasks(dataset.admin!, floors),
          covered,
        ),
      ];
    },
  };
}

/** Draws all counted coverage on one grid, for every union to read what it can leave out; without a grid each finds it by itself. */
async function surveyAll(grid: CellGrid | null, dataset: Dataset, runner: Runner, stage: Stage): Promise<void> {
  await runner.broadcast('survey-grid', grid);
  const owners = Array.from(mobileOperators(dataset).keys());
  const cells =
    grid &&
    (await stage(
      'surveying coverage',
      'surveyCoverage',
      owners.map((owner) => ({ owner })),
    ));
  await runner.broadcast('coverage-survey', grid && { grid, cells });
}

/** The coverage of each operator from each generation up; where only one of its layers is that high, the layer itself. */
async function joinGenerations(
  dataset: Dataset,
  layers: readonly KeyedCoverage[],
  technologies: readonly number[],
  stage: Stage,
): Promise<KeyedCoverage[]> {
  const keys = Array.from(mobileOperators(dataset).keys()).flatMap((owner) =>
    technologies.map((technology): CoverageKey => ({ owner, technology })),
  );
  const layersOf = (key: CoverageKey) =>
    layers.filter(({ owner, technology }) => owner === key.owner && technology >= key.technology);
  const joined = await stage(
    'joining generations',
    'dissolveFloor',
    keys.filter((key) => layersOf(key).length !== 1),
  );
  let next = 0;
  return keys.map((key) => {
    const [sole, ...others] = layersOf(key);
    return sole === undefined || others.length > 0 ? joined[next++] : { ...key, polygons: sole.polygons };
  });
}
