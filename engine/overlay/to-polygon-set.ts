import type { EdgeTable } from './edge-table.ts';
import type { PolygonSet } from './polygon-set.ts';
import { toDegrees } from './units.ts';

/**
 * Traced polygons as a set in canonical form: each ring starts at its lexicographically smallest vertex, the holes of a
 * polygon and the polygons are sorted by that vertex and, where they share it, by the next ones.
 */
export function toPolygonSet(table: EdgeTable, polygons: number[][][]): PolygonSet {
  const { x, y } = table;
  const compareNodes = (v: number, w: number): number => x[v] - x[w] || y[v] - y[w];
  const compareRings = (r: number[], s: number[]): number => {
    const shared = Math.min(r.length, s.length);
    for (let i = 0; i < shared; i++) {
      const order = compareNodes(r[i], s[i]);
      if (order !== 0) return order;
    }
    return r.length - s.length;
  };
  let rings = 0;
  let vertices = 0;
  const ordered = polygons.map((polygon) => {
    const turned = polygon.map((ring) => startLowest(ring, compareNodes));
    for (const ring of turned) vertices += ring.length + 1;
    rings += turned.length;
    return [turned[0], ...turned.slice(1).sort(compareRings)];
  });
  ordered.sort((p, q) => compareRings(p[0], q[0]));
  const partStart = new Uint32Array(ordered.length + 1);
  const ringStart = new Uint32Array(rings + 1);
  const coords = new Float64Array(vertices * 2);
  let ring = 0;
  let at = 0;
  for (let p = 0; p < ordered.length; p++) {
    for (const nodes of ordered[p]) {
      for (let i = 0; i <= nodes.length; i++) {
        const v = nodes[i === nodes.length ? 0 : i];
        coords[at++] = toDegrees(x[v]);
        coords[at++] = toDegrees(y[v]);
      }
      ringStart[++ring] = at / 2;
    }
    partStart[p + 1] = ring;
  }
  return { partStart, ringStart, coords };
}

function startLowest(ring: number[], compare: (v: number, w: number) => number): number[] {
  let low = 0;
  for (let i = 1; i < ring.length; i++) if (compare(ring[i], ring[low]) < 0) low = i;
  return low === 0 ? ring : [...ring.slice(low), ...ring.slice(0, low)];
}
