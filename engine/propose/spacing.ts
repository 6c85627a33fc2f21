import { distanceM } from '../geodesy/distance.ts';
import { createLocalFrame } from '../geodesy/local-frame.ts';

/** Whether a position is as far as that from every one that was let in before; lets it in if so. */
export function createSpacing(spacingM: number): (spot: { readonly lng: number; readonly lat: number }) => boolean {
  const cells = new Map<string, [number, number][]>();
  return ({ lng, lat }) => {
    // Cells as large as the spacing, so that only neighbours are compared.
    const { metresPerDegLng, metresPerDegLat } = createLocalFrame(Math.round(lat));
    const x = Math.floor((lng * metresPerDegLng) / spacingM);
    const y = Math.floor((lat * metresPerDegLat) / spacingM);
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const [otherLng, otherLat] of cells.get(`${x + dx} ${y + dy}`) ?? [])
          if (distanceM(lng, lat, otherLng, otherLat) < spacingM) return false;
    const cell = cells.get(`${x} ${y}`);
    if (cell === undefined) cells.set(`${x} ${y}`, [[lng, lat]]);
    else cell.push([lng, lat]);
    return true;
  };
}
