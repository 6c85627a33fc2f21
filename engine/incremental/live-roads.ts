import type { IndicatorTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { type BoxIndex, buildBoxIndex, searchBoxes } from '../index/box-index.ts';
import { createKernelContext } from '../kernel.ts';
import type { PathEvent } from '../measure/path-sweep.ts';
import { createRoadLengths } from '../measure/road-lengths.ts';
import {
  bordersOf,
  createRoadSweeper,
  createRoadTable,
  createRoadTools,
  createStreetTable,
  pathOfPart,
} from '../measure/roads.ts';
import { addSparse, createSparseCounts, type SparseCounts } from '../measure/sparse-counts.ts';
import { cellOf, fillBest, fillBestOfArea } from '../measure/table.ts';
import { type Path, stretchesInside } from '../predicates/line-in-polygon.ts';
import type { Profile } from '../profile.ts';
import type { AreaChange, PackedArea } from '../scenario/packed-area.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';
import type { Ground } from './ground.ts';

/** The metres of road inside coverage, kept up to date polygon by polygon. */
export interface LiveRoads {
  /** `road-mobile-share`, where there is coverage, then `street-underground-share`. */
  readonly tables: readonly IndicatorTable[];
  change(changes: readonly AreaChange[]): void;
}

/** A path of a road with the counted polygons along it, by id, and what it adds to the tables. */
interface LivePath {
  readonly road: number;
  readonly path: Path;
  readonly borders: readonly PathEvent[];
  readonly covered: Map<string, readonly PathEvent[]>;
  mobile: SparseCounts;
  streets: SparseCounts;
}

/** The roads of a dataset as it is; `null` without roads. */
export function createLiveRoads({ areas }: Ground, dataset: Dataset, profile: Profile): LiveRoads | null {
  const { roads, coverage } = dataset;
  if (roads === null) return null;
  const { context } = createKernelContext(dataset, profile);
  const tools = createRoadTools(context);
  const names = Array.from(tools.operators, (company) => dataset.companies[company]);
  const columnOf = new Map(names.map((name, column) => [name, column]));
  const mobile = createRoadTable(dataset, areas);
  const streets = createStreetTable(areas);
  const sweepRoad = createRoadSweeper(dataset, tools);
  const sweep = (live: LivePath): void => {
    const sinks = { mobile: createRoadLengths(mobile, names.length), streets: createSparseCounts() };
    const events: PathEvent[] = [];
    for (const own of live.covered.values()) for (const event of own) events.push(event);
    sweepRoad(live.road, live.path, [events, live.borders], sinks);
    live.mobile = sinks.mobile.finish();
    live.streets = sinks.streets.finish();
  };

  const paths: LivePath[] = [];
  const nothing = createSparseCounts().finish();
  for (let road = 0; road < roads.count; road++) {
    for (let part = roads.shapes.featureStart[road]; part < roads.shapes.featureStart[road + 1]; part++) {
      const path = pathOfPart(roads.shapes, part);
      const covered = new Map<string, readonly PathEvent[]>();
      if (coverage !== null) {
        const [west, south, east, north] = path.box;
        for (const row of searchBoxes(tools.coverageIndex, west, south, east, north)) {
          const key = tools.coverageKey[row];
          const stretches = key < 0 ? [] : stretchesInside(coverage.shapes, row, path);
          if (stretches.length > 0) covered.set(coverage.id[row], toEvents(stretches, key));
        }
      }
      const live = { road, path, borders: bordersOf(dataset, tools, path), covered, mobile: nothing, streets: nothing };
      sweep(live);
      paths.push(live);
    }
  }
  addSparse(
    mobile,
    paths.map((live) => live.mobile),
  );
  fillBest(mobile);
  addSparse(
    streets,
    paths.map((live) => live.streets),
  );
  const index: BoxIndex = buildBoxIndex(paths.flatMap(({ path }) => [...path.box]));
  const near = ({ shapes: { box } }: PackedArea) => searchBoxes(index, box[0], box[1], box[2], box[3]);

  return {
    tables: coverage === null ? [streets] : [mobile, streets],
    change(changes) {
      const touched = new Set<LivePath>();
      for (const { before, after } of changes) {
        if (before?.isCounted(profile))
          for (const k of near(before)) if (paths[k].covered.delete(before.id)) touched.add(paths[k]);
        if (!after?.isCounted(profile)) continue;
        const key = columnOf.get(after.operator)! * TECHNOLOGIES.length + after.technology;
        for (const k of near(after)) {
          const stretches = stretchesInside(after.shapes, 0, paths[k].path);
          if (stretches.length === 0) continue;
          paths[k].covered.set(after.id, toEvents(stretches, key));
          touched.add(paths[k]);
        }
      }
      const touchedAreas = new Set<number>();
      const perArea = cellOf(mobile, 1, 0, 0, 0, 0);
      for (const live of touched) {
        const was = { mobile: live.mobile, streets: live.streets };
        sweep(live);
        replaceSparse(mobile, was.mobile, live.mobile);
        replaceSparse(streets, was.streets, live.streets);
        for (let k = 0; k < live.mobile.cells.length; k++) touchedAreas.add(Math.floor(live.mobile.cells[k] / perArea));
      }
      for (const area of touchedAreas) fillBestOfArea(mobile, area);
    },
  };
}

function toEvents(stretches: readonly number[], key: number): PathEvent[] {
  const events: PathEvent[] = [];
  for (let k = 0; k < stretches.length; k += 2)
    events.push({ position: stretches[k], key, step: 1 }, { position: stretches[k + 1], key, step: -1 });
  return events;
}

/** Takes counts out of a table and puts others in; sums of lengths are exact, so nothing is left behind. */
function replaceSparse(table: IndicatorTable, before: SparseCounts, after: SparseCounts): void {
  for (let k = 0; k < before.cells.length; k++) {
    table.numerator[before.cells[k]] -= before.numerator[k];
    table.denominator[before.cells[k]] -= before.denominator[k];
  }
  addSparse(table, [after]);
}
