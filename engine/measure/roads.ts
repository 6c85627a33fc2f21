import type { AreaTable, IndicatorTable } from '../analysis.ts';
import type { Dataset, ShapeColumns } from '../dataset.ts';
import { type BoxIndex, buildBoxIndex } from '../index/box-index.ts';
import type { KernelContext, Range } from '../kernel.ts';
import { createPath, type Path } from '../predicates/line-in-polygon.ts';
import { ROAD_CABLES, ROAD_CLASSES, TECHNOLOGIES, TECHNOLOGY_FLOORS } from '../vocabulary.ts';
import { buildAreaTable } from './areas.ts';
import { countedCoverage, mobileOperators, operatorColumns } from './evidence.ts';
import { areasOfPiece, crossings, type PathEvent, sweepPath } from './path-sweep.ts';
import { createRoadLengths } from './road-lengths.ts';
import { createSparseCounts, type SparseCounts } from './sparse-counts.ts';
import { createTable } from './table.ts';

/** Roads a task; fixed, so that sums do not depend on how many workers there are. */
export const ROADS_PER_TASK = 32;

/** An empty `road-mobile-share`: metres of road by class, operator, generation and area. */
export const createRoadTable = (dataset: Dataset, areas: AreaTable): IndicatorTable =>
  createTable('road-mobile-share', 'm', areas, {
    operators: operatorColumns(dataset, mobileOperators(dataset)),
    technologies: TECHNOLOGY_FLOORS,
    classes: ['', ...ROAD_CLASSES],
  });

/** An empty `street-underground-share`: metres of urban road with cables, by area. */
export const createStreetTable = (areas: AreaTable): IndicatorTable =>
  createTable('street-underground-share', 'm', areas);

export interface RoadCounts {
  readonly mobile: SparseCounts;
  readonly streets: SparseCounts;
}

/**
 * The metres of a range of roads inside counted coverage and inside every area. Roads are cut exactly where they
 * cross an edge, and each piece is counted once per operator and generation however many polygons lie over it.
 */
export function roadCounts(context: KernelContext, range: Range): RoadCounts {
  const { dataset } = context;
  const { coverage, roads } = dataset;
  const { shapes } = roads!;
  const tools = context.memo('road-tools', () => createRoadTools(context));
  const sinks = { mobile: createRoadLengths(tools.mobileTable, tools.operators.length), streets: createSparseCounts() };
  const sweep = createRoadSweeper(dataset, tools);
  for (let road = range.from; road < range.to; road++) {
    for (let part = shapes.featureStart[road]; part < shapes.featureStart[road + 1]; part++) {
      const path = pathOfPart(shapes, part);
      const events =
        coverage === null ? [] : crossings(coverage.shapes, tools.coverageIndex, path, (row) => tools.coverageKey[row]);
      sweep(road, path, [events, bordersOf(dataset, tools, path)], sinks);
    }
  }
  return { mobile: sinks.mobile.finish(), streets: sinks.streets.finish() };
}

/** The path of a part of a line layer. */
export function pathOfPart({ partStart, ringStart, coords }: ShapeColumns, part: number): Path {
  return createPath(coords, ringStart[partStart[part]], ringStart[partStart[part + 1]]);
}

/** What the roads of a dataset are cut with. */
export interface RoadTools {
  readonly mobileTable: IndicatorTable;
  readonly operators: Uint16Array;
  /** A feature's key: its operator's column times the generations plus its generation; -1 where it does not count. */
  readonly coverageKey: Int32Array;
  readonly coverageIndex: BoxIndex;
  readonly adminIndex: BoxIndex;
}

export function createRoadTools(context: KernelContext): RoadTools {
  const { dataset } = context;
  const { admin, coverage } = dataset;
  const areas = buildAreaTable(admin);
  const operators = mobileOperators(dataset);
  const counts = countedCoverage(dataset, context.profile);
  const columnOf = new Map(Array.from(operators, (company, column) => [company, column]));
  return {
    mobileTable: createRoadTable(dataset, areas),
    operators,
    coverageKey: Int32Array.from({ length: coverage?.count ?? 0 }, (_, row) =>
      counts[row] === 1 ? columnOf.get(coverage!.operator[row])! * TECHNOLOGIES.length + coverage!.technology[row] : -1,
    ),
    coverageIndex: context.memo('coverage-index', () => buildBoxIndex(coverage?.shapes.box ?? [])),
    adminIndex: buildBoxIndex(admin?.shapes.box ?? []),
  };
}

/** What takes the metres of pieces of road. */
export interface RoadSinks {
  readonly mobile: Pick<ReturnType<typeof createRoadLengths>, 'add'>;
  readonly streets: Pick<ReturnType<typeof createSparseCounts>, 'add'>;
}

/** The borders of areas along a path of a road, as events that follow those of coverage; what they name, `createRoadSweeper` knows. */
export function bordersOf({ admin }: Dataset, { operators, adminIndex }: RoadTools, path: Path): PathEvent[] {
  const base = operators.length * TECHNOLOGIES.length;
  return admin === null ? [] : crossings(admin.shapes, adminIndex, path, (row) => base + row);
}

/** A function that cuts a path of a road where coverage and areas, given as events along it, begin and end. */
export function createRoadSweeper(dataset: Dataset, { operators }: RoadTools) {
  const { admin } = dataset;
  const adminBase = operators.length * TECHNOLOGIES.length;
  const depth = new Uint16Array(adminBase + (admin?.count ?? 0));
  const best = new Int8Array(operators.length);
  const addPiece = createPieceAdder(dataset);
  return (
    road: number,
    path: Path,
    [covered, borders]: readonly [readonly PathEvent[], readonly PathEvent[]],
    sinks: RoadSinks,
  ): void => {
    const adminRows = [...new Set(borders.map(({ key }) => key - adminBase))].sort((a, b) => a - b);
    const events = [...covered, ...borders];
    sweepPath(path.coords, path.from, path.to, events, depth, (pieceM) => {
      for (let operator = 0; operator < best.length; operator++) best[operator] = highestAt(depth, operator);
      addPiece(road, areasOfPiece(admin, adminRows, depth, adminBase), best, pieceM, sinks);
    });
  };
}

/** A function that adds a piece of road, over which each operator has a highest generation, for each of its areas. */
export function createPieceAdder({ coverage, roads }: Dataset) {
  return (
    road: number,
    areas: readonly number[],
    highest: Int8Array,
    pieceM: number,
    { mobile, streets }: RoadSinks,
  ): void => {
    const cables = ROAD_CABLES[roads!.cables[road]];
    const isStreet = ROAD_CLASSES[roads!.class[road]] === 'urban' && (cables === 'aerial' || cables === 'underground');
    for (const area of areas) {
      if (coverage !== null) {
        mobile.add(area, 0, highest, pieceM);
        mobile.add(area, roads!.class[road] + 1, highest, pieceM);
      }
      if (isStreet) streets.add(area, cables === 'underground' ? pieceM : 0, pieceM);
    }
  };
}

/** The highest generation of an operator where its layers are entered so many times from `base` on, -1 for none. */
export function highestAt(depth: Uint16Array, operator: number, base = 0): number {
  let technology = TECHNOLOGIES.length - 1;
  while (technology >= 0 && depth[base + operator * TECHNOLOGIES.length + technology] === 0) technology--;
  return technology;
}
