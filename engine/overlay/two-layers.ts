import { inStretches, noTick, type Tick, tickWithin } from '../tick.ts';
import type { EdgeTable } from './edge-table.ts';
import { byHeight, firstAtLeast, type HeightIndex } from './height-index.ts';
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
 * What must be added to the two windings in the labels of each component. An edge of a layer tells that layer's, if `tells`, where it is given, says that
 * it lies where the layer is as dissolved; a component without such an edge is all inside or all outside of the layer, and where its anchor is
 * tells. The drawing may lack edges of the layers, the layers themselves are whole.
 */
export function baseWindings(
  table: EdgeTable,
  layers: readonly [UnitPolygons, UnitPolygons],
  labels: RelativeLabels,
  tells: ((edge: number) => boolean) | null,
  tick: Tick = noTick,
): readonly [Int32Array, Int32Array] {
  const { left, anchor } = labels;
  const count = anchor.length;
  const base = [new Int32Array(count), new Int32Array(count)] as const;
  const known: Known = { layers: new Uint8Array(count), west: new Int32Array(count).fill(-1), base };
  inStretches(table.edges, tickWithin(tick, 0, 0.4), (first, end) =>
    learnFrom(table, labels, tells, known, first, end),
  );
  for (let layer = 0; layer < 2; layer++) {
    tick(0.4 + 0.3 * layer);
    const unknown: number[] = [];
    for (let c = 0; c < count; c++) if (((known.layers[c] >> layer) & 1) === 0) unknown.push(c);
    const parities = paritiesWestOf(
      layers[layer],
      table,
      unknown.map((c) => anchor[c]),
    );
    for (let i = 0; i < unknown.length; i++)
      base[layer][unknown[i]] = parities[i] - windingOf(layer, left[2 * known.west[unknown[i]]]);
  }
  return base;
}

/** What edges tell of their components. */
interface Known {
  /** A bit for each layer whose winding is known. */
  readonly layers: Uint8Array;
  /** The edge that has what lies west of the anchor on its left. */
  readonly west: Int32Array;
  readonly base: readonly [Int32Array, Int32Array];
}

const windingOf = (layer: number, label: number): number => (layer === 0 ? firstWinding(label) : secondWinding(label));

/** Learns from the edges [first, end). */
function learnFrom(
  { x, y, from, to, delta }: EdgeTable,
  { left, component, anchor }: RelativeLabels,
  tells: ((edge: number) => boolean) | null,
  { layers, west, base }: Known,
  first: number,
  end: number,
): void {
  for (let e = first; e < end; e++) {
    const c = component[from[e]];
    if (c < 0) continue;
    // All edges of the anchor run eastward or up from it, and west of it is what is left of the last one.
    if (from[e] === anchor[c]) {
      const w = west[c];
      if (w < 0 || orient(x[from[w]], y[from[w]], x[to[w]], y[to[w]], x[to[e]], y[to[e]]) > 0) west[c] = e;
    }
    for (let layer = 0; layer < 2; layer++) {
      if (((layers[c] >> layer) & 1) === 1) continue;
      const turns = windingOf(layer, delta[e]);
      if (turns === 0 || (tells !== null && !tells(e))) continue;
      layers[c] |= 1 << layer;
      base[layer][c] = (turns > 0 ? 1 : 0) - windingOf(layer, left[2 * e]);
    }
  }
}

/** For each node, which is on no edge of the layer, 1 where an odd number of its edges lies straight west, else 0. */
function paritiesWestOf({ ringStart, xy }: UnitPolygons, { x, y }: EdgeTable, nodes: readonly number[]): Uint8Array {
  const parities = new Uint8Array(nodes.length);
  if (nodes.length === 0) return parities;
  const points = new Float64Array(2 * nodes.length);
  for (let i = 0; i < nodes.length; i++) {
    points[2 * i] = x[nodes[i]];
    points[2 * i + 1] = y[nodes[i]];
  }
  const { order, x: east, index } = byHeight(points);
  const odd = new Uint8Array(nodes.length);
  for (let r = 0; r + 1 < ringStart.length; r++) toggleEast(xy, ringStart[r], ringStart[r + 1], index, east, odd);
  for (let at = 0; at < order.length; at++) parities[order[at]] = odd[at];
  return parities;
}

/** Toggles every point that has an edge of a closed ring straight west of it, once for each. */
function toggleEast(
  xy: Float64Array,
  start: number,
  end: number,
  index: HeightIndex,
  east: Float64Array,
  odd: Uint8Array,
): void {
  const { heights } = index;
  const lowest = heights[0];
  const highest = heights[heights.length - 1];
  for (let k = 2 * start; k < 2 * (end - 1); k += 2) {
    const bottom = xy[k + 1] < xy[k + 3] ? k + 1 : k + 3;
    const low = xy[bottom];
    const high = xy[bottom === k + 1 ? k + 3 : k + 1];
    if (high <= lowest || low > highest) continue;
    // The points at [low, high): an edge belongs to its lower end, so that none is counted twice at a vertex.
    for (let at = firstAtLeast(index, xy, bottom); at < heights.length && heights[at] < high; at++) {
      if (xy[k] > east[at] && xy[k + 2] > east[at]) continue;
      const isWest =
        (xy[k] < east[at] && xy[k + 2] < east[at]) ||
        orient(xy[k], xy[k + 1], xy[k + 2], xy[k + 3], east[at], heights[at]) > 0 !== xy[k + 3] > xy[k + 1];
      if (isWest) odd[at] ^= 1;
    }
  }
}
