import { type Dataset, NO_ROW } from '../../../engine/dataset.ts';
import type { AnalysedDataset } from '../../work/desk-api.ts';
import { polygonOf, toFeature, toPoint } from './coordinates.ts';

/** More deciding polygons than this say nothing more. */
const SHOWN_POLYGONS = 24;

/** What the map draws about a village: the polygons that decided it, and lines to the nearest site and route. */
export function toSelection(dataset: Dataset, analysed: AnalysedDataset | null, village: number): GeoJSON.Feature[] {
  const verdicts = analysed?.villages ?? null;
  const { lng, lat } = dataset.villages!;
  const here: [number, number] = [lng[village], lat[village]];
  const features: GeoJSON.Feature[] = [toFeature(toPoint(...here), { kind: 'village' })];
  if (analysed === null || verdicts === null) return features;
  const link = (to: [number, number], kind: string) =>
    features.push(
      toFeature({ type: 'LineString', coordinates: [here, to] }, { kind: `link-${kind}` }),
      toFeature(toPoint(...to), { kind: `end-${kind}` }),
    );
  const from = verdicts.coverageStart[village];
  for (let k = from; k < Math.min(verdicts.coverageStart[village + 1], from + SHOWN_POLYGONS); k++)
    features.push(toFeature(polygonOf(dataset.coverage!.shapes, verdicts.coverage[k]), { kind: 'polygon' }));
  const site = verdicts.nearestSite[village];
  if (site !== NO_ROW) link([analysed.standing.lng[site], analysed.standing.lat[site]], 'site');
  if (verdicts.fiber[village] !== NO_ROW) link(nearestOnRoute(dataset, verdicts.fiber[village], here), 'fiber');
  return features;
}

/** The point of a route nearest to a place, good for a line on a map: degrees are scaled by the latitude. */
function nearestOnRoute({ fiber }: Dataset, row: number, [lng, lat]: [number, number]): [number, number] {
  const { featureStart, partStart, ringStart, coords } = fiber!.shapes;
  const scale = Math.cos((lat * Math.PI) / 180);
  let best = { distance: Infinity, lng, lat };
  const last = partStart[featureStart[row + 1]];
  for (let path = partStart[featureStart[row]]; path < last; path++) {
    for (let v = ringStart[path]; v + 1 < ringStart[path + 1]; v++) {
      const [ax, ay] = [(coords[v * 2] - lng) * scale, coords[v * 2 + 1] - lat];
      const [dx, dy] = [(coords[v * 2 + 2] - lng) * scale - ax, coords[v * 2 + 3] - lat - ay];
      const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
      const [x, y] = [ax + along * dx, ay + along * dy];
      const distance = x * x + y * y;
      if (distance < best.distance) best = { distance, lng: lng + x / scale, lat: lat + y };
    }
  }
  return [best.lng, best.lat];
}

/** The villages of a gap list as points with their status. */
export const toGapPoints = (dataset: Dataset, rows: readonly number[], statusOf: (row: number) => string) =>
  rows.map((row) => {
    const { lng, lat, name } = dataset.villages!;
    return toFeature(toPoint(lng[row], lat[row]), { row, name: name[row], mobile: statusOf(row) });
  });
