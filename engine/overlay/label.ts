import { inStretches, noTick, TICK_STEPS, type Tick } from '../tick.ts';
import { type Arrangement, originOf, targetOf } from './arrangement.ts';
import type { EdgeTable } from './edge-table.ts';
import { buildWestRays, labelWestOf } from './west-rays.ts';

/** Face labels before their constants are known. */
export interface RelativeLabels {
  /** Per half-edge: the label on its left, up to its component's constant. */
  readonly left: Int32Array;
  /** Per node: its component, or -1. */
  readonly component: Int32Array;
  /** Per component: its lexicographically smallest node. */
  readonly anchor: Int32Array;
}

/**
 * Labels that are consistent within each connected component: the faces around a node follow from one another by the
 * edges' deltas, and an edge carries its left label from end to end. With `trusted`, only edges whose value is not 0 connect.
 */
export function relativeLabels(
  arrangement: Arrangement,
  trusted: Uint8Array | null,
  tick: Tick = noTick,
): RelativeLabels {
  const { table, fanStart, fan } = arrangement;
  const { x, y, nodes, edges } = table;
  const left = new Int32Array(edges * 2);
  const component = new Int32Array(nodes).fill(-1);
  const anchors: number[] = [];
  const stack = new Int32Array(nodes);
  let steps = 0;
  let nextTick = TICK_STEPS;
  for (let first = 0; first < edges; first++) {
    const start = table.from[first];
    if (component[start] >= 0 || (trusted !== null && trusted[first] === 0)) continue;
    let anchor = start;
    component[start] = anchors.length;
    // `left` of one half-edge of each stacked node is known: the one it was reached by, or here 0.
    stack[0] = fan[fanStart[start]];
    for (let depth = 1; depth > 0; steps++) {
      const known = stack[depth - 1];
      const v = originOf(table, known);
      if (x[v] < x[anchor] || (x[v] === x[anchor] && y[v] < y[anchor])) anchor = v;
      depth = labelAround(arrangement, trusted, known, left, component, stack, depth - 1);
    }
    anchors.push(anchor);
    if (steps >= nextTick) {
      tick(steps / nodes);
      nextTick = steps + TICK_STEPS;
    }
  }
  return { left, component, anchor: Int32Array.from(anchors) };
}

/**
 * Labels the half-edges around the origin of one that is labelled, and puts those back from nodes that were not reached yet on the
 * stack; how many this holds then.
 */
function labelAround(
  { table, fanStart, fan, place }: Arrangement,
  trusted: Uint8Array | null,
  known: number,
  left: Int32Array,
  component: Int32Array,
  stack: Int32Array,
  stacked: number,
): number {
  const xor = table.combine === 'xor';
  const v = originOf(table, known);
  const begin = fanStart[v];
  const degree = fanStart[v + 1] - begin;
  let depth = stacked;
  let label = left[known];
  for (let i = 0, at = place[known]; i < degree; i++) {
    const half = fan[at];
    const edge = half >> 1;
    if (i > 0) {
      // `label` is right of this half-edge: cross it.
      const delta = (half & 1) === 0 || xor ? table.delta[edge] : -table.delta[edge];
      const right = label;
      label = xor ? right ^ delta : right + delta;
      left[half] = label;
    }
    if (trusted === null || trusted[edge] !== 0) {
      const w = targetOf(table, half);
      if (component[w] < 0) {
        component[w] = component[v];
        const delta = (half & 1) === 0 || xor ? table.delta[edge] : -table.delta[edge];
        left[half ^ 1] = xor ? label ^ delta : label - delta;
        stack[depth++] = half ^ 1;
      }
    }
    at++;
    if (at === begin + degree) at = begin;
  }
  return depth;
}

/** Adds to every component its constant: `value[c]` is the true label left of the half-edge `half[c]`. */
export function fixLabels(
  arrangement: Arrangement,
  labels: RelativeLabels,
  half: ArrayLike<number>,
  value: ArrayLike<number>,
): Int32Array {
  const { table } = arrangement;
  const { left, component, anchor } = labels;
  const xor = table.combine === 'xor';
  const constant = new Int32Array(anchor.length);
  for (let c = 0; c < anchor.length; c++) constant[c] = xor ? value[c] ^ left[half[c]] : value[c] - left[half[c]];
  inStretches(left.length, noTick, (first, end) => addConstants(table, left, component, constant, first, end));
  return left;
}

function addConstants(
  table: EdgeTable,
  left: Int32Array,
  component: Int32Array,
  constant: Int32Array,
  first: number,
  end: number,
): void {
  const xor = table.combine === 'xor';
  for (let h = first; h < end; h++) {
    const c = component[originOf(table, h)];
    if (c < 0) continue;
    left[h] = xor ? left[h] ^ constant[c] : left[h] + constant[c];
  }
}

/**
 * The label left of every half-edge of a complete arrangement whose outer face is 0. The face west of a component's
 * smallest node is outside that component, so the edges of the others along a ray to the west give its label.
 */
export function labelFaces(arrangement: Arrangement): Int32Array {
  const { table, fanStart, fan } = arrangement;
  const labels = relativeLabels(arrangement, null);
  const { anchor } = labels;
  const half = new Int32Array(anchor.length);
  const value = new Int32Array(anchor.length);
  for (let c = 0; c < anchor.length; c++) half[c] = fan[fanStart[anchor[c] + 1] - 1];
  if (anchor.length > 1) {
    const rays = buildWestRays(table, anchor, null);
    for (let c = 0; c < anchor.length; c++) value[c] = labelWestOf(rays, anchor[c]);
  }
  return fixLabels(arrangement, labels, half, value);
}

/** 1 for each half-edge whose left face has a label that satisfies `keep`. */
export function facesWhere(labels: Int32Array, keep: (label: number) => boolean): Uint8Array {
  const inside = new Uint8Array(labels.length);
  for (let h = 0; h < labels.length; h++) inside[h] = keep(labels[h]) ? 1 : 0;
  return inside;
}
