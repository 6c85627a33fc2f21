import type { FlatGeometry } from '../records.ts';
import { INSIDE, locateInRing, ON_EDGE, OUTSIDE } from './point-in-polygon.ts';

/** Whether a point lies in a shape or on its edge, as the engine judges coverage. */
export function shapeCovers({ partStart, ringStart, coords }: FlatGeometry, lng: number, lat: number): boolean {
  for (let part = 0; part + 1 < partStart.length; part++) {
    const place = (ring: number) =>
      locateInRing(coords as Float64Array, ringStart[ring], ringStart[ring + 1], lng, lat);
    const outer = place(partStart[part]);
    if (outer === OUTSIDE) continue;
    if (outer === ON_EDGE) return true;
    let isInHole = false;
    for (let ring = partStart[part] + 1; ring < partStart[part + 1] && !isInHole; ring++)
      isInHole = place(ring) === INSIDE;
    if (!isInHole) return true;
  }
  return false;
}
