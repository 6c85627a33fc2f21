import { noTick, type Tick, tickWithin } from '../tick.ts';
import type { CellGrid } from './cell-grid.ts';
import { cleanPolygons } from './clean.ts';
import { clusterBoxes } from './clusters.ts';
import { drawPolygons, gridOverBoxes, isBuried as isBuriedInUnits } from './decided-cells.ts';
import type { KnownCells } from './dissolve.ts';
import type { PolygonSet } from './polygon-set.ts';
import { toUnitPolygons, toUnits } from './units.ts';

/**
 * One grid over polygons in boxes [west, south, east, north] one after the other, for unions of any of them; null where there are none
 * or some lie so far away that each group of them had better have a grid of its own. `vertices` is how many they have.
 */
export function gridOver(boxes: ArrayLike<number>, vertices: number): CellGrid | null {
  const units = Float64Array.from(boxes, toUnits);
  if (units.length === 0 || clusterBoxes(units).length > 1) return null;
  return gridOverBoxes(units, vertices);
}

/** Which cells a set of polygons decides by being all over them, and which it comes near; 1 each. */
export function drawCells(
  grid: CellGrid,
  set: PolygonSet,
  tick: Tick = noTick,
): { decided: Uint8Array; occupied: Uint8Array } {
  const decided = new Uint8Array(grid.columns * grid.rows);
  const occupied = new Uint8Array(grid.columns * grid.rows);
  const polygons = cleanPolygons(toUnitPolygons(set), tickWithin(tick, 0, 0.3));
  drawPolygons(grid, polygons, decided, occupied, tickWithin(tick, 0.3, 1));
  return { decided, occupied };
}

/** Whether a polygon in the box at `k` of `boxes` passes decided cells only, so that a union is the same without it. */
export const isBuried = (cells: KnownCells, boxes: ArrayLike<number>, k: number): boolean =>
  isBuriedInUnits(cells, toUnits(boxes[k]), toUnits(boxes[k + 1]), toUnits(boxes[k + 2]), toUnits(boxes[k + 3]));
