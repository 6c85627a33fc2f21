import type { EdgeTable } from './edge-table.ts';
import { orient } from './predicates.ts';

/**
 * Edges by the rows of a few query heights: answers which edges lie straight west of a node. The ray runs at the
 * node's height, an infinitesimal step up, so that it meets no node.
 */
export interface WestRays {
  readonly table: EdgeTable;
  readonly low: number;
  readonly rowHeight: number;
  readonly rowStart: Int32Array;
  readonly rowEdges: Int32Array;
}

/** The rays' index for the queries at `queries` over the edges for which `include` holds. O(edges + entries in queried rows). */
export function buildWestRays(
  table: EdgeTable,
  queries: ArrayLike<number>,
  include: ((edge: number) => boolean) | null,
): WestRays {
  const { x, y, from, to, edges } = table;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < queries.length; i++) {
    const height = y[queries[i]];
    if (height < low) low = height;
    if (height > high) high = height;
  }
  const rows = Math.max(1, Math.min(1 << 16, Math.ceil(Math.sqrt(edges) * 2)));
  const rowHeight = Math.max(1, Math.ceil((high - low + 1) / rows));
  // The easternmost query of each row; an edge further east is in nobody's way.
  const east = new Float64Array(rows).fill(-Infinity);
  for (let i = 0; i < queries.length; i++) {
    const row = Math.floor((y[queries[i]] - low) / rowHeight);
    if (x[queries[i]] > east[row]) east[row] = x[queries[i]];
  }
  const rowStart = new Int32Array(rows + 1);
  let rowEdges = new Int32Array(0);
  for (let fillNow = 0; fillNow < 2; fillNow++) {
    for (let e = 0; e < edges; e++) {
      const ya = y[from[e]];
      const yb = y[to[e]];
      if (ya === yb || (include !== null && !include(e))) continue;
      const bottom = Math.min(ya, yb);
      const top = Math.max(ya, yb);
      if (top <= low || bottom > high) continue;
      const first = bottom <= low ? 0 : Math.floor((bottom - low) / rowHeight);
      const last = Math.min(rows - 1, Math.floor((top - low) / rowHeight));
      for (let row = first; row <= last; row++) {
        if (x[from[e]] >= east[row]) continue;
        if (fillNow === 0) rowStart[row + 1]++;
        else rowEdges[--rowStart[row + 1]] = e;
      }
    }
    if (fillNow === 0) {
      for (let row = 0; row < rows; row++) rowStart[row + 1] += rowStart[row];
      rowEdges = new Int32Array(rowStart[rows]);
      // Filling counts each row's end down to its start.
    }
  }
  // rowStart[row + 1] now holds the start of `row`.
  for (let row = 0; row < rows; row++) rowStart[row] = rowStart[row + 1];
  rowStart[rows] = rowEdges.length;
  return { table, low, rowHeight, rowStart, rowEdges };
}

/** Calls `visit` with each edge west of node v, and whether it points up. */
function forEachWest(rays: WestRays, v: number, visit: (edge: number, up: boolean) => void): void {
  const { table, rowStart, rowEdges } = rays;
  const { x, y, from, to } = table;
  const px = x[v];
  const py = y[v];
  const row = Math.floor((py - rays.low) / rays.rowHeight);
  for (let i = rowStart[row]; i < rowStart[row + 1]; i++) {
    const e = rowEdges[i];
    const a = from[e];
    const b = to[e];
    const up = y[b] > y[a];
    if (up ? py < y[a] || py >= y[b] : py < y[b] || py >= y[a]) continue;
    if (x[a] >= px) continue;
    const turn = orient(x[a], y[a], x[b], y[b], px, py);
    if (up ? turn < 0 : turn > 0) visit(e, up);
  }
}

/** The label just west of node v, from outside (0) eastward across every edge of the ray. */
export function labelWestOf(rays: WestRays, v: number): number {
  const { combine, delta } = rays.table;
  let label = 0;
  forEachWest(rays, v, (e, up) => {
    if (combine === 'xor') label ^= delta[e];
    else label += up ? -delta[e] : delta[e];
  });
  return label;
}

/** The half-edge, pointing up, of the nearest edge straight west of node v, or -1. */
export function nearestWestOf(rays: WestRays, v: number): number {
  const { table } = rays;
  let nearest = -1;
  forEachWest(rays, v, (e, up) => {
    const half = up ? 2 * e : 2 * e + 1;
    if (nearest < 0 || isEastOf(table, half, nearest)) nearest = half;
  });
  return nearest;
}

/** True when the upward half-edge g runs east of the upward half-edge h; both meet one horizontal and do not cross. */
function isEastOf(table: EdgeTable, g: number, h: number): boolean {
  const { x, y, from, to } = table;
  const ga = (g & 1) === 0 ? from[g >> 1] : to[g >> 1];
  const gb = (g & 1) === 0 ? to[g >> 1] : from[g >> 1];
  const ha = (h & 1) === 0 ? from[h >> 1] : to[h >> 1];
  const hb = (h & 1) === 0 ? to[h >> 1] : from[h >> 1];
  if (ga === ha) return orient(x[ha], y[ha], x[hb], y[hb], x[gb], y[gb]) < 0;
  if (y[ga] >= y[ha]) return orient(x[ha], y[ha], x[hb], y[hb], x[ga], y[ga]) < 0;
  return orient(x[ga], y[ga], x[gb], y[gb], x[ha], y[ha]) > 0;
}
