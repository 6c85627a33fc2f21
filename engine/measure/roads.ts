import type { AreaTable, IndicatorTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { buildBoxIndex } from '../index/box-index.ts';
import type { KernelContext, Range } from '../kernel.ts';
import { createPath } from '../predicates/line-in-polygon.ts';
import { ROAD_CABLES, ROAD_CLASSES, TECHNOLOGIES, TECHNOLOGY_FLOORS } from '../vocabulary.ts';
import { buildAreaTable } from './areas.ts';
import { countedCoverage, mobileOperators, operatorColumns } from './evidence.ts';
import { areasOfPiece, crossings, sweepPath } from './path-sweep.ts';
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
  const { admin, coverage, roads } = dataset;
  const { shapes } = roads!;
  const tools = context.memo('road-tools', () => {
    const areas = buildAreaTable(admin);
    const operators = mobileOperators(dataset);
    const counts = countedCoverage(dataset, context.profile);
    const columnOf = new Map(Array.from(operators, (company, column) => [company, column]));
    return {
      mobileTable: createRoadTable(dataset, areas),
      operators,
      // A feature's key: its operator's column times the generations plus its generation; -1 where it does not count.
      coverageKey: Int32Array.from({ length: coverage?.count ?? 0 }, (_, row) =>
        counts[row] === 1
          ? columnOf.get(coverage!.operator[row])! * TECHNOLOGIES.length + coverage!.technology[row]
          : -1,
      ),
      coverageIndex: context.memo('coverage-index', () => buildBoxIndex(coverage?.shapes.box ?? [])),
      adminIndex: buildBoxIndex(admin?.shapes.box ?? []),
    };
  });
  const width = tools.operators.length;
  const adminBase = width * TECHNOLOGIES.length;
  const depth = new Uint16Array(adminBase + (admin?.count ?? 0));
  const mobile = createRoadLengths(tools.mobileTable, width);
  const streets = createSparseCounts();
  const best = new Int8Array(width);

  for (let road = range.from; road < range.to; road++) {
    const roadClass = roads!.class[road] + 1;
    const cables = ROAD_CABLES[roads!.cables[road]];
    const isStreet = ROAD_CLASSES[roads!.class[road]] === 'urban' && (cables === 'aerial' || cables === 'underground');
    for (let part = shapes.featureStart[road]; part < shapes.featureStart[road + 1]; part++) {
      const from = shapes.ringStart[shapes.partStart[part]];
      const to = shapes.ringStart[shapes.partStart[part + 1]];
      const path = createPath(shapes.coords, from, to);
      const events =
        coverage === null ? [] : crossings(coverage.shapes, tools.coverageIndex, path, (row) => tools.coverageKey[row]);
      const adminRows: number[] = [];
      if (admin !== null) {
        const adminEvents = crossings(admin.shapes, tools.adminIndex, path, (row) => {
          adminRows.push(row);
          return adminBase + row;
        });
        for (const event of adminEvents) events.push(event);
      }
      sweepPath(shapes.coords, from, to, events, depth, (pieceM) => {
        const areas = areasOfPiece(admin, adminRows, depth, adminBase);
        if (coverage !== null) {
          bestPerOperator(depth, best);
          for (const area of areas) {
            mobile.add(area, 0, best, pieceM);
            mobile.add(area, roadClass, best, pieceM);
          }
        }
        if (isStreet) for (const area of areas) streets.add(area, cables === 'underground' ? pieceM : 0, pieceM);
      });
    }
  }
  return { mobile: mobile.finish(), streets: streets.finish() };
}

/** Writes the highest generation of each operator over a piece, -1 for none. */
function bestPerOperator(depth: Uint16Array, best: Int8Array): void {
  const generations = TECHNOLOGIES.length;
  for (let operator = 0; operator < best.length; operator++) {
    let technology = generations - 1;
    while (technology >= 0 && depth[operator * generations + technology] === 0) technology--;
    best[operator] = technology;
  }
}
