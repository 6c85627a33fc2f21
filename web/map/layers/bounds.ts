import type { Dataset } from '../../../engine/index.ts';

/** West, south, east, north of the areas, else of the villages and sites; `null` where there is neither. */
export function boundsOf({ admin, villages, sites, coverage }: Dataset): [number, number, number, number] | null {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (lng: number, lat: number) => {
    if (Number.isNaN(lng) || Number.isNaN(lat)) return;
    bounds[0] = Math.min(bounds[0], lng);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lng);
    bounds[3] = Math.max(bounds[3], lat);
  };
  const box = (admin ?? coverage)?.shapes.box ?? [];
  for (let i = 0; i < box.length; i += 2) add(box[i], box[i + 1]);
  if (admin === null)
    for (const points of [villages, sites])
      for (let i = 0; i < (points?.count ?? 0); i++) add(points!.lng[i], points!.lat[i]);
  return Number.isFinite(bounds[0]) ? bounds : null;
}
