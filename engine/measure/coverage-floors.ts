import type { DissolvedCoverage } from '../analysis.ts';
import type { Dataset, PolygonSet } from '../dataset.ts';
import type { KernelContext } from '../kernel.ts';
import { polygonsAreaKm2 } from '../overlay/area.ts';
import { commonPart, dissolve, polygonSetFromFeatures } from '../overlay/index.ts';
import { tickWithin } from '../tick.ts';
import { TECHNOLOGIES, TECHNOLOGY_FLOORS } from '../vocabulary.ts';
import { type CoverageSurvey, countedRows, decidedCells, emptyCells, outlinePolygons } from './coverage-survey.ts';
import { countedCoverage, mobileOperators } from './evidence.ts';
import { ALL, ANY } from './table.ts';

/** An operator by its column among the mobile operators, or any or all of them. */
export type CoverageOwner = number | typeof ANY | typeof ALL;

/** Coverage of one owner: of a generation as given, or from a generation up. */
export interface CoverageKey {
  readonly owner: CoverageOwner;
  /** Index into `TECHNOLOGIES`. */
  readonly technology: number;
}

export interface KeyedCoverage extends CoverageKey {
  readonly polygons: PolygonSet;
}

/** The operator and generation of every layer that has counted coverage, in that order. */
export function coverageLayerKeys({
  dataset,
  profile,
}: Pick<KernelContext, 'dataset' | 'profile'>): { owner: number; technology: number }[] {
  const { coverage } = dataset;
  if (coverage === null) return [];
  const counts = countedCoverage(dataset, profile);
  const keys: { owner: number; technology: number }[] = [];
  mobileOperators(dataset).forEach((company, owner) => {
    for (let technology = 0; technology < TECHNOLOGIES.length; technology++) {
      const present = counts.some(
        (counted, row) =>
          counted === 1 && coverage.operator[row] === company && coverage.technology[row] === technology,
      );
      if (present) keys.push({ owner, technology });
    }
  });
  return keys;
}

/** Kernel: the dissolved counted coverage of one operator and one generation as given. */
export function dissolveLayer(context: KernelContext, key: { owner: number; technology: number }): KeyedCoverage {
  return { ...key, polygons: dissolveRows(context, [key.owner], (technology) => technology === key.technology) };
}

/** The union of the counted polygons of some operators whose generation `includes` lets in. */
function dissolveRows(
  context: KernelContext,
  owners: readonly number[],
  includes: (technology: number) => boolean,
): PolygonSet {
  const { dataset, tick } = context;
  const rows = countedRows(context, owners, includes);
  const survey = context.shared<CoverageSurvey | null>('coverage-survey');
  if (survey === null) return dissolve(polygonSetFromFeatures(dataset.coverage!.shapes, rows), { tick });
  const cells = decidedCells(survey, owners, includes);
  return dissolve(outlinePolygons(dataset, rows, cells), { cells, tick });
}

/** The generations that open a floor of their own: where no layer has a generation, its floor is the next one's. */
export const distinctFloors = (layers: readonly CoverageKey[]): number[] =>
  [...new Set(layers.map(({ technology }) => technology))].sort((a, b) => a - b);

/**
 * Kernel: coverage of an owner from a generation up; for all operators it reads the operators' own floors. Unions are made
 * of the polygons as given: where they overlap deeply most edges fall away at once, which those of dissolved ones do not.
 */
export function dissolveFloor(context: KernelContext, { owner, technology }: CoverageKey): KeyedCoverage {
  if (owner !== ALL) {
    const owners = owner === ANY ? [...mobileOperators(context.dataset).keys()] : [owner];
    const polygons = dissolveRows(context, owners, (given) => given >= technology);
    return { owner, technology, polygons };
  }
  return { owner, technology, polygons: commonFloor(context, technology) };
}

/** What all operators have in common from a generation up. */
function commonFloor(context: KernelContext, technology: number): PolygonSet {
  const survey = context.shared<CoverageSurvey | null>('coverage-survey');
  const floors = context
    .shared<readonly KeyedCoverage[]>('operator-floors')
    .filter((floor) => floor.technology === technology);
  const owners: number[] = [];
  let common: PolygonSet | null = null;
  for (const { owner, polygons } of floors) {
    owners.push(owner as number);
    const cells = survey && emptyCells(survey, owners, technology);
    const tick = tickWithin(
      context.tick,
      (owners.length - 2) / (floors.length - 1),
      (owners.length - 1) / (floors.length - 1),
    );
    common = common === null ? polygons : commonPart(common, polygons, cells, tick);
  }
  return common!;
}

/** The dissolved coverage that a reviewer exports: each layer as given, then any operator from the minimum generation up. */
export function describeDissolved(
  dataset: Dataset,
  layers: readonly KeyedCoverage[],
  any: KeyedCoverage | undefined,
  minTechnology: number,
): DissolvedCoverage[] {
  const operators = mobileOperators(dataset);
  const described = layers.map(({ owner, technology, polygons }) => ({
    operator: dataset.companies[operators[owner as number]],
    technology: TECHNOLOGIES[technology] as string,
    polygons,
    areaKm2: polygonsAreaKm2(polygons),
  }));
  if (any !== undefined) {
    const areaKm2 = polygonsAreaKm2(any.polygons);
    described.push({ operator: ANY, technology: TECHNOLOGY_FLOORS[minTechnology], polygons: any.polygons, areaKm2 });
  }
  return described;
}
