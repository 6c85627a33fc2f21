import type { AreaTable, IndicatorTable } from './analysis.ts';
import type { Dataset } from './dataset.ts';
import { coverageGrid } from './measure/counted-rows.ts';
import {
  type CoverageKey,
  coverageLayerKeys,
  describeDissolved,
  distinctFloors,
  type KeyedCoverage,
} from './measure/coverage-floors.ts';
import { searchedGround } from './measure/dead-zones.ts';
import { mobileOperators, operatorColumns } from './measure/evidence.ts';
import { areaSizesKm2, areaTasks, landOf, measureAreaMobile } from './measure/land.ts';
import { ALL, ANY } from './measure/table.ts';
import { emptyPolygonSet } from './overlay/index.ts';
import { minTechnologyIndex, type Profile } from './profile.ts';
import { meanwhile, type Runner, type Stage } from './stages.ts';

/**
 * Dissolves the counted coverage, from each layer as given to any and all operators, and measures it. Unions are
 * made of each other where all coverage shares a grid, and of its polygons otherwise; the result is the same.
 */
export async function dissolveCoverage(dataset: Dataset, profile: Profile, runner: Runner, stage: Stage) {
  const minimum = minTechnologyIndex(profile);
  await runner.broadcast('coverage-grid', coverageGrid(dataset, profile));
  const [layers, land] = await meanwhile(
    stage('dissolving coverage', 'dissolveLayer', coverageLayerKeys({ dataset, profile })),
    () => landOf(dataset.admin),
  );
  await runner.broadcast('coverage-layers', layers);
  const technologies = distinctFloors(layers);
  const operatorFloors = await joinGenerations(dataset, layers, technologies, stage);
  await runner.broadcast('operator-floors', operatorFloors);
  const together = ([ANY, ALL] as const).flatMap((owner) =>
    technologies.map((technology): CoverageKey => ({ owner, technology })),
  );
  const joined = await inOrderOfWork(together, operatorFloors, (keys) =>
    stage('joining operators', 'dissolveFloor', keys),
  );
  // What unions are made of is needed no more.
  await runner.broadcast('coverage-layers', null);
  await runner.broadcast('operator-floors', null);
  const floors = [...operatorFloors, ...joined].map((floor) => ({ ...floor, drawn: null }));

  const any = floors.find(({ owner, technology }) => owner === ANY && technology >= minimum);
  await runner.broadcast('any-coverage', any?.polygons ?? emptyPolygonSet());
  // Floors ascend, so the first of any operator is every counted polygon, of whichever generation.
  const everything = floors.find(({ owner }) => owner === ANY);
  await runner.broadcast('counted-coverage', everything?.polygons ?? emptyPolygonSet());

  let covered: Float64Array[] = [];
  if (land !== null && dataset.coverage !== null) {
    await runner.broadcast('coverage-floors', floors);
    await runner.broadcast('land', land);
    covered = await stage('areas', 'coveredAreas', areaTasks(dataset.admin!, floors));
  }
  await runner.broadcast('ground', searchedGround(dataset, land));
  const [dead, dissolved] = await meanwhile(
    dataset.coverage === null ? Promise.resolve([]) : stage('dead zones', 'deadGround', [undefined]),
    () => describeDissolved(dataset, layers, any, minimum),
  );
  return {
    layers,
    floors,
    land,
    /** The km² of each area task. */
    covered,
    dissolved,
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

/** What `run` gives for the keys, in their order; the ones that are made of most vertices are run first, so that no worker waits for one. */
async function inOrderOfWork(
  keys: readonly CoverageKey[],
  parts: readonly KeyedCoverage[],
  run: (keys: CoverageKey[]) => Promise<KeyedCoverage[]>,
): Promise<KeyedCoverage[]> {
  const vertices = new Map<number, number>();
  for (const { technology, polygons } of parts)
    vertices.set(technology, (vertices.get(technology) ?? 0) + polygons.coords.length);
  const work = (at: number) => vertices.get(keys[at].technology) ?? 0;
  const order = [...keys.keys()].sort((a, b) => work(b) - work(a) || a - b);
  const results = await run(order.map((at) => keys[at]));
  return keys.map((_, at) => results[order.indexOf(at)]);
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
    return sole === undefined || others.length > 0 ? joined[next++] : { ...sole, ...key };
  });
}
