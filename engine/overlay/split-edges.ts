import type { EdgeTable } from './edge-table.ts';
import { orient } from './predicates.ts';

/**
 * Replaces every edge that was hit by the chain through its nodes. `hits` holds pairs (edge, node on it), repeated or not.
 * Pieces that leave the line of their edge are marked fresh: they have to be compared with the others again.
 */
export function splitEdges(table: EdgeTable, hits: Int32Array, hitCount: number): void {
  const start = new Int32Array(table.edges + 1);
  for (let i = 0; i < hitCount; i++) start[hits[2 * i] + 1]++;
  for (let e = 0; e < table.edges; e++) start[e + 1] += start[e];
  const nodes = new Int32Array(hitCount);
  const fill = start.slice(0, table.edges);
  for (let i = 0; i < hitCount; i++) nodes[fill[hits[2 * i]]++] = hits[2 * i + 1];
  const old = table.takeEdges();
  for (let e = 0; e < old.edges; e++) {
    const a = old.from[e];
    const b = old.to[e];
    if (start[e] === start[e + 1]) {
      table.addEdge(a, b, old.delta[e], 0);
      continue;
    }
    const chain = nodes.subarray(start[e], start[e + 1]);
    sortAlong(table, chain, table.y[b] < table.y[a] ? -1 : 1);
    let last = a;
    let lastOn = true;
    for (let i = 0; i <= chain.length; i++) {
      const node = i < chain.length ? chain[i] : b;
      if (node === last) continue;
      const on =
        node === b || orient(table.x[a], table.y[a], table.x[b], table.y[b], table.x[node], table.y[node]) === 0;
      // A piece of the very same line has met everything that the whole has met.
      table.addEdge(last, node, old.delta[e], on && lastOn ? 0 : 1);
      last = node;
      lastOn = on;
    }
  }
}

/** Sorts nodes in the order in which a left-to-right edge, rising (1) or falling (-1), meets their pixels. */
function sortAlong(table: EdgeTable, chain: Int32Array, rise: number): void {
  const { x, y } = table;
  if (chain.length > 24) {
    chain.sort((p, q) => x[p] - x[q] + rise * (y[p] - y[q]));
    return;
  }
  for (let i = 1; i < chain.length; i++) {
    const node = chain[i];
    const key = x[node] + rise * y[node];
    let j = i - 1;
    while (j >= 0 && x[chain[j]] + rise * y[chain[j]] > key) {
      chain[j + 1] = chain[j];
      j--;
    }
    chain[j + 1] = node;
  }
}
