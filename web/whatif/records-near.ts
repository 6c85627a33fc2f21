import type { Dataset, ShapeColumns } from '../../engine/dataset.ts';
import { NO_COMPANY } from '../../engine/dataset.ts';
import { covers } from '../../engine/predicates/point-in-polygon.ts';
import { LIFECYCLES, type Lifecycle, TECHNOLOGIES } from '../../engine/vocabulary.ts';
import type { Position } from './drawing.ts';

/** The layers whose records a user picks one of. */
export type PickedLayer = 'sites' | 'coverage' | 'fiber';

/** A record to pick, with what tells it from others. */
export interface Pick {
  readonly row: number;
  readonly id: string;
  readonly about: string;
  readonly status: Lifecycle | null;
}

/** More than this nobody reads through. */
const SHOWN = 30;

/** The records whose id or operator holds a text, in the order of the layer. */
export function findRecords(dataset: Dataset, layer: PickedLayer, text: string): Pick[] {
  const wanted = text.trim().toLowerCase();
  const found: Pick[] = [];
  for (let row = 0; row < (dataset[layer]?.count ?? 0) && found.length < SHOWN; row++) {
    const pick = pickOf(dataset, layer, row);
    if (`${pick.id} ${pick.about}`.toLowerCase().includes(wanted)) found.push(pick);
  }
  return found;
}

/** The records at a place: the nearest sites and routes first, the polygons that hold it with the smallest first. */
export function recordsNear(dataset: Dataset, layer: PickedLayer, [lng, lat]: Position): Pick[] {
  const scale = Math.cos((lat * Math.PI) / 180);
  const { sites, coverage, fiber } = dataset;
  const apart = (row: number): number => {
    if (layer === 'sites') return Math.hypot((sites!.lng[row] - lng) * scale, sites!.lat[row] - lat);
    if (layer === 'fiber') return distanceToLine(fiber!.shapes, row, lng, lat, scale);
    const { shapes } = coverage!;
    if (!covers(shapes, row, lng, lat)) return Number.POSITIVE_INFINITY;
    const [west, south, east, north] = shapes.box.subarray(row * 4, row * 4 + 4);
    return (east - west) * (north - south);
  };
  return Array.from({ length: dataset[layer]?.count ?? 0 }, (_, row) => ({ row, apart: apart(row) }))
    .filter((one) => Number.isFinite(one.apart))
    .sort((a, b) => a.apart - b.apart || a.row - b.row)
    .slice(0, SHOWN)
    .map(({ row }) => pickOf(dataset, layer, row));
}

/** In degrees of latitude, good for telling which route is the nearest. */
function distanceToLine(shapes: ShapeColumns, row: number, lng: number, lat: number, scale: number): number {
  const { featureStart, partStart, ringStart, coords } = shapes;
  let least = Number.POSITIVE_INFINITY;
  for (let path = partStart[featureStart[row]]; path < partStart[featureStart[row + 1]]; path++)
    for (let v = ringStart[path]; v + 1 < ringStart[path + 1]; v++) {
      const [ax, ay] = [(coords[2 * v] - lng) * scale, coords[2 * v + 1] - lat];
      const [dx, dy] = [(coords[2 * v + 2] - lng) * scale - ax, coords[2 * v + 3] - lat - ay];
      const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
      least = Math.min(least, Math.hypot(ax + along * dx, ay + along * dy));
    }
  return least;
}

/** A record as a list shows it. */
export function pickOf(dataset: Dataset, layer: PickedLayer, row: number): Pick {
  const company = (code: number) => (code === NO_COMPANY ? '' : dataset.companies[code]);
  if (layer === 'sites') {
    const { id, owner, status } = dataset.sites!;
    return { row, id: id[row], about: company(owner[row]), status: LIFECYCLES[status[row]] };
  }
  if (layer === 'fiber') {
    const { id, operator, owner, status } = dataset.fiber!;
    return { row, id: id[row], about: company(operator[row]) || company(owner[row]), status: LIFECYCLES[status[row]] };
  }
  const { id, operator, technology, siteId } = dataset.coverage!;
  const about = [`${company(operator[row])} ${TECHNOLOGIES[technology[row]]}`, siteId[row] ?? ''];
  return { row, id: id[row], about: about.filter(Boolean).join(' · '), status: null };
}
