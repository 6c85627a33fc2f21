import { cleanPolygons } from '../clean.ts';
import type { UnitBox } from '../noding.ts';
import { type PolygonColumns, polygonSetFromFeatures } from '../polygon-set.ts';
import { toDegrees, toUnitPolygons, toUnits, type UnitPolygons } from '../units.ts';

/** The polygons of a feature as `dissolve` takes them: in units, and clean. */
export const cleanUnits = (columns: PolygonColumns, feature: number): UnitPolygons =>
  cleanPolygons(toUnitPolygons(polygonSetFromFeatures(columns, [feature])));

/** The polygons of several sets as one, in order. */
export function concatUnits(sets: readonly UnitPolygons[]): UnitPolygons {
  let [parts, rings, values] = [0, 0, 0];
  for (const set of sets) {
    parts += set.partStart.length - 1;
    rings += set.ringStart.length - 1;
    values += set.xy.length;
  }
  const joined = {
    partStart: new Uint32Array(parts + 1),
    ringStart: new Uint32Array(rings + 1),
    xy: new Float64Array(values),
  };
  let [part, ring, value] = [0, 0, 0];
  for (const { partStart, ringStart, xy } of sets) {
    for (let i = 1; i < partStart.length; i++) joined.partStart[part + i] = ring + partStart[i];
    for (let i = 1; i < ringStart.length; i++) joined.ringStart[ring + i] = value / 2 + ringStart[i];
    joined.xy.set(xy, value);
    part += partStart.length - 1;
    ring += ringStart.length - 1;
    value += xy.length;
  }
  return joined;
}

/** West, south, east and north of a box in units. */
export const toBoxInDegrees = ({ minX, minY, maxX, maxY }: UnitBox): [number, number, number, number] => [
  toDegrees(minX),
  toDegrees(minY),
  toDegrees(maxX),
  toDegrees(maxY),
];

/** The box in units around a box of west, south, east and north. */
export const toBoxInUnits = ([west, south, east, north]: ArrayLike<number> & Iterable<number>): UnitBox => ({
  minX: toUnits(west),
  minY: toUnits(south),
  maxX: toUnits(east),
  maxY: toUnits(north),
});

/** Edges in units, ax, ay, bx, by each, as lines in degrees: the parts of one feature. */
export function toEdgeLines(edges: Float64Array) {
  const count = edges.length / 4;
  return {
    partStart: Uint32Array.of(0, count),
    ringStart: Uint32Array.from({ length: count + 1 }, (_, edge) => 2 * edge),
    coords: edges.map(toDegrees),
  };
}
