import { cellX, cellY, type Grid, neighbour } from './grid.ts';
import { doubleArea, type LngLat, makePlane, type Plane, toX, toY } from './plane.ts';
import { hashUnit } from './random.ts';
import type { ProvinceShape } from './spec.ts';

/** How often each stretch between two control points is halved: 8 stretches out of one. */
const HALVINGS = 3;
/** Metres of land beyond the outline that the terrain covers. */
const MARGIN_M = 9000;

/** The plane of a province, true to scale at the middle of its control points. */
export function planeOf(shape: ProvinceShape): Plane {
  let lng = 0;
  let lat = 0;
  for (const [a, b] of shape.controls) {
    lng += a;
    lat += b;
  }
  const n = shape.controls.length;
  return makePlane(Math.round((lng / n) * 100) / 100, Math.round((lat / n) * 100) / 100);
}

/** The stretch from a to b, b left out, roughened by displacing midpoints sideways. */
function roughen(a: LngLat, b: LngLat, seed: number, rough: number, halvings: number, tag: number): LngLat[] {
  if (halvings === 0) return [a];
  const sideways = (hashUnit(seed, tag, halvings) - 0.5) * rough;
  const middle: LngLat = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * sideways, (a[1] + b[1]) / 2 + (b[0] - a[0]) * sideways];
  return [
    ...roughen(a, middle, seed, rough, halvings - 1, 2 * tag + 1),
    ...roughen(middle, b, seed, rough, halvings - 1, 2 * tag + 2),
  ];
}

/**
 * The outline of a province on the plane: its few control points, roughened by a fractal and scaled about their
 * centre to the province's area. Counter-clockwise, not closed.
 */
export function outlineOf(shape: ProvinceShape, plane: Plane, seed: number): LngLat[] {
  const corners = shape.controls.map(([lng, lat]): LngLat => [toX(plane, lng), toY(plane, lat)]);
  if (doubleArea(corners) < 0) corners.reverse();
  const n = corners.length;
  const rough = corners.flatMap((a, i) => roughen(a, corners[(i + 1) % n]!, seed, shape.roughness, HALVINGS, i * 64));
  const scale = Math.sqrt((shape.areaKm2 * 2e6) / doubleArea(rough));
  let x0 = 0;
  let y0 = 0;
  for (const [x, y] of rough) {
    x0 += x / rough.length;
    y0 += y / rough.length;
  }
  return rough.map(([x, y]): LngLat => [x0 + (x - x0) * scale, y0 + (y - y0) * scale]);
}

/** The raster that holds the outline with a margin around it. */
export function gridOf(outline: readonly LngLat[], cellM: number): Grid {
  let [west, south] = outline[0]!;
  let [east, north] = outline[0]!;
  for (const [x, y] of outline) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const cols = Math.ceil((east - west + 2 * MARGIN_M) / cellM);
  const rows = Math.ceil((north - south + 2 * MARGIN_M) / cellM);
  return { cols, rows, cellM, west: west - MARGIN_M, south: south - MARGIN_M };
}

/** 1 for the cells whose centre lies in the outline, one connected piece without holes or corner contacts. */
export function maskOf(grid: Grid, outline: readonly LngLat[]): Uint8Array {
  const mask = new Uint8Array(grid.cols * grid.rows);
  for (let row = 0; row < grid.rows; row++) {
    const y = cellY(grid, row * grid.cols);
    const crossings: number[] = [];
    for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
      const [ax, ay] = outline[j]!;
      const [bx, by] = outline[i]!;
      if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
    crossings.sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      for (let col = 0; col < grid.cols; col++) {
        const x = cellX(grid, col);
        if (x >= crossings[k]! && x < crossings[k + 1]!) mask[row * grid.cols + col] = 1;
      }
    }
  }
  return largestPiece(grid, mask);
}

/** Marks with `to` every cell joined to `start` over shared edges by cells that carry `from`; how many there were. */
function flood(grid: Grid, values: Uint8Array, start: number, from: number, to: number): number {
  const queue = [start];
  values[start] = to;
  for (let head = 0; head < queue.length; head++) {
    for (let k = 0; k < 4; k++) {
      const next = neighbour(grid, queue[head]!, k);
      if (next < 0 || values[next] !== from) continue;
      values[next] = to;
      queue.push(next);
    }
  }
  return queue.length;
}

/** The largest connected piece of a mask, with every enclosed hole filled. */
function largestPiece(grid: Grid, mask: Uint8Array): Uint8Array {
  const work = mask.slice();
  let best = -1;
  let bestSize = 0;
  for (let cell = 0; cell < work.length; cell++) {
    if (work[cell] !== 1) continue;
    const size = flood(grid, work, cell, 1, 2);
    if (size > bestSize) {
      best = cell;
      bestSize = size;
    }
  }
  const piece = mask.slice();
  flood(grid, piece, best, 1, 3);
  const land = piece.map((value) => (value === 3 ? 1 : 0));
  flood(grid, land, 0, 0, 2);
  return land.map((value) => (value === 2 ? 0 : 1));
}
