import { noTick, type Tick } from '../tick.ts';
import type { EdgeTable } from './edge-table.ts';
import type { PolygonSet } from './polygon-set.ts';
import { toDegrees } from './units.ts';

const POLYGONS_PER_TICK = 256;

/** Polygons as rings of a table's nodes: one array of rings per polygon, exterior first, rings not closed. */
export interface TracedPolygons {
  readonly table: EdgeTable;
  readonly polygons: readonly (readonly (readonly number[])[])[];
}

/** A ring in units, x and y interleaved, not closed. */
type Ring = Float64Array;

/**
 * Traced polygons as one set in canonical form: each ring starts at its lexicographically smallest vertex, the holes of a
 * polygon and the polygons are sorted by that vertex and, where they share it, by the next ones.
 */
export function toPolygonSet(traced: readonly TracedPolygons[], tick: Tick = noTick): PolygonSet {
  const polygons: Ring[][] = [];
  let rings = 0;
  let values = 0;
  for (const { table, polygons: some } of traced) {
    for (const polygon of some) {
      if (polygons.length % POLYGONS_PER_TICK === 0) tick(0);
      const canonical = polygon.map((nodes) => canonicalRing(table, nodes));
      for (const ring of canonical) values += ring.length + 2;
      rings += canonical.length;
      polygons.push([canonical[0], ...canonical.slice(1).sort(compareRings)]);
    }
  }
  tick(0.5);
  polygons.sort((p, q) => compareRings(p[0], q[0]));
  const partStart = new Uint32Array(polygons.length + 1);
  const ringStart = new Uint32Array(rings + 1);
  const coords = new Float64Array(values);
  let r = 0;
  let at = 0;
  for (let p = 0; p < polygons.length; p++) {
    for (const ring of polygons[p]) {
      for (let i = 0; i < ring.length; i++) coords[at++] = toDegrees(ring[i]);
      coords[at++] = toDegrees(ring[0]);
      coords[at++] = toDegrees(ring[1]);
      ringStart[++r] = at / 2;
    }
    partStart[p + 1] = r;
  }
  return { partStart, ringStart, coords };
}

function canonicalRing({ x, y }: EdgeTable, nodes: readonly number[]): Ring {
  let low = 0;
  for (let i = 1; i < nodes.length; i++) {
    const v = nodes[i];
    const w = nodes[low];
    if (x[v] < x[w] || (x[v] === x[w] && y[v] < y[w])) low = i;
  }
  const ring = new Float64Array(nodes.length * 2);
  for (let i = 0, k = low; i < ring.length; i += 2, k = k + 1 === nodes.length ? 0 : k + 1) {
    ring[i] = x[nodes[k]];
    ring[i + 1] = y[nodes[k]];
  }
  return ring;
}

function compareRings(r: Ring, s: Ring): number {
  const shared = Math.min(r.length, s.length);
  for (let i = 0; i < shared; i++) if (r[i] !== s[i]) return r[i] - s[i];
  return r.length - s.length;
}
