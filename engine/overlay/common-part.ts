import { noTick, TICK_STEPS, type Tick, tickWithin } from '../tick.ts';
import { buildArrangement } from './arrangement.ts';
import { type CellBits, hasAllIn, hasAnyIn } from './cell-bits.ts';
import { type CellGrid, coverCells } from './cell-grid.ts';
import { RAW_PAD, TRUST_PAD } from './drawn-cells.ts';
import { EdgeTable } from './edge-table.ts';
import { relativeLabels } from './label.ts';
import { nodeEdges, WHOLE_PLANE } from './noding.ts';
import { emptyPolygonSet, type PolygonSet } from './polygon-set.ts';
import { toPolygonSet } from './to-polygon-set.ts';
import { tracePolygons } from './trace.ts';
import { addRings, baseWindings, isInBoth, SECOND } from './two-layers.ts';
import { toUnitPolygons, type UnitPolygons } from './units.ts';

/** Cells of a grid over two sets that lie well outside of one of them. */
export interface OutsideCells {
  readonly grid: CellGrid;
  readonly outside: CellBits;
}

/**
 * What two sets have in common, each as `dissolve` returns it, in that same form. `cells` may tell cells of a grid over both that
 * lie well outside of one of them: what passes such cells only is left out at once. Same result.
 */
export function commonPart(
  first: PolygonSet,
  second: PolygonSet,
  cells: OutsideCells | null = null,
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
  return toPolygonSet(tracePolygons(arrangement, inside, tickWithin(tick, 0.85, 0.95)), tickWithin(tick, 0.95, 1));
}

/** Adds the edges of a layer that pass a cell that is not outside, each with `delta` on its left. */
function addKeptEdges(
  table: EdgeTable,
  { ringStart, xy }: UnitPolygons,
  { grid, outside }: OutsideCells,
  delta: number,
  tick: Tick,
): void {
  const spans = new Int32Array(3 * grid.rows);
  for (let r = 0; r + 1 < ringStart.length; r++) {
    for (let i = 2 * ringStart[r]; i < 2 * (ringStart[r + 1] - 1); i += 2) {
      if (i % TICK_STEPS === 0) tick(i / xy.length);
      const rows = coverCells(grid, xy[i], xy[i + 1], xy[i + 2], xy[i + 3], RAW_PAD, spans);
      if (hasAllIn(outside, grid.columns, spans, rows)) continue;
      table.addEdge(table.vertexAt(xy[i], xy[i + 1]), table.vertexAt(xy[i + 2], xy[i + 3]), delta, 1);
    }
  }
}

/** 1 for each edge of the noded table that passes no cell outside: it is fully noded, and so are the edges around its ends. */
function trustedEdges({ x, y, from, to, edges }: EdgeTable, { grid, outside }: OutsideCells, tick: Tick): Uint8Array {
  const spans = new Int32Array(3 * grid.rows);
  const trusted = new Uint8Array(edges);
  for (let e = 0; e < edges; e++) {
    if ((e + 1) % TICK_STEPS === 0) tick(e / edges);
    const rows = coverCells(grid, x[from[e]], y[from[e]], x[to[e]], y[to[e]], TRUST_PAD, spans);
    trusted[e] = Number(!hasAnyIn(outside, grid.columns, spans, rows));
  }
  return trusted;
}
