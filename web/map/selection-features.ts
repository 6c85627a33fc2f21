/** What the map draws about what is selected. */
import { type Dataset, NO_ROW } from '../../engine/dataset.ts';
import type { Selection } from '../state/selection.ts';
import type { WhyDetails } from '../state/why-details.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';
import { polygonOf, toFeature, toPoint } from './layers/coordinates.ts';

/** More polygons than this say nothing more. */
const SHOWN_POLYGONS = 24;

type Position = readonly [number, number];

/** A line to something near, and its end. */
const link = (from: Position, to: Position, kind: 'site' | 'fiber'): GeoJSON.Feature[] => [
  toFeature({ type: 'LineString', coordinates: [[...from], [...to]] }, { kind: `link-${kind}` }),
  toFeature(toPoint(...to), { kind: `end-${kind}` }),
];

const outlines = ({ coverage }: Dataset, rows: Iterable<number>): GeoJSON.Feature[] =>
  [...rows].slice(0, SHOWN_POLYGONS).map((row) => toFeature(polygonOf(coverage!.shapes, row), { kind: 'polygon' }));

/** The features of a selection; what the worker has to find out first comes with `details`. */
export function toSelectionFeatures(
  dataset: Dataset,
  analysed: AnalysedDataset | null,
  selection: Selection | null,
  details: WhyDetails,
): GeoJSON.Feature[] {
  if (selection?.kind === 'village') return ofVillage(dataset, analysed, selection.row);
  if (selection?.kind === 'site') return ofSite(dataset, selection.row, details);
  if (selection?.kind === 'dead-zone' && details.zone) {
    const { at, site, fiber } = details.zone;
    return [...(site ? link(at, site.at, 'site') : []), ...(fiber ? link(at, fiber.at, 'fiber') : [])];
  }
  return [];
}

/** A village, the polygons that decided it, and lines to the nearest site and route. */
function ofVillage(dataset: Dataset, analysed: AnalysedDataset | null, village: number): GeoJSON.Feature[] {
  const { lng, lat } = dataset.villages!;
  const here: Position = [lng[village], lat[village]];
  const mark = toFeature(toPoint(...here), { kind: 'village' });
  const verdicts = analysed?.villages ?? null;
  if (analysed === null || verdicts === null) return [mark];
  const { coverage, coverageStart, nearestSite, fiber } = verdicts;
  const site = nearestSite[village];
  const { standing } = analysed;
  return [
    mark,
    ...outlines(dataset, coverage.subarray(coverageStart[village], coverageStart[village + 1])),
    ...(site === NO_ROW ? [] : link(here, [standing.lng[site], standing.lat[site]], 'site')),
    ...(fiber[village] === NO_ROW ? [] : link(here, nearestOnRoute(dataset, fiber[village], here), 'fiber')),
  ];
}

/** A site, its polygons, the villages that nobody else covers, and a line to the nearest route. */
function ofSite(dataset: Dataset, row: number, { site }: WhyDetails): GeoJSON.Feature[] {
  const { sites, villages } = dataset;
  const here: Position = [sites!.lng[row], sites!.lat[row]];
  const mark = toFeature(toPoint(...here), { kind: 'site' });
  if (site === null) return [mark];
  return [
    mark,
    ...outlines(dataset, site.polygons),
    ...Array.from(site.alone, (village) =>
      toFeature(toPoint(villages!.lng[village], villages!.lat[village]), { kind: 'alone' }),
    ),
    ...(site.fiber ? link(here, site.fiber.at, 'fiber') : []),
  ];
}

/** The point of a route nearest to a place, good for a line on a map: degrees are scaled by the latitude. */
export function nearestOnRoute({ fiber }: Dataset, row: number, [lng, lat]: Position): [number, number] {
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
