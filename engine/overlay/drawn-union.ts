import { noTick, type Tick, tickWithin } from '../tick.ts';
import { type CellBits, noCells } from './cell-bits.ts';
import type { CellGrid } from './cell-grid.ts';
import { type CleanPolygons, cleanPolygons } from './clean.ts';
import { clusterBoxes } from './clusters.ts';
import { dissolveWhole } from './dissolve.ts';
import {
  cellsUnder,
  type DrawnCells,
  gridOverBoxes,
  hasAnyUnder,
  noDrawnCells,
  partBoxes,
  RAW_PAD,
} from './drawn-cells.ts';
import { type NodedRings, type Ring, toNodedRings } from './noded-rings.ts';
import type { SomePolygons } from './open-cells.ts';
import type { OwnOutline } from './own-edges.ts';
import type { PolygonSet } from './polygon-set.ts';
import { type Grouping, polygonsOf } from './ring-owners.ts';
import { inOrder, setOfRings } from './to-polygon-set.ts';
import { unionOf, unionOfPolygons } from './union.ts';
import { intoUnitPolygons, toUnitPolygons, toUnits } from './units.ts';

/** A union with what unions of it with others can be made of, all of them on one grid. */
export interface DrawnUnion {
  /** As `dissolve` returns it, or each ring of that by itself. */
  readonly polygons: PolygonSet;
  /** Null where it was found in a way that loses track of the nodes. */
  readonly outline: NodedRings | null;
  /** The cells that lie well inside of some polygon, and those that some polygon comes near. */
  readonly decided: CellBits;
  readonly near: CellBits;
  /** Those that several polygons come near, or one that comes near itself. */
  readonly contested: CellBits;
}

/**
 * One grid over polygons in boxes [west, south, east, north] one after the other, for unions of any of them; null where there are none
 * or some lie so far away that each group of them had better have a grid of its own. `vertices` is how many they have.
 */
export function gridOver(boxes: ArrayLike<number>, vertices: number): CellGrid | null {
  const units = Float64Array.from(boxes, toUnits);
  if (units.length === 0 || clusterBoxes(units).length > 1) return null;
  return gridOverBoxes(units, vertices);
}

/** The union of a set whose polygons all lie on the grid. */
export function dissolveOn(grid: CellGrid, set: PolygonSet, tick: Tick = noTick): DrawnUnion {
  const polygons = cleanPolygons(toUnitPolygons(set), tickWithin(tick, 0, 0.1));
  const cells = noDrawnCells(grid);
  const loops = unionOfPolygons(polygons, cells, tickWithin(tick, 0.1, 0.9));
  if (loops === null) return wholeUnion(polygons, cells, tick);
  return drawnUnion(polygonsOf(loops, tickWithin(tick, 0.9, 0.95)), cells, tickWithin(tick, 0.95, 1));
}

/**
 * The union of unions on one grid. `polygonsNear` gives of the polygons of all of them those for whose box [west, south, east, north] at
 * `k` of `boxes` the function that it is called with holds, which it asks once of each, in a set that is nobody else's. Same result as
 * that of all polygons, its rings grouped by `group`.
 */
export function joinUnions(
  grid: CellGrid,
  parts: readonly DrawnUnion[],
  polygonsNear: (comesNear: (boxes: ArrayLike<number>, k: number) => boolean) => PolygonSet,
  group: Grouping,
  tick: Tick = noTick,
): DrawnUnion {
  const { cells, shared } = cellsOfAll(grid, parts);
  const select = (isWanted: (boxes: ArrayLike<number>, k: number) => boolean) =>
    cleanPolygons(intoUnitPolygons(polygonsNear(isWanted)), tickWithin(tick, 0, 0));
  const box = new Float64Array(4);
  let taken = new Uint8Array(0);
  const known: SomePolygons[] = [];
  // What comes near open cells mostly is all that comes near where the drawing is to be complete, so only others are added.
  const near = (bits: CellBits) => {
    const polygons = select((boxes, k) => {
      if (taken.length === 0) taken = new Uint8Array(boxes.length / 4);
      if (taken[k / 4] === 1) return false;
      for (let i = 0; i < 4; i++) box[i] = toUnits(boxes[k + i]);
      const isNear = hasAnyUnder(bits, grid, cellsUnder(grid, box, 0, RAW_PAD));
      if (isNear) taken[k / 4] = 1;
      return isNear;
    });
    known.push({ polygons, boxes: partBoxes(polygons), parts: Array.from(polygons.isClear.keys()) });
    return known.slice();
  };
  const outlines: OwnOutline[] = [];
  for (const { outline } of parts) if (outline !== null) outlines.push(inUnits(outline));
  const loops =
    outlines.length < parts.length ? null : unionOf(outlines, near, cells, shared, tickWithin(tick, 0, 0.9));
  if (loops !== null) return drawnUnion(group(loops, tickWithin(tick, 0.9, 0.95)), cells, tickWithin(tick, 0.95, 1));
  return wholeUnion(
    select(() => true),
    cells,
    tick,
  );
}

function inUnits({ ringStart, coords, marks }: NodedRings): OwnOutline {
  const xy = new Float64Array(coords.length);
  for (let i = 0; i < xy.length; i++) xy[i] = toUnits(coords[i]);
  return { ringStart, xy, marks };
}

/** The cells of several drawings together, and those that several of these come near. */
function cellsOfAll(grid: CellGrid, parts: readonly DrawnUnion[]): { cells: DrawnCells; shared: CellBits } {
  const cells = noDrawnCells(grid);
  const shared = noCells(grid);
  const { decided, near, contested } = cells;
  for (const part of parts) {
    for (let word = 0; word < near.length; word++) {
      decided[word] |= part.decided[word];
      shared[word] |= near[word] & part.near[word];
      contested[word] |= part.contested[word] | shared[word];
      near[word] |= part.near[word];
    }
  }
  return { cells, shared };
}

const wholeUnion = (polygons: CleanPolygons, { decided, near, contested }: DrawnCells, tick: Tick): DrawnUnion => ({
  polygons: setOfRings(inOrder(dissolveWhole(polygons, tick))),
  outline: null,
  decided,
  near,
  contested,
});

function drawnUnion(rings: Ring[][], { decided, near, contested }: DrawnCells, tick: Tick): DrawnUnion {
  const sorted = inOrder(rings);
  const polygons = setOfRings(sorted, tick);
  return { polygons, outline: toNodedRings(sorted, polygons), decided, near, contested };
}
