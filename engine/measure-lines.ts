import type { AreaTable, IndicatorTable, Target } from './analysis.ts';
import type { Dataset } from './dataset.ts';
import { splitRange } from './kernel.ts';
import { createRoadTable, createStreetTable, ROADS_PER_TASK } from './measure/roads.ts';
import { addSparse } from './measure/sparse-counts.ts';
import { fillBest } from './measure/table.ts';
import { CABLES_PER_TASK, createCableTable, measureRoutes, routeTasks } from './measure/wires.ts';
import { meanwhile, type Stage } from './stages.ts';

/** A measuring along lines, and the indicators that it may yield. */
interface LineMeasure {
  readonly indicators: readonly string[];
  measure(dataset: Dataset, areas: AreaTable, stage: Stage): Promise<IndicatorTable[]>;
}

/** Roads and streets, cables, and routes: the order of the indicators. */
const LINE_MEASURES: readonly LineMeasure[] = [
  { indicators: ['road-mobile-share', 'street-underground-share'], measure: measureRoads },
  { indicators: ['cable-underground-share'], measure: measureCables },
  {
    indicators: ['fiber-route-km', 'duct-sharing-share'],
    measure: async (dataset, areas, stage) =>
      measureRoutes(dataset, areas, await stage('routes', 'routeCounts', routeTasks(dataset))),
  },
];

/** Whether a target asks for one of these indicators; without targets any may be asked for. */
export const isAsked = (targets: readonly Target[] | undefined, indicators: readonly string[]): boolean =>
  targets === undefined || targets.some(({ indicator }) => indicators.includes(indicator));

/** The measuring along lines that is left, step by step. */
export interface LineSteps {
  /** The indicators of the next step, and what `make` gives, which is made while workers measure. */
  next<Made>(make: () => Made | Promise<Made>): Promise<[IndicatorTable[], Made]>;
}

/**
 * Measures along lines in two steps, that what targets ask for is there first: `next` gives the indicators of one step, then of the other.
 * Without targets the first has them all.
 */
export function createLineSteps(
  dataset: Dataset,
  areas: AreaTable,
  stage: Stage,
  targets: readonly Target[] | undefined,
): LineSteps {
  const asked = LINE_MEASURES.map(({ indicators }) => isAsked(targets, indicators)).lastIndexOf(true) + 1;
  const steps = [LINE_MEASURES.slice(0, asked), LINE_MEASURES.slice(asked)];
  return {
    next: (make) => meanwhile(measureAll(steps.shift() ?? []), make),
  };

  async function measureAll(step: readonly LineMeasure[]): Promise<IndicatorTable[]> {
    const tables: IndicatorTable[] = [];
    for (const { measure } of step) tables.push(...(await measure(dataset, areas, stage)));
    return tables;
  }
}

async function measureRoads(dataset: Dataset, areas: AreaTable, stage: Stage): Promise<IndicatorTable[]> {
  if (dataset.roads === null) return [];
  const counts = await stage('roads', 'roadCounts', splitRange(dataset.roads.count, ROADS_PER_TASK));
  const streets = createStreetTable(areas);
  addSparse(
    streets,
    counts.map((part) => part.streets),
  );
  if (dataset.coverage === null) return [streets];
  const mobile = createRoadTable(dataset, areas);
  addSparse(
    mobile,
    counts.map((part) => part.mobile),
  );
  fillBest(mobile);
  return [mobile, streets];
}

async function measureCables(dataset: Dataset, areas: AreaTable, stage: Stage): Promise<IndicatorTable[]> {
  if (dataset.fiber === null) return [];
  const cables = createCableTable(areas);
  addSparse(cables, await stage('cables', 'cableCounts', splitRange(dataset.fiber.count, CABLES_PER_TASK)));
  return [cables];
}
