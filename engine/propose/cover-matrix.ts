import { boundDistances, createDistanceBound } from '../geodesy/local-frame.ts';
import { type BoxIndex, buildBoxIndex, searchBoxes } from '../index/box-index.ts';
import { shapeCovers } from '../predicates/shape-covers.ts';
import type { FlatGeometry } from '../records.ts';
import { TECHNOLOGIES, type Technology } from '../vocabulary.ts';
import type { Candidate } from './candidates.ts';
import { ANY_OPERATOR, type Demand, type Situation } from './demand.ts';
import type { Position } from './positions.ts';
import type { ReachModel } from './reach.ts';

/** What every position would reach. */
export interface ReachTable {
  /** The judged points inside the reach of an antenna at the position, ascending. */
  pointsOf(position: number, technology: Technology): Uint32Array;
  shapeOf(position: number, technology: Technology): FlatGeometry;
}

/** The reach of antennas at the positions over the given judged points; each is worked out when it is first asked for. */
export function createReachTable(
  situation: Situation,
  among: Iterable<number>,
  positions: readonly Position[],
  model: ReachModel,
): ReachTable {
  const { points } = situation;
  const wanted = Uint32Array.from(new Set(among)).sort();
  const boxes = new Float64Array(wanted.length * 4);
  wanted.forEach((point, i) => {
    boxes[4 * i] = boxes[4 * i + 2] = points.lng[point];
    boxes[4 * i + 1] = boxes[4 * i + 3] = points.lat[point];
  });
  const index: BoxIndex = buildBoxIndex(boxes);
  const known = new Map<string, Uint32Array>();
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
): Uint32Array {
  const bound = createDistanceBound();
  // The shape is drawn in a plane; a hundredth more is far above what that is off.
  boundDistances(lat, radiusM * 1.01, bound);
  const { lngReachDeg: dx, latReachDeg: dy } = bound;
  const found: number[] = [];
  searchBoxes(index, lng - dx, lat - dy, lng + dx, lat + dy, (i) => {
    const point = wanted[i];
    if (shapeCovers(shape, points.lng[point], points.lat[point])) found.push(point);
    return false;
  });
  return Uint32Array.from(found).sort();
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
