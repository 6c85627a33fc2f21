import type { AreaTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { buildPointGrid, type PointGrid } from '../index/point-grid.ts';
import {
  type AreaLocator,
  buildAreaTable,
  createAreaLocator,
  locateAreas,
  type Memberships,
} from '../measure/areas.ts';
import { type JudgedPoints, judgedPoints } from '../measure/cover-hits.ts';
import { covers } from '../predicates/point-in-polygon.ts';
import type { PackedArea } from '../scenario/packed-area.ts';

/** What no edit changes: the areas, the points that are judged, and who lives there. */
export interface Ground {
  readonly dataset: Dataset;
  readonly areas: AreaTable;
  readonly locator: AreaLocator;
  readonly points: JudgedPoints;
  readonly villageAreas: Memberships;
  readonly placeAreas: Memberships;
  /** Calls back with each judged point that a polygon holds, on the edge included. */
  eachPointIn(area: PackedArea, visit: (point: number) => void): void;
}

export function createGround(dataset: Dataset): Ground {
  const { villages, places } = dataset;
  const locator = createAreaLocator(dataset.admin);
  const points = judgedPoints(dataset);
  const grid = buildPointGrid(points.lng, points.lat);
  return {
    dataset,
    areas: buildAreaTable(dataset.admin),
    locator,
    points,
    villageAreas: villages === null ? new Int32Array(0) : locateAreas(dataset, locator, villages, villages.communeCode),
    placeAreas: places === null ? new Int32Array(0) : locateAreas(dataset, locator, places),
    eachPointIn: createPointVisitor(points, grid),
  };
}

function createPointVisitor({ lng, lat }: JudgedPoints, grid: PointGrid): Ground['eachPointIn'] {
  const near = new Uint32Array(lng.length);
  return ({ shapes }, visit) => {
    const [west, south, east, north] = shapes.box;
    const count = grid.near(west, south, east, north, near);
    for (let i = 0; i < count; i++) if (covers(shapes, 0, lng[near[i]], lat[near[i]])) visit(near[i]);
  };
}
