import type { DissolvedCoverage } from '../analysis.ts';
import type { Dataset, PolygonSet } from '../dataset.ts';
import type { KernelContext } from '../kernel.ts';
import { polygonsAreaKm2 } from '../overlay/area.ts';
import {
  type CellGrid,
  commonPart,
  type DrawnUnion,
  dissolve,
  dissolveOn,
  joinUnions,
  polygonSetFromFeatures,
  polygonsOf,
  ringsOf,
} from '../overlay/index.ts';
import { TECHNOLOGIES, TECHNOLOGY_FLOORS } from '../vocabulary.ts';
import { countedRows } from './counted-rows.ts';
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

export interface KeyedPolygons extends CoverageKey {
  readonly polygons: PolygonSet;
}

export interface KeyedCoverage extends KeyedPolygons {
  /** What unions of it with others are made of; null where all coverage does not share a grid. */
  readonly drawn: DrawnUnion | null;
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
  const { dataset, shared, tick } = context;
  const rows = countedRows(context, [key.owner], (technology) => technology === key.technology);
  const polygons = polygonSetFromFeatures(dataset.coverage!.shapes, rows);
  const grid = shared<CellGrid | null>('coverage-grid');
  if (grid === null) return { ...key, polygons: dissolve(polygons, { tick }), drawn: null };
  return keyed(key, dissolveOn(grid, polygons, tick));
}

const keyed = (key: CoverageKey, drawn: DrawnUnion): KeyedCoverage => ({ ...key, polygons: drawn.polygons, drawn });

/** The generations that open a floor of their own: where no layer has a generation, its floor is the next one's. */
export const distinctFloors = (layers: readonly CoverageKey[]): number[] =>
  [...new Set(layers.map(({ technology }) => technology))].sort((a, b) => a - b);

/**
 * Kernel: coverage of an owner from a generation up, which an operator's layers, any operator's and all operators' floors make. Unions
 * are those of the polygons as given: where they overlap deeply most edges fall away at once, which those of dissolved ones do not.
 * Only coverage of any operator is more than measured, and has its rings put together to polygons.
 */
export function dissolveFloor(context: KernelContext, { owner, technology }: CoverageKey): KeyedCoverage {
  const floors = () =>
    context.shared<readonly KeyedCoverage[]>('operator-floors').filter((floor) => floor.technology === technology);
  const grid = context.shared<CellGrid | null>('coverage-grid');
  if (owner === ALL) {
    const sets = floors().map(({ polygons }) => polygons);
    return { owner, technology, polygons: commonPart(sets, grid, ringsOf, context.tick), drawn: null };
  }
  const owners = owner === ANY ? [...mobileOperators(context.dataset).keys()] : [owner];
  const rows = countedRows(context, owners, (given) => given >= technology);
  const { shapes } = context.dataset.coverage!;
  if (grid === null) {
    const polygons = dissolve(polygonSetFromFeatures(shapes, rows), { tick: context.tick });
    return { owner, technology, polygons, drawn: null };
  }
  const parts =
    owner === ANY
      ? floors()
      : context
          .shared<readonly KeyedCoverage[]>('coverage-layers')
          .filter((layer) => layer.owner === owner && layer.technology >= technology);
  const union = joinUnions(
    grid,
    parts.map(({ drawn }) => drawn!),
    (comesNear) =>
      polygonSetFromFeatures(
        shapes,
        rows.filter((row) => comesNear(shapes.box, 4 * row)),
      ),
    owner === ANY ? polygonsOf : ringsOf,
    context.tick,
  );
  // Nothing more is made of any operator's coverage.
  return owner === ANY
    ? { owner, technology, polygons: union.polygons, drawn: null }
    : keyed({ owner, technology }, union);
}

/** The dissolved coverage that a reviewer exports: each layer as given, then any operator from the minimum generation up. */
export function describeDissolved(
  dataset: Dataset,
  layers: readonly KeyedPolygons[],
  any: KeyedPolygons | undefined,
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
