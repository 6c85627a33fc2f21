import type { EdgeTable } from './edge-table.ts';
import { hitsPixel, orient } from './predicates.ts';
import type { Pairs } from './search-cell.ts';

/**
 * Replaces every edge that was hit by the chain through its nodes. `hits` holds pairs (edge, node on it), `near` all pairs of an edge
 * and a node so near to it that a piece may meet its pixel, if it is given. Pieces that leave the line of their edge are marked fresh: they
 * have to be compared with the others again. True when `near` tells that this would find nothing.
 */
export function splitEdges(table: EdgeTable, hits: Pairs, near: Pairs | null): boolean {
  const { edges } = table;
  const { start, nodes } = byEdge(hits, edges);
  const nearby = near === null ? null : byEdge(near, edges);
  let isSettled = nearby !== null;
  const hit = takeHit(table, start);
  table.fresh.fill(0);
  for (let i = 0; i < hit.edge.length; i++) {
    const edge = hit.edge[i];
    sortAlong(table, nodes, start[edge], start[edge + 1], table.y[hit.to[i]] < table.y[hit.from[i]] ? -1 : 1);
    for (let k = nearby?.start[edge] ?? 0; isSettled && k < (nearby?.start[edge + 1] ?? 0); k++)
      isSettled = !meetsPixel(table, hit.from[i], nodes, start[edge], start[edge + 1], hit.to[i], nearby!.nodes[k]);
    addChain(table, hit.from[i], nodes, start[edge], start[edge + 1], hit.to[i], hit.delta[i]);
  }
  return isSettled;
}

/** Adds the pieces of the edge a–b through the nodes [first, end). */
function addChain(
  table: EdgeTable,
  a: number,
  nodes: Int32Array,
  first: number,
  end: number,
  b: number,
  delta: number,
): void {
  let last = a;
  let lastOn = true;
  for (let k = first; k <= end; k++) {
    const node = k < end ? nodes[k] : b;
    if (node === last) continue;
    const on = node === b || orient(table.x[a], table.y[a], table.x[b], table.y[b], table.x[node], table.y[node]) === 0;
    // A piece of the very same line has met everything that the whole has met.
    table.addEdge(last, node, delta, on && lastOn ? 0 : 1);
    last = node;
    lastOn = on;
  }
}

/** The nodes of the pairs of edge e: [start[e], start[e + 1]) of `nodes`. */
function byEdge({ of, count }: Pairs, edges: number) {
  const start = new Int32Array(edges + 1);
  for (let i = 0; i < count; i++) start[of[2 * i] + 1]++;
  for (let e = 0; e < edges; e++) start[e + 1] += start[e];
  const nodes = new Int32Array(count);
  const fill = start.slice(0, edges);
  for (let i = 0; i < count; i++) nodes[fill[of[2 * i]]++] = of[2 * i + 1];
  return { start, nodes };
}

/** Whether a piece of the edge a–b through the nodes [first, end) meets the pixel of a node that is none of its ends. */
function meetsPixel(
  { x, y }: EdgeTable,
  a: number,
  nodes: Int32Array,
  first: number,
  end: number,
  b: number,
  node: number,
): boolean {
  let last = a;
  for (let k = first; k <= end; k++) {
    const next = k < end ? nodes[k] : b;
    if (next === last) continue;
    const isEnd = node === last || node === next;
    if (!isEnd && hitsPixel(x[last], y[last], x[next], y[next], x[node], y[node])) return true;
    last = next;
  }
  return false;
}

/** Takes the edges with nodes on them out of the table, so that no piece can join one that is to be split itself. */
function takeHit(table: EdgeTable, start: Int32Array) {
  const taken = { edge: [] as number[], from: [] as number[], to: [] as number[], delta: [] as number[] };
  for (let e = 0; e < table.edges; e++) {
    if (start[e] === start[e + 1]) continue;
    taken.edge.push(e);
    taken.from.push(table.from[e]);
    taken.to.push(table.to[e]);
    taken.delta.push(table.delta[e]);
    // Without a delta it goes with the edges that separate nothing.
    table.delta[e] = 0;
  }
  table.dropNeutral();
  return taken;
}

/** Sorts the nodes [first, end) in the order in which a left-to-right edge, rising (1) or falling (-1), meets their pixels. */
function sortAlong(table: EdgeTable, nodes: Int32Array, first: number, end: number, rise: number): void {
  const { x, y } = table;
  if (end - first > 24) {
    nodes.subarray(first, end).sort((p, q) => x[p] - x[q] + rise * (y[p] - y[q]));
    return;
  }
  for (let i = first + 1; i < end; i++) {
    const node = nodes[i];
    const key = x[node] + rise * y[node];
    let j = i - 1;
    while (j >= first && x[nodes[j]] + rise * y[nodes[j]] > key) {
      nodes[j + 1] = nodes[j];
      j--;
    }
    nodes[j + 1] = node;
  }
}
