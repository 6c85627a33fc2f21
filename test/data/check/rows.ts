import type { Row, RowGeometry } from '../../../data/row.ts';

/** A row as a reader gives it: values without a prototype. */
export function makeRow(row: number, values: Record<string, unknown>, geometry: RowGeometry | null = null): Row {
  return { row, values: Object.assign(Object.create(null), values), geometry };
}

export const point = (lng: number, lat: number): RowGeometry => ({
  type: 'Point',
  partStart: [0, 1],
  ringStart: [0, 1],
  coords: Float64Array.of(lng, lat),
});

type Ring = readonly (readonly [number, number])[];

/** A Polygon or MultiPolygon of parts, each a list of rings. */
export function polygon(...parts: readonly Ring[][]): RowGeometry {
  const partStart = [0];
  const ringStart = [0];
  const coords: number[] = [];
  for (const part of parts) {
    for (const ring of part) {
      for (const [lng, lat] of ring) coords.push(lng, lat);
      ringStart.push(coords.length / 2);
    }
    partStart.push(ringStart.length - 1);
  }
  const type = parts.length === 1 ? 'Polygon' : 'MultiPolygon';
  return { type, partStart, ringStart, coords: Float64Array.from(coords) };
}

export function line(...paths: readonly Ring[]): RowGeometry {
  const starts = [0];
  for (const path of paths) starts.push(starts[starts.length - 1] + path.length);
  return {
    type: paths.length === 1 ? 'LineString' : 'MultiLineString',
    partStart: starts.map((_, i) => i),
    ringStart: starts,
    coords: Float64Array.from(paths.flat(2)),
  };
}

/** The closed ring of a rectangle, counter-clockwise. */
export const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
