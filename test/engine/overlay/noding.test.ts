import { expect, it } from 'vitest';
import { EdgeTable } from '../../../engine/overlay/edge-table.ts';
import { nodeEdges } from '../../../engine/overlay/noding.ts';
import { seeded } from './shapes.ts';

/** The edges of a table in the order of their ends, as text. */
const edgesOf = ({ edges, from, to, x, y, delta }: EdgeTable): string[] =>
  Array.from({ length: edges }, (_, e) => [x[from[e]], y[from[e]], x[to[e]], y[to[e]], delta[e]].join(' ')).sort();

it.each([
  ['a lattice of nine units', 9, 0],
  ['forty units, far out', 40, 1e11],
  ['long edges that run side by side', 4, 0],
])('noding leaves nothing that a further round would find: %s', (_, size, offset) => {
  const random = seeded(size);
  for (let round = 0; round < 150; round++) {
    const table = new EdgeTable('sum', 16);
    const node = (at: number) =>
      table.vertexOf(
        Float64Array.of(
          offset + Math.floor(size * random()) + (size === 4 ? at * 1e5 : 0),
          Math.floor(size * random()),
        ),
        0,
      );
    for (let edge = 0; edge < 12; edge++) table.addEdge(node(0), node(1 + Math.floor(2 * random())), 1 << edge, 1);
    nodeEdges(table);
    const before = edgesOf(table);
    expect(before.length).toBeGreaterThan(0);
    table.fresh.fill(1);
    nodeEdges(table);
    expect(edgesOf(table)).toEqual(before);
  }
});
