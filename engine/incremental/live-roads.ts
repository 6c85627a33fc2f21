import type { IndicatorTable } from '../analysis.ts';
import type { Dataset } from '../dataset.ts';
import { type BoxIndex, buildBoxIndex, searchBoxes } from '../index/box-index.ts';
import { createKernelContext } from '../kernel.ts';
import { createRoadLengths } from '../measure/road-lengths.ts';
import {
  bordersOf,
  createPieceAdder,
  createRoadTable,
  createRoadTools,
  createStreetTable,
  pathOfPart,
} from '../measure/roads.ts';
import { fillBest, fillBestOfArea } from '../measure/table.ts';
import { type Path, stretchesInside } from '../predicates/line-in-polygon.ts';
import type { Profile } from '../profile.ts';
import type { AreaChange, PackedArea } from '../scenario/packed-area.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';
import type { Ground } from './ground.ts';
import { createRoadPieces, type RoadPieces } from './road-pieces.ts';

/** The metres of road inside coverage, kept up to date polygon by polygon. */
export interface LiveRoads {
  /** `road-mobile-share`, where there is coverage, then `street-underground-share`. */
  readonly tables: readonly IndicatorTable[];
  change(changes: readonly AreaChange[]): void;
}

/** A path of a road, and where the counted polygons along it begin and end, by their ids. */
interface LivePath {
  readonly road: number;
  readonly path: Path;
  readonly pieces: RoadPieces;
  readonly stretches: Map<string, readonly number[]>;
}

/** The roads of a dataset as it is; `null` without roads. */
export function createLiveRoads({ areas }: Ground, dataset: Dataset, profile: Profile): LiveRoads | null {
  const { roads, coverage, admin } = dataset;
  if (roads === null) return null;
  const tools = createRoadTools(createKernelContext(dataset, profile).context);
  const names = Array.from(tools.operators, (company) => dataset.companies[company]);
  const columnOf = new Map(names.map((name, column) => [name, column]));
  const mobile = createRoadTable(dataset, areas);
  const streets = createStreetTable(areas);
  const lengths = createRoadLengths(mobile, names.length);
  const sinks = {
    mobile: lengths,
    streets: {
      add(area: number, numerator: number, denominator: number): void {
        streets.numerator[area] += numerator;
        streets.denominator[area] += denominator;
      },
    },
  };
  const addPiece = createPieceAdder(dataset);
  const takerOf = (road: number) => (held: readonly number[], highest: Int8Array, pieceM: number) =>
    addPiece(road, held, highest, pieceM, sinks);

  const paths: LivePath[] = [];
  for (let road = 0; road < roads.count; road++) {
    const take = takerOf(road);
    for (let part = roads.shapes.featureStart[road]; part < roads.shapes.featureStart[road + 1]; part++) {
      const path = pathOfPart(roads.shapes, part);
      const pieces = createRoadPieces(path, names.length, admin, bordersOf(dataset, tools, path), take);
      const stretches = new Map<string, readonly number[]>();
      const [west, south, east, north] = path.box;
      for (const row of searchBoxes(tools.coverageIndex, west, south, east, north)) {
        const key = tools.coverageKey[row];
        const own = key < 0 ? [] : stretchesInside(coverage!.shapes, row, path);
        if (own.length === 0) continue;
        stretches.set(coverage!.id[row], own);
        pieces.cover(own, key, 1, take);
      }
      paths.push({ road, path, pieces, stretches });
    }
  }
  lengths.writeTouched();
  fillBest(mobile);
  const index: BoxIndex = buildBoxIndex(paths.flatMap(({ path }) => [...path.box]));
  const near = ({ shapes: { box } }: PackedArea) => searchBoxes(index, box[0], box[1], box[2], box[3]);
  const keyOf = ({ operator, technology }: PackedArea) => columnOf.get(operator)! * TECHNOLOGIES.length + technology;

  return {
    tables: coverage === null ? [streets] : [mobile, streets],
    change(changes) {
      for (const { before, after } of changes) {
        if (before?.isCounted(profile)) {
          for (const k of near(before)) {
            const { road, pieces, stretches } = paths[k];
            const own = stretches.get(before.id);
            if (own === undefined) continue;
            stretches.delete(before.id);
            pieces.cover(own, keyOf(before), -1, takerOf(road));
          }
        }
        if (!after?.isCounted(profile)) continue;
        for (const k of near(after)) {
          const { road, path, pieces, stretches } = paths[k];
          const own = stretchesInside(after.shapes, 0, path);
          if (own.length === 0) continue;
          stretches.set(after.id, own);
          pieces.cover(own, keyOf(after), 1, takerOf(road));
        }
      }
      for (const area of lengths.writeTouched()) fillBestOfArea(mobile, area);
    },
  };
}
