import type { UnitBox } from '../overlay/index.ts';
import {
  concatUnits,
  drawInWindow,
  guardCells,
  type LocalWindow,
  type OutlineEdges,
  unionIn,
  windowAround,
} from '../overlay/local/index.ts';
import type { CountedPolygon, CountedPolygons, LayerKey } from './counted-polygons.ts';

/** Cells across a polygon of median size, as in the drawing of the whole. */
const CELLS_ACROSS = 16;

/** What lies around a zone: a window over it and the polygons in that, each layer drawn once for all unions that it is in. */
export interface Surroundings {
  /** The edges of the union of some layers that touch the zone; null where the window is too small to tell. */
  unionOf(layers: readonly LayerKey[]): OutlineEdges | null;
}

/** The surroundings of a zone. */
export function lookAround(all: CountedPolygons, zone: UnitBox): Surroundings {
  const near = all.near(zone);
  const window = windowAround(
    zone,
    near.map(({ polygons }) => polygons),
    medianSide(near) / CELLS_ACROSS,
  );
  const { grid } = window;
  const around = {
    minX: grid.x0,
    minY: grid.y0,
    maxX: grid.x0 + grid.columns * grid.size,
    maxY: grid.y0 + grid.rows * grid.size,
  };
  const ofLayer = new Map<LayerKey, { readonly polygons: CountedPolygon[]; readonly decided: Uint8Array }>();
  for (const polygon of all.near(around)) {
    const own = ofLayer.get(polygon.layer) ?? { polygons: [], decided: new Uint8Array(grid.columns * grid.rows) };
    ofLayer.set(polygon.layer, own);
    own.polygons.push(polygon);
  }
  for (const { polygons, decided } of ofLayer.values())
    drawInWindow(grid, concatUnits(polygons.map((polygon) => polygon.polygons)), decided);
  return {
    unionOf(layers) {
      const own = layers.flatMap((layer) => ofLayer.get(layer) ?? []);
      const decided = guardCells(grid);
      for (const layer of own) for (let cell = 0; cell < decided.length; cell++) decided[cell] |= layer.decided[cell];
      const polygons = own.flatMap((layer) => layer.polygons.filter(({ box }) => !isBuried(window, decided, box)));
      return unionIn(window, decided, concatUnits(polygons.map((polygon) => polygon.polygons)), zone);
    },
  };
}

function medianSide(polygons: readonly CountedPolygon[]): number {
  const sides = polygons.map(({ box }) => Math.min(box.maxX - box.minX, box.maxY - box.minY));
  return sides.sort((a, b) => a - b)[sides.length >> 1] ?? 0;
}

/** Whether a polygon in this box passes decided cells only, as far as the window shows. */
function isBuried({ grid }: LocalWindow, decided: Uint8Array, { minX, minY, maxX, maxY }: UnitBox): boolean {
  const cellOf = (value: number, origin: number, count: number) =>
    Math.min(Math.max(Math.floor((value - origin) / grid.size), 0), count - 1);
  const [left, right] = [cellOf(minX - 1, grid.x0, grid.columns), cellOf(maxX + 1, grid.x0, grid.columns)];
  const [bottom, top] = [cellOf(minY - 1, grid.y0, grid.rows), cellOf(maxY + 1, grid.y0, grid.rows)];
  for (let row = bottom; row <= top; row++)
    for (let cell = row * grid.columns + left; cell <= row * grid.columns + right; cell++)
      if (decided[cell] === 0) return false;
  return true;
}
