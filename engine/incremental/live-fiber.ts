import type { FiberReach, IndicatorTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { createKernelContext } from '../kernel.ts';
import { judgeFixedStatus, measureFiberReach, measureFixed, measurePlaceFixed } from '../measure/fixed.ts';
import { concatReach, type Reach, reachOf } from '../measure/reach.ts';
import { addSparse } from '../measure/sparse-counts.ts';
import { cableCounts, createCableTable, measureRoutes, routeCounts, routeTasks } from '../measure/wires.ts';
import type { Profile } from '../profile.ts';
import type { Ground } from './ground.ts';

/** What hangs on cables and routes. It is measured as a whole after each edit of them: a route counts once among all. */
export interface LiveFiber {
  readonly reach: Reach | null;
  readonly fixedStatus: Uint8Array;
  readonly fiberReach: FiberReach | null;
  readonly villageTables: readonly IndicatorTable[];
  readonly lineTables: readonly IndicatorTable[];
  readonly placeTable: IndicatorTable | null;
}

/** The fiber of a dataset as it is. */
export function measureFiber(
  { areas, villageAreas, placeAreas }: Ground,
  dataset: Dataset,
  profile: Profile,
): LiveFiber {
  const { villages, fiber, places } = dataset;
  const { context } = createKernelContext(dataset, profile);
  const reach = villages && concatReach([reachOf(context, { from: 0, to: villages.count })]);
  const fixedStatus = reach === null ? new Uint8Array(0) : judgeFixedStatus(dataset, profile, reach);
  const lineTables: IndicatorTable[] = [];
  if (fiber !== null) {
    const cables = createCableTable(areas);
    addSparse(cables, [cableCounts(context, { from: 0, to: fiber.count })]);
    lineTables.push(cables);
  }
  const routes = routeTasks(dataset).map((task) => routeCounts(context, task));
  return {
    reach,
    fixedStatus,
    fiberReach: reach && fiber && measureFiberReach(dataset, reach),
    villageTables: reach === null ? [] : measureFixed(dataset, areas, villageAreas, reach, fixedStatus),
    lineTables: [...lineTables, ...measureRoutes(dataset, areas, routes)],
    placeTable: places && measurePlaceFixed(dataset, profile, areas, placeAreas),
  };
}
