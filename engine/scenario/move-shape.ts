import { createLocalFrame } from '../geodesy/local-frame.ts';
import type { FlatGeometry, PointGeometry } from '../records.ts';

/** Vertices are put on the grid on which coverage is dissolved, degrees. */
const GRID_PER_DEGREE = 1e9;

/**
 * A position moved as far east and as far north, in metres, as `to` lies from `from`: offsets from the old place in the plane tangent
 * there are those from the new place in the plane tangent there, so that shapes keep their size.
 */
export function createMove(from: PointGeometry, to: PointGeometry) {
  const there = createLocalFrame(from.lat);
  const here = createLocalFrame(to.lat);
  const lngScale = there.metresPerDegLng / here.metresPerDegLng;
  const latScale = there.metresPerDegLat / here.metresPerDegLat;
  return ({ lng, lat }: PointGeometry): PointGeometry => ({
    lng: onGrid(to.lng + (lng - from.lng) * lngScale),
    lat: onGrid(to.lat + (lat - from.lat) * latScale),
  });
}

const onGrid = (degrees: number): number => Math.round(degrees * GRID_PER_DEGREE) / GRID_PER_DEGREE;

/** A shape moved vertex by vertex. */
export function moveShape(shape: FlatGeometry, move: (position: PointGeometry) => PointGeometry): FlatGeometry {
  const coords = new Float64Array(shape.coords.length);
  for (let k = 0; k < coords.length; k += 2) {
    const { lng, lat } = move({ lng: shape.coords[k], lat: shape.coords[k + 1] });
    coords[k] = lng;
    coords[k + 1] = lat;
  }
  return { partStart: shape.partStart, ringStart: shape.ringStart, coords };
}

/** Whether all of a shape lies on the map of longitudes and latitudes. */
export function isOnEarth({ coords }: FlatGeometry): boolean {
  for (let k = 0; k < coords.length; k += 2)
    if (!(Math.abs(coords[k]) <= 180 && Math.abs(coords[k + 1]) <= 90)) return false;
  return true;
}
