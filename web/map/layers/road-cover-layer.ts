import { buildBoxIndex, searchBoxes } from '../../../engine/index/box-index.ts';
import { ANY, type Analysis, type Dataset, type PolygonSet, type ShapeColumns } from '../../../engine/index.ts';
import { countedCoverage } from '../../../engine/measure/evidence.ts';
import { createPath, mergeStretches, stretchesInside } from '../../../engine/predicates/line-in-polygon.ts';
import { TECHNOLOGY_FLOORS, type TechnologyFloor } from '../../../engine/vocabulary.ts';
import { prepareShapes } from '../tiles/prepare-shapes.ts';
import type { TileLayer } from '../tiles/tile-cutter.ts';

/** Pieces of road that are covered or not; `covered[p]` says which piece p is. */
interface RoadPieces {
  readonly set: PolygonSet;
  readonly covered: Uint8Array;
}

const known = new WeakMap<Analysis, Map<string, RoadPieces>>();

/** Roads cut where they enter and leave the counted coverage of an operator (`any` for all) from a generation up. */
export function roadCoverLayer(dataset: Dataset, analysis: Analysis, floor: string, operator: string): TileLayer {
  const name = 'road-cover';
  if (dataset.roads === null || dataset.coverage === null) return { name };
  const memo = known.get(analysis) ?? new Map<string, RoadPieces>();
  known.set(analysis, memo);
  const key = `${floor} ${operator}`;
  const pieces = memo.get(key) ?? cutRoads(dataset, analysis, floor, operator);
  memo.set(key, pieces);
  return {
    name,
    shapes: [
      {
        kind: 'line',
        shapes: prepareShapes(pieces.set),
        featureOf: (piece) => piece,
        propertiesOf: (piece) => ({ covered: pieces.covered[piece] }),
      },
    ],
  };
}

/** The same polygons and the same cuts as `road-mobile-share` is measured with. */
export function cutRoads(
  dataset: Dataset,
  analysis: Pick<Analysis, 'profile'>,
  floor: string,
  operator: string,
): RoadPieces {
  const { shapes: roads } = dataset.roads!;
  const coverage = dataset.coverage!;
  const least = TECHNOLOGY_FLOORS.indexOf(floor as TechnologyFloor);
  const counts = countedCoverage(dataset, analysis.profile);
  const company = dataset.companies.indexOf(operator);
  const isMeant = (row: number) =>
    counts[row] === 1 && coverage.technology[row] >= least && (operator === ANY || coverage.operator[row] === company);
  const index = buildBoxIndex(coverage.shapes.box);
  const builder = createPieces();
  for (let part = 0; part + 1 < roads.partStart.length; part++) {
    const from = roads.ringStart[roads.partStart[part]];
    const to = roads.ringStart[roads.partStart[part] + 1];
    const path = createPath(roads.coords, from, to);
    const [west, south, east, north] = path.box;
    const stretches: number[] = [];
    for (const row of searchBoxes(index, west, south, east, north, isMeant))
      for (const position of stretchesInside(coverage.shapes, row, path)) stretches.push(position);
    let at = 0;
    const inside = mergeStretches(stretches);
    for (let k = 0; k < inside.length; k += 2) {
      builder.add(roads, from, at, inside[k], 0);
      builder.add(roads, from, inside[k], inside[k + 1], 1);
      at = inside[k + 1];
    }
    builder.add(roads, from, at, to - from - 1, 0);
  }
  return builder.finish();
}

function createPieces() {
  const coords: number[] = [];
  const starts = [0];
  const covered: number[] = [];
  const put = (from: ShapeColumns, start: number, position: number) => {
    const vertex = Math.floor(position);
    const t = position - vertex;
    const k = (start + vertex) * 2;
    for (const axis of [0, 1]) {
      const here = from.coords[k + axis];
      coords.push(t === 0 ? here : here + t * (from.coords[k + 2 + axis] - here));
    }
  };
  return {
    /** Adds what lies between two positions of the path that begins at vertex `start`. */
    add(from: ShapeColumns, start: number, begin: number, end: number, isCovered: number) {
      if (end <= begin) return;
      put(from, start, begin);
      for (let vertex = Math.floor(begin) + 1; vertex < end; vertex++) put(from, start, vertex);
      put(from, start, end);
      starts.push(coords.length / 2);
      covered.push(isCovered);
    },
    finish: (): RoadPieces => ({
      set: {
        partStart: Uint32Array.from(starts.keys()),
        ringStart: Uint32Array.from(starts),
        coords: Float64Array.from(coords),
      },
      covered: Uint8Array.from(covered),
    }),
  };
}
