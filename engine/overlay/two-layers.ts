import { noTick, type Tick } from '../tick.ts';
import type { EdgeTable } from './edge-table.ts';
import { buildHeightIndex, firstAtLeast } from './height-index.ts';
import type { RelativeLabels } from './label.ts';
import { orient } from './predicates.ts';
import { addRing } from './rings.ts';
import type { UnitPolygons } from './units.ts';

/**
 * Labels of drawings of two layers: the winding of the first plus this many times that of the second. Every layer is dissolved, its
 * interior on the left of its rings, so that both windings are 0 or 1 and an edge tells the sides of its own layer.
 */
export const SECOND = 1 << 16;

export const secondWinding = (label: number): number => (label + SECOND / 2) >> 16;
export const firstWinding = (label: number): number => label - secondWinding(label) * SECOND;

/** The windings left of a half-edge are its label and those of its component, see {@link baseWindings}. */
export const isInBoth = (label: number, first: number, second: number): boolean =>
  ((firstWinding(label) + first) & 1) === 1 && ((secondWinding(label) + second) & 1) === 1;

/** Adds all rings of a layer to a table, each edge with `delta` on its left. */
export function addRings(table: EdgeTable, { ringStart, xy }: UnitPolygons, delta: number): void {
  for (let r = 0; r + 1 < ringStart.length; r++) addRing(table, xy, ringStart[r], ringStart[r + 1], delta);
}

/**
 * What must be added to the two windings in the labels of each component. An edge of a layer tells that layer's, if `tells` says that
 * it lies where the layer is as dissolved; a component without such an edge is all inside or all outside of the layer, and where its anchor is
 * tells. The drawing may lack edges of the layers, the layers themselves are whole.
 */
export function baseWindings(
  table: EdgeTable,
  layers: readonly [UnitPolygons, UnitPolygons],
  { left, component, anchor }: RelativeLabels,
  tells: (edge: number) => boolean,
  tick: Tick = noTick,
): readonly [Int32Array, Int32Array] {
  const { x, y, from, to, delta, edges } = table;
  const count = anchor.length;
  const base = [new Int32Array(count), new Int32Array(count)] as const;
  /** A bit for each layer whose winding is known. */
  const known = new Uint8Array(count);
  const west = new Int32Array(count).fill(-1);
  const windingOf = [firstWinding, secondWinding];
  for (let e = 0; e < edges; e++) {
    const c = component[from[e]];
    if (c < 0) continue;
    // All edges of the anchor run eastward or up from it, and west of it is what is left of the last one.
    if (from[e] === anchor[c]) {
      const w = west[c];
      if (w < 0 || orient(x[from[w]], y[from[w]], x[to[w]], y[to[w]], x[to[e]], y[to[e]]) > 0) west[c] = e;
    }
    if (known[c] === 3) continue;
    for (let layer = 0; layer < 2; layer++) {
      if (((known[c] >> layer) & 1) === 1) continue;
      const turns = windingOf[layer](delta[e]);
      if (turns === 0 || !tells(e)) continue;
      known[c] |= 1 << layer;
      base[layer][c] = (turns > 0 ? 1 : 0) - windingOf[layer](left[2 * e]);
    }
  }
  for (let layer = 0; layer < 2; layer++) {
    tick(0.4 + 0.3 * layer);
    const unknown: number[] = [];
    for (let c = 0; c < count; c++) if (((known[c] >> layer) & 1) === 0) unknown.push(c);
    const parities = paritiesWestOf(
      layers[layer],
      table,
      unknown.map((c) => anchor[c]),
    );
    unknown.forEach((c, i) => {
      base[layer][c] = parities[i] - windingOf[layer](left[2 * west[c]]);
    });
  }
  return base;
}

/** For each node, which is on no edge of the layer, 1 where an odd number of its edges lies straight west, else 0. */
function paritiesWestOf({ ringStart, xy }: UnitPolygons, { x, y }: EdgeTable, nodes: readonly number[]): Uint8Array {
  const parities = new Uint8Array(nodes.length);
  if (nodes.length === 0) return parities;
  const order = nodes.map((_, i) => i).sort((i, j) => y[nodes[i]] - y[nodes[j]]);
  const index = buildHeightIndex(Float64Array.from(order, (i) => y[nodes[i]]));
  const { heights } = index;
  const east = Float64Array.from(order, (i) => x[nodes[i]]);
  const lowest = heights[0];
  const highest = heights[heights.length - 1];
  for (let r = 0; r + 1 < ringStart.length; r++) {
    for (let k = 2 * ringStart[r]; k < 2 * (ringStart[r + 1] - 1); k += 2) {
      const bottom = xy[k + 1] < xy[k + 3] ? k + 1 : k + 3;
      const low = xy[bottom];
      const high = xy[bottom === k + 1 ? k + 3 : k + 1];
      if (high <= lowest || low > highest) continue;
      // The nodes at [low, high): an edge belongs to its lower end, so that none is counted twice at a vertex.
      for (let at = firstAtLeast(index, xy, bottom); at < heights.length && heights[at] < high; at++) {
        if (xy[k] > east[at] && xy[k + 2] > east[at]) continue;
        const isWest =
          (xy[k] < east[at] && xy[k + 2] < east[at]) ||
          orient(xy[k], xy[k + 1], xy[k + 2], xy[k + 3], east[at], heights[at]) > 0 !== xy[k + 3] > xy[k + 1];
        if (isWest) parities[order[at]] ^= 1;
      }
    }
  }
  return parities;
}
