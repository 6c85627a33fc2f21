import { noTick, type Tick, tickWithin } from '../tick.ts';
import type { EdgeTable } from './edge-table.ts';
import type { PolygonSet } from './polygon-set.ts';
import { toDegrees } from './units.ts';

const POLYGONS_PER_TICK = 256;

/** Polygons as rings of a table's nodes: one array of rings per polygon, exterior first, rings not closed. */
export interface TracedPolygons {
  readonly table: EdgeTable;
  readonly polygons: readonly (readonly (readonly number[])[])[];
}

/** A ring in units, x and y interleaved, from its lexicographically smallest vertex on, not closed. */
export interface UnitRing {
  readonly xy: Float64Array;
}

/** Traced polygons as one set in canonical form, see {@link inOrder}. */
export const toPolygonSet = (traced: TracedPolygons, tick: Tick = noTick): PolygonSet =>
  setOfRings(inOrder(canonicalRings(traced, tickWithin(tick, 0, 0.5))), tickWithin(tick, 0.5, 1));

/** The rings of traced polygons, each from its lexicographically smallest vertex on. */
export const canonicalRings = ({ table, polygons }: TracedPolygons, tick: Tick = noTick): UnitRing[][] =>
  polygons.map((polygon, p) => {
    if (p % POLYGONS_PER_TICK === 0) tick(p / polygons.length);
    return polygon.map((nodes) => canonicalRing(table, nodes));
  });

/**
 * Polygons in canonical order: the holes of a polygon and the polygons are sorted by their smallest vertex and, where they share it,
 * by the next ones.
 */
export function inOrder<R extends UnitRing>(polygons: readonly (readonly R[])[]): R[][] {
  const sorted = polygons.map(withSortedHoles);
  return sorted.sort(compareExteriors);
}

const withSortedHoles = <R extends UnitRing>(polygon: readonly R[]): R[] =>
  polygon.length < 2 ? [...polygon] : [polygon[0], ...polygon.slice(1).sort(compareRings)];

/** The set of these polygons, in their order. */
export function setOfRings(polygons: readonly (readonly UnitRing[])[], tick: Tick = noTick): PolygonSet {
  let rings = 0;
  let values = 0;
  for (const polygon of polygons) {
    rings += polygon.length;
    for (const ring of polygon) values += ring.xy.length + 2;
  }
  const partStart = new Uint32Array(polygons.length + 1);
  const ringStart = new Uint32Array(rings + 1);
  const coords = new Float64Array(values);
  let r = 0;
  let at = 0;
  for (let p = 0; p < polygons.length; p++) {
    if (p % POLYGONS_PER_TICK === 0) tick(p / polygons.length);
    for (const { xy } of polygons[p]) {
      at = writeClosed(xy, coords, at);
      ringStart[++r] = at / 2;
    }
    partStart[p + 1] = r;
  }
  return { partStart, ringStart, coords };
}

/** Writes a ring in degrees to `coords` from `first` on, closed, and returns where it ends. */
export function writeClosed(xy: Float64Array, coords: Float64Array, first: number): number {
  for (let i = 0; i < xy.length; i++) coords[first + i] = toDegrees(xy[i]);
  const end = first + xy.length;
  coords[end] = coords[first];
  coords[end + 1] = coords[first + 1];
  return end + 2;
}

function canonicalRing({ x, y }: EdgeTable, nodes: readonly number[]): UnitRing {
  let low = 0;
  for (let i = 1; i < nodes.length; i++) {
    const v = nodes[i];
    const w = nodes[low];
    if (x[v] < x[w] || (x[v] === x[w] && y[v] < y[w])) low = i;
  }
  const xy = new Float64Array(nodes.length * 2);
  for (let i = 0, k = low; i < xy.length; i += 2, k = k + 1 === nodes.length ? 0 : k + 1) {
    xy[i] = x[nodes[k]];
    xy[i + 1] = y[nodes[k]];
  }
  return { xy };
}

const compareExteriors = (p: readonly UnitRing[], q: readonly UnitRing[]): number => compareRings(p[0], q[0]);

function compareRings({ xy: r }: UnitRing, { xy: s }: UnitRing): number {
  const shared = Math.min(r.length, s.length);
  for (let i = 0; i < shared; i++) if (r[i] !== s[i]) return r[i] - s[i];
  return r.length - s.length;
}
