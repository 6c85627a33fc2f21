import { noTick, type Tick, tickWithin } from '../tick.ts';
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
export function commonPart(
  first: PolygonSet,
  second: PolygonSet,
  cells: KnownCells | null = null,
  tick: Tick = noTick,
): PolygonSet {
  const layers = [toUnitPolygons(first), toUnitPolygons(second)] as const;
  const table = new EdgeTable('sum', (first.coords.length + second.coords.length) / 8);
  layers.forEach((layer, i) => {
    const delta = i === 0 ? 1 : SECOND;
    if (cells === null) addRings(table, layer, delta);
    else addKeptEdges(table, layer, cells, delta, tickWithin(tick, 0.1 * i, 0.1 * i + 0.1));
  });
  nodeEdges(table, WHOLE_PLANE, tickWithin(tick, 0.2, 0.7));
  if (table.edges === 0) return emptyPolygonSet();
  const trusted =
    cells === null ? new Uint8Array(table.edges).fill(1) : trustedEdges(table, cells, tickWithin(tick, 0.7, 0.72));
  const arrangement = buildArrangement(table, tickWithin(tick, 0.72, 0.76));
  const labels = relativeLabels(arrangement, trusted, tickWithin(tick, 0.76, 0.8));
  const [a, b] = baseWindings(table, layers, labels, () => true, tickWithin(tick, 0.8, 0.85));
  tick(0.85);
  const inside = new Uint8Array(2 * table.edges);
  for (let h = 0; h < inside.length; h++) {
    const c = labels.component[table.from[h >> 1]];
    // What is not trusted passes a decided cell, and is outside on both sides.
    if (trusted[h >> 1] === 1 && isInBoth(labels.left[h], a[c], b[c])) inside[h] = 1;
  }
  return toPolygonSet([tracePolygons(arrangement, inside, tickWithin(tick, 0.85, 0.95))], tickWithin(tick, 0.95, 1));
}
