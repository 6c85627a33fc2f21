import { buildPointGrid, type PointGrid } from '../../../engine/index/point-grid.ts';
import type { LayerWriter, TileProperties } from './layer-writer.ts';
import { EXTENT, type TileBox, toLat, toLng, toX, toY } from './mercator.ts';

/** Points on the map with what finds those of a tile. */
export interface PreparedPoints {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly grid: PointGrid;
}

interface PointColumns {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

const prepared = new WeakMap<Float64Array, PreparedPoints>();

/** Points made ready, once for the same columns. */
export function preparePoints({ lng, lat }: PointColumns): PreparedPoints {
  let known = prepared.get(lng);
  if (known === undefined) {
    known = { x: Int32Array.from(lng, toX), y: Int32Array.from(lat, toY), grid: buildPointGrid(lng, lat) };
    prepared.set(lng, known);
  }
  return known;
}

/** Points for a layer of the map. */
export interface PointFeatures {
  readonly points: PreparedPoints;
  readonly propertiesOf: (row: number, z: number) => TileProperties | null;
  /** Where points are thinned out: which of two that fall together is drawn, the one with the higher rank. */
  readonly rankOf?: (row: number) => number;
  /** Points nearer to each other than this in a tile of that zoom fall together; in the tile's own units, 0 keeps all. */
  readonly thinning?: (z: number) => number;
}

/** Writes the points that lie in a tile; each lies in exactly one. */
export function cutPoints(
  { points, propertiesOf, rankOf, thinning }: PointFeatures,
  tile: TileBox,
  into: LayerWriter,
): void {
  const found = new Uint32Array(points.x.length);
  const [east, south] = [tile.x0 + tile.size, tile.y0 + tile.size];
  // The grid speaks degrees: one unit of room takes up the rounding.
  const near = points.grid.near(toLng(tile.x0 - 1), toLat(south + 1), toLng(east + 1), toLat(tile.y0 - 1), found);
  const scale = EXTENT / tile.size;
  const inside = found
    .subarray(0, near)
    .filter(
      (row) => points.x[row] >= tile.x0 && points.x[row] < east && points.y[row] >= tile.y0 && points.y[row] < south,
    )
    .sort();
  const cell = thinning?.(tile.z) ?? 0;
  const drawn = cell > 0 && rankOf ? thin(inside, points, tile, cell, rankOf) : inside;
  for (const row of drawn) {
    const properties = propertiesOf(row, tile.z);
    if (properties === null) continue;
    into.addPoint(
      Math.floor((points.x[row] - tile.x0) * scale),
      Math.floor((points.y[row] - tile.y0) * scale),
      row,
      properties,
    );
  }
}

/** Of the rows in each cell of the tile the one with the highest rank, the first among equals. */
function thin(
  rows: Uint32Array,
  { x, y }: PreparedPoints,
  tile: TileBox,
  cell: number,
  rankOf: (row: number) => number,
): Uint32Array {
  const side = Math.ceil(EXTENT / cell);
  const scale = EXTENT / tile.size / cell;
  const best = new Map<number, number>();
  for (const row of rows) {
    const at = Math.floor((y[row] - tile.y0) * scale) * side + Math.floor((x[row] - tile.x0) * scale);
    const other = best.get(at);
    if (other === undefined || rankOf(row) > rankOf(other)) best.set(at, row);
  }
  return Uint32Array.from(best.values()).sort();
}
