import { EdgeTable } from './edge-table.ts';
import { orient } from './predicates.ts';
import type { UnitPolygons } from './units.ts';

/**
 * 1 when the closed ring of vertices [start, end) turns counter-clockwise, -1 when clockwise, 0 when it has no area.
 * Exact for a ring that does not cross itself: the turn at its lexicographically smallest vertex decides.
 */
export function ringTurn(xy: Float64Array, start: number, end: number): number {
  const n = end - start - 1;
  if (n < 3) return 0;
  let corner = 0;
  for (let i = 1; i < n; i++) {
    const a = 2 * (start + i);
    const b = 2 * (start + corner);
    if (xy[a] < xy[b] || (xy[a] === xy[b] && xy[a + 1] < xy[b + 1])) corner = i;
  }
  const at = 2 * (start + corner);
  const cx = xy[at];
  const cy = xy[at + 1];
  // Repeated vertices are no neighbours.
  let p = corner;
  let q = corner;
  for (let i = 1; i < n; i++) {
    p = (corner + n - i) % n;
    if (xy[2 * (start + p)] !== cx || xy[2 * (start + p) + 1] !== cy) break;
  }
  for (let i = 1; i < n; i++) {
    q = (corner + i) % n;
    if (xy[2 * (start + q)] !== cx || xy[2 * (start + q) + 1] !== cy) break;
  }
  return Math.sign(
    orient(xy[2 * (start + p)], xy[2 * (start + p) + 1], cx, cy, xy[2 * (start + q)], xy[2 * (start + q) + 1]),
  );
}

/** Adds the ring of vertices [start, end) to a table, each edge with `delta` on its left; closes it if it is open. */
export function addRing(table: EdgeTable, xy: Float64Array, start: number, end: number, delta: number): void {
  if (end - start < 2) return;
  const first = table.vertexOf(xy, 2 * start);
  let last = first;
  for (let i = start + 1; i < end; i++) {
    const node = table.vertexOf(xy, 2 * i);
    table.addEdge(last, node, delta, 1);
    last = node;
  }
  table.addEdge(last, first, delta, 1);
}

/** A table of all rings, each edge with `delta` on its left. */
export function tableOfRings(polygons: UnitPolygons, combine: 'sum' | 'xor', delta: number): EdgeTable {
  const { ringStart, xy } = polygons;
  const table = new EdgeTable(combine, xy.length / 2);
  for (let r = 0; r + 1 < ringStart.length; r++) addRing(table, xy, ringStart[r], ringStart[r + 1], delta);
  return table;
}
