import type { AdminColumns, ShapeColumns } from '../dataset.ts';
import { distanceM } from '../geodesy/distance.ts';
import { type BoxIndex, searchBoxes } from '../index/box-index.ts';
import { type Path, stretchesInside } from '../predicates/line-in-polygon.ts';
import { AREA_LEVELS } from '../vocabulary.ts';

/** A change along a path: at `position` (vertex number plus fraction) it enters (+1) or leaves (-1) the thing `key`. */
export interface PathEvent {
  readonly position: number;
  readonly key: number;
  readonly step: 1 | -1;
}

/** The features of a layer that a path runs through, as events along it; `keyOf` names what a feature stands for. */
export function crossings(
  shapes: ShapeColumns,
  index: BoxIndex,
  path: Path,
  keyOf: (feature: number) => number,
): PathEvent[] {
  const [west, south, east, north] = path.box;
  const features = searchBoxes(index, west, south, east, north).sort((a, b) => a - b);
  const events: PathEvent[] = [];
  for (const feature of features) {
    const key = keyOf(feature);
    if (key < 0) continue;
    const stretches = stretchesInside(shapes, feature, path);
    for (let k = 0; k < stretches.length; k += 2) {
      events.push({ position: stretches[k], key, step: 1 }, { position: stretches[k + 1], key, step: -1 });
    }
  }
  return events;
}

/**
 * Lengths of pieces are whole multiples of 2^-22 m, a quarter of a millionth, so that their sums are exact up to 2^31 m: the
 * same bits in whatever order pieces are added, and again after some are taken away.
 */
const UNITS_PER_M = 2 ** 22;

/** The length of a piece between two positions of the path that starts at vertex `from`, metres in whole units. */
export const pieceLengthM = (coords: Float64Array, from: number, start: number, end: number): number =>
  toUnits(stretchLengthM(coords, from, start, end));

const toUnits = (lengthM: number): number => Math.round(lengthM * UNITS_PER_M) / UNITS_PER_M;

/**
 * Visits the pieces of a path between consecutive events, in order. `depth[key]` says how many entered things of
 * that key hold the piece; the pieces add up to the path. Lengths are metres on the ellipsoid; `wholeM` is that of the path
 * where it is known.
 */
export function sweepPath(
  coords: Float64Array,
  from: number,
  to: number,
  events: PathEvent[],
  depth: Uint16Array,
  visit: (pieceM: number) => void,
  wholeM = Number.NaN,
): void {
  depth.fill(0);
  events.sort((a, b) => a.position - b.position);
  const last = to - from - 1;
  let position = 0;
  for (let k = 0; k <= events.length; k++) {
    const next = k < events.length ? events[k].position : last;
    if (next > position) {
      const isWhole = next - position === last && !Number.isNaN(wholeM);
      visit(isWhole ? toUnits(wholeM) : pieceLengthM(coords, from, position, next));
      position = next;
    }
    if (k < events.length) depth[events[k].key] += events[k].step;
  }
}

/** The length of the stretch between two positions of the path that starts at vertex `from`, metres. */
export function stretchLengthM(coords: Float64Array, from: number, start: number, end: number): number {
  let lengthM = 0;
  let [lng, lat] = positionAt(coords, from, start);
  for (let v = Math.floor(start) + 1; v < end; v++) {
    const nextLng = coords[(from + v) * 2];
    const nextLat = coords[(from + v) * 2 + 1];
    lengthM += distanceM(lng, lat, nextLng, nextLat);
    lng = nextLng;
    lat = nextLat;
  }
  const [endLng, endLat] = positionAt(coords, from, end);
  return lengthM + distanceM(lng, lat, endLng, endLat);
}

function positionAt(coords: Float64Array, from: number, position: number): [number, number] {
  const vertex = Math.floor(position);
  const k = (from + vertex) * 2;
  const t = position - vertex;
  if (t === 0) return [coords[k], coords[k + 1]];
  return [coords[k] + (coords[k + 2] - coords[k]) * t, coords[k + 1] + (coords[k + 3] - coords[k + 1]) * t];
}

/**
 * The area rows (of the `AreaTable`) that hold a piece: 0, then the smallest entered code of each level. `depth` holds
 * the admin rows from `base` on.
 */
export function areasOfPiece(
  admin: AdminColumns | null,
  rows: readonly number[],
  depth: Uint16Array,
  base: number,
): number[] {
  const areas = [0];
  if (admin === null) return areas;
  for (let level = 0; level < AREA_LEVELS.length; level++) {
    // Rows are ascending, and so are their codes.
    const row = rows.find((candidate) => admin.level[candidate] === level && depth[base + candidate] > 0);
    if (row !== undefined) areas.push(row + 1);
  }
  return areas;
}
