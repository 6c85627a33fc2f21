import type { ShapeColumns } from '../dataset.ts';

/**
 * A position well inside a feature, lng and lat: the middle of its widest stretch along the parallel halfway up its first
 * part; `null` for a feature without extent.
 */
export function pointInside(shapes: ShapeColumns, feature: number): [number, number] | null {
  const { featureStart, partStart, ringStart, coords } = shapes;
  const part = featureStart[feature];
  if (part === featureStart[feature + 1]) return null;
  const first = ringStart[partStart[part]];
  const exteriorEnd = ringStart[partStart[part] + 1];
  let south = Infinity;
  let north = -Infinity;
  for (let v = first; v < exteriorEnd; v++) {
    south = Math.min(south, coords[v * 2 + 1]);
    north = Math.max(north, coords[v * 2 + 1]);
  }
  const lat = (south + north) / 2;
  const crossings: number[] = [];
  for (let ring = partStart[part]; ring < partStart[part + 1]; ring++) {
    for (let v = ringStart[ring]; v + 1 < ringStart[ring + 1]; v++) {
      const [ax, ay, bx, by] = coords.subarray(v * 2, v * 2 + 4);
      if (ay > lat !== by > lat) crossings.push(ax + ((bx - ax) * (lat - ay)) / (by - ay));
    }
  }
  crossings.sort((a, b) => a - b);
  let widest = -1;
  let lng = Number.NaN;
  for (let k = 0; k + 1 < crossings.length; k += 2) {
    if (crossings[k + 1] - crossings[k] <= widest) continue;
    widest = crossings[k + 1] - crossings[k];
    lng = (crossings[k] + crossings[k + 1]) / 2;
  }
  return widest > 0 ? [lng, lat] : null;
}
