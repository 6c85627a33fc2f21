import { boundDistances, createDistanceBound } from '../geodesy/local-frame.ts';
import { type BoxIndex, buildBoxIndex, searchBoxes } from '../index/box-index.ts';
import { shapeCovers } from '../predicates/shape-covers.ts';
import type { FlatGeometry } from '../records.ts';
import { TECHNOLOGIES, type Technology } from '../vocabulary.ts';
import type { Candidate } from './candidates.ts';
import type { Demand } from './demand.ts';
import type { Position } from './positions.ts';
import type { ReachModel } from './reach.ts';
import { holdsPiece, type RoadPiece, toLayer } from './road-pieces.ts';
import { ANY_OPERATOR, type Situation } from './situation.ts';

/** What every position would reach. */
export interface ReachTable {
  /** The wanted points and pieces of road inside the reach of an antenna at the position, numbered as demands are, ascending. */
  pointsOf(position: number, technology: Technology): Uint32Array;
  shapeOf(position: number, technology: Technology): FlatGeometry;
}

/** What a reach is looked up for: judged points and, numbered after them, pieces of road. */
export interface Wanted {
  readonly points: Iterable<number>;
  readonly pieces: readonly RoadPiece[];
}

/**
 * The reach of antennas at the positions over what is wanted; each is worked out when it is first asked for. `known` keeps what
 * was: another table over the same things, whose positions begin with the same ones, may go on with it.
 */
export function createReachTable(
  situation: Situation,
  { points: among, pieces }: Wanted,
  positions: readonly Position[],
  model: ReachModel,
  known = new Map<string, Uint32Array>(),
): ReachTable {
  const { points } = situation;
  const wanted = Uint32Array.from(new Set(among)).sort();
  const boxes = new Float64Array(wanted.length * 4);
  wanted.forEach((point, i) => {
    const { widened } = pieces[point - points.lng.length] ?? { widened: [points.lng[point], points.lat[point]] };
    boxes.set(boxOf(widened), 4 * i);
  });
  const index: BoxIndex = buildBoxIndex(boxes);
  const shapeOf = (position: number, technology: Technology) => {
    const { lng, lat, heightM } = positions[position];
    return model.reachOf({ lng, lat, heightM, technology });
  };
  return {
    shapeOf,
    pointsOf(position, technology) {
      const key = `${position} ${technology}`;
      let found = known.get(key);
      if (found === undefined) {
        found = pointsInside(
          shapeOf(position, technology),
          positions[position],
          model.radiusM(technology),
          wanted,
          index,
          situation,
          pieces,
        );
        known.set(key, found);
      }
      return found;
    },
  };
}

function pointsInside(
  shape: FlatGeometry,
  { lng, lat }: Position,
  radiusM: number,
  wanted: Uint32Array,
  index: BoxIndex,
  { points }: Situation,
  pieces: readonly RoadPiece[],
): Uint32Array {
  const layer = pieces.length > 0 ? toLayer(shape) : null;
  const bound = createDistanceBound();
  // The shape is drawn in a plane; a hundredth more is far above what that is off.
  boundDistances(lat, radiusM * 1.01, bound);
  const { lngReachDeg: dx, latReachDeg: dy } = bound;
  const found: number[] = [];
  searchBoxes(index, lng - dx, lat - dy, lng + dx, lat + dy, (i) => {
    const point = wanted[i];
    const judged = points.lng.length;
    const isHeld =
      point < judged
        ? shapeCovers(shape, points.lng[point], points.lat[point])
        : holdsPiece(layer!, pieces[point - judged]);
    if (isHeld) found.push(point);
    return false;
  });
  return Uint32Array.from(found).sort();
}

/** West, south, east, north of a path. */
function boxOf(coords: ArrayLike<number>): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < coords.length; k += 2) {
    west = Math.min(west, coords[k]);
    east = Math.max(east, coords[k]);
    south = Math.min(south, coords[k + 1]);
    north = Math.max(north, coords[k + 1]);
  }
  return [west, south, east, north];
}

/** The demands that each candidate covers: a generation that is high enough, of an operator that is meant. */
export function coverDemands(
  demands: readonly Demand[],
  candidates: readonly Candidate[],
  table: ReachTable,
): number[][] {
  const demandsAt = new Map<number, number[]>();
  demands.forEach(({ point }, row) => {
    const rows = demandsAt.get(point);
    if (rows === undefined) demandsAt.set(point, [row]);
    else rows.push(row);
  });
  return candidates.map(({ position, operators, technologies }) => {
    const covered = new Set<number>();
    for (const technology of technologies) {
      const generation = TECHNOLOGIES.indexOf(technology);
      for (const point of table.pointsOf(position, technology)) {
        for (const row of demandsAt.get(point)!) {
          const { floor, operator } = demands[row];
          if (generation >= floor && (operator === ANY_OPERATOR || operators.includes(operator))) covered.add(row);
        }
      }
    }
    return [...covered].sort((a, b) => a - b);
  });
}
