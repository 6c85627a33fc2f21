import type { PolygonSet } from '../dataset.ts';
import { ringAreaM2 } from '../geodesy/area.ts';

const M2_PER_KM2 = 1e6;

/** The area of polygons, km². */
export function polygonsAreaKm2({ ringStart, coords }: PolygonSet): number {
  let areaM2 = 0;
  for (let ring = 0; ring + 1 < ringStart.length; ring++)
    areaM2 += ringAreaM2(coords, ringStart[ring], ringStart[ring + 1]);
  return areaM2 / M2_PER_KM2;
}
