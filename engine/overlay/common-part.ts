import { buildArrangement } from './arrangement.ts';
import { addKeptEdges, trustedEdges } from './decided-cells.ts';
import type { KnownCells } from './dissolve.ts';
import { EdgeTable } from './edge-table.ts';
import { relativeLabels } from './label.ts';
import { nodeEdges, WHOLE_PLANE } from './noding.ts';
import { emptyPolygonSet, type PolygonSet } from './polygon-set.ts';
import { toPolygonSet } from './to-polygon-set.ts';
import { tracePolygons } from './trace.ts';
import { addRings, baseWindings, isInBoth, SECOND } from './two-layers.ts';
import { toUnitPolygons } from './units.ts';

/**
 * What two sets have in common, each as `dissolve` returns it, in that same form. `cells` may tell cells of a grid over both that
 * lie well outside of one of them: what passes such cells only is left out at once. Same result.
 */
export function commonPart(first: PolygonSet, second: PolygonSet, cells: KnownCells | null = null): PolygonSet {
  const layers = [toUnitPolygons(first), toUnitPolygons(second)] as const;
  const table = new EdgeTable('sum', (first.coords.length + second.coords.length) / 8);
  layers.forEach((layer, i) => {
    const delta = i === 0 ? 1 : SECOND;
    if (cells === null) addRings(table, layer, delta);
    else addKeptEdges(table, layer, cells, delta);
  });
  nodeEdges(table, WHOLE_PLANE);
  if (table.edges === 0) return emptyPolygonSet();
  const trusted = cells === null ? new Uint8Array(table.edges).fill(1) : trustedEdges(table, cells);
  const arrangement = buildArrangement(table);
  const labels = relativeLabels(arrangement, trusted);
  const [a, b] = baseWindings(table, layers, labels, () => true);
  const inside = new Uint8Array(2 * table.edges);
  for (let h = 0; h < inside.length; h++) {
    const c = labels.component[table.from[h >> 1]];
    // What is not trusted passes a decided cell, and is outside on both sides.
    if (trusted[h >> 1] === 1 && isInBoth(labels.left[h], a[c], b[c])) inside[h] = 1;
  }
  return toPolygonSet([tracePolygons(arrangement, inside)]);
}
