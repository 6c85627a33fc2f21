import { inStretches, noTick, type Tick, tickWithin } from '../tick.ts';
import type { EdgeTable } from './edge-table.ts';
import { byHeight, firstAtLeast, type HeightIndex } from './height-index.ts';
import type { RelativeLabels } from './label.ts';
import { orient } from './predicates.ts';
import { addRing } from './rings.ts';
import type { UnitPolygons } from './units.ts';

/**
 * Labels of drawings of several layers: a digit of four bits for the winding of each. Every layer is dissolved, its interior on the left of
 * its rings, so that its winding is 0 or 1 and an edge tells the sides of its own layer.
 */
const DIGIT_BITS = 4;
/** Layers that a label has digits for. */
export const MOST_LAYERS = 7;
/** Half of its range more in each digit, so that none is negative and borrows from the next. */
const HALVES = 0x08888888;
const LOWEST_BITS = 0x01111111;

/** What the left side of an edge of a layer has more than its right side, and the bit that stands for the layer. */
export const layerBit = (layer: number): number => 1 << (DIGIT_BITS * layer);

/** The bits of the first `count` layers. */
export const firstLayers = (count: number): number => LOWEST_BITS & (layerBit(count) - 1);

/** The winding of one layer in a label. */
export const windingOf = (layer: number, label: number): number =>
  (((label + HALVES) >> (DIGIT_BITS * layer)) & 15) - 8;

/** The layers, bit by bit, that are left of a half-edge with this label; `base` is what {@link baseLayers} gives for its component. */
export const layersLeft = (label: number, base: number): number => ((label + HALVES) ^ base) & LOWEST_BITS;

/** Adds all rings of a layer to a table, each edge with `delta` on its left. */
export function addRings(table: EdgeTable, { ringStart, xy }: UnitPolygons, delta: number): void {
  for (let r = 0; r + 1 < ringStart.length; r++) addRing(table, xy, ringStart[r], ringStart[r + 1], delta);
}

/**
 * Of each component the layers whose windings in its labels are odd where they are not, and even where they are. An edge of a layer tells
 * that layer's, if `tells`, where it is given, says that it lies where the layer is as dissolved; a component without such an edge is all
 * inside or all outside of the layer, and where its anchor is tells. The drawing may lack edges of the layers, the layers themselves are whole.
 */
export function baseLayers(
  table: EdgeTable,
  layers: readonly UnitPolygons[],
  labels: RelativeLabels,
  tells: ((edge: number) => boolean) | null,
  tick: Tick = noTick,
): Int32Array {
  const { left, anchor } = labels;
  const count = anchor.length;
  const known: Known = {
    layers: new Int32Array(count),
    west: new Int32Array(count).fill(-1),
    base: new Int32Array(count),
  };
  inStretches(table.edges, tickWithin(tick, 0, 0.4), (first, end) =>
    learnFrom(table, layers.length, labels, tells, known, first, end),
  );
  layers.forEach((layer, k) => {
    tick(0.4 + (0.6 * k) / layers.length);
    const unknown: number[] = [];
    for (let c = 0; c < count; c++) if ((known.layers[c] & layerBit(k)) === 0) unknown.push(c);
    const parities = paritiesWestOf(
      layer,
      table,
      unknown.map((c) => anchor[c]),
    );
    unknown.forEach((c, i) => {
      if (((windingOf(k, left[2 * known.west[c]]) ^ parities[i]) & 1) === 1) known.base[c] |= layerBit(k);
    });
  });
  return known.base;
}

/** What edges tell of their components. */
interface Known {
  /** The layers that are known, bit by bit. */
  readonly layers: Int32Array;
  /** The edge that has what lies west of the anchor on its left. */
  readonly west: Int32Array;
  readonly base: Int32Array;
}

/** Learns from the edges [first, end), of the components at both of their ends: one that is not trusted may join two, or one and none. */
function learnFrom(
  table: EdgeTable,
  count: number,
  labels: RelativeLabels,
  tells: ((edge: number) => boolean) | null,
  known: Known,
  first: number,
  end: number,
): void {
  const { x, y, from, to } = table;
  const { component, anchor } = labels;
  const { layers, west } = known;
  const all = firstLayers(count);
  for (let e = first; e < end; e++) {
    const c = component[from[e]];
    const other = component[to[e]];
    // What is left of the last edge eastward or up from the anchor is what lies west of it, but for layers that have an edge there.
    if (c >= 0 && from[e] === anchor[c]) {
      const w = west[c];
      if (w < 0 || orient(x[from[w]], y[from[w]], x[to[w]], y[to[w]], x[to[e]], y[to[e]]) > 0) west[c] = e;
    }
    const isAsked = (c >= 0 && layers[c] !== all) || (other >= 0 && layers[other] !== all);
    if (!isAsked || (tells !== null && !tells(e))) continue;
    if (c >= 0) learnLeft(2 * e, c, table.delta[e], count, labels, known);
    if (other >= 0) learnLeft(2 * e + 1, other, -table.delta[e], count, labels, known);
  }
}

/** Learns of component c from a half-edge that begins in it, with `delta` more on its left than on its right. */
function learnLeft(
  half: number,
  c: number,
  delta: number,
  count: number,
  { left }: RelativeLabels,
  { layers, base }: Known,
): void {
  for (let layer = 0; layer < count; layer++) {
    const bit = layerBit(layer);
    const turns = windingOf(layer, delta);
    if (turns === 0 || (layers[c] & bit) !== 0) continue;
    layers[c] |= bit;
    const isLeft = turns > 0 ? 1 : 0;
    if (((windingOf(layer, left[half]) ^ isLeft) & 1) === 1) base[c] |= bit;
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
