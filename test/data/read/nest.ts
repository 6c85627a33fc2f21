import type { RowGeometry } from '../../../data/row.ts';

/** The coordinates of a geometry, nested again as GeoJSON has them. */
export function nest(geometry: RowGeometry): unknown {
  const { type, partStart, ringStart, coords } = geometry;
  const vertex = (v: number) => [coords[2 * v], coords[2 * v + 1]];
  const parts = count(partStart).map((p) => span(partStart, p).map((r) => span(ringStart, r).map(vertex)));
  if (type === 'Point') return parts[0][0][0];
  if (type === 'LineString') return parts[0][0];
  if (type === 'Polygon') return parts[0];
  if (type === 'MultiPoint') return parts.map((part) => part[0][0]);
  return type === 'MultiLineString' ? parts.map((part) => part[0]) : parts;
}

const count = (start: ArrayLike<number>): number[] => Array.from({ length: start.length - 1 }, (_, k) => k);

const span = (start: ArrayLike<number>, k: number): number[] =>
  Array.from({ length: start[k + 1] - start[k] }, (_, i) => start[k] + i);
