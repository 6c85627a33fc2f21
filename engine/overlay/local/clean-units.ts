import { cleanPolygons } from '../clean.ts';
import { concatPolygonSets, type PolygonColumns, polygonSetFromFeatures } from '../polygon-set.ts';
import { toDegrees, toUnitPolygons, toUnits, type UnitBox, type UnitPolygons } from '../units.ts';

/** The polygons of a feature as `dissolve` takes them: in units, and clean. */
export const cleanUnits = (columns: PolygonColumns, feature: number): UnitPolygons =>
  cleanPolygons(toUnitPolygons(polygonSetFromFeatures(columns, [feature])));

/** The polygons of several sets as one, in order. */
export function concatUnits(sets: readonly UnitPolygons[]): UnitPolygons {
  const { coords, ...starts } = concatPolygonSets(sets.map(({ xy, ...own }) => ({ ...own, coords: xy })));
  return { ...starts, xy: coords };
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
