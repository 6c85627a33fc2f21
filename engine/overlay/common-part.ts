import { inStretches, noTick, type Tick, tickWithin } from '../tick.ts';
import { buildArrangement } from './arrangement.ts';
import type { CellGrid } from './cell-grid.ts';
import { gridOverBoxes, partBoxes } from './drawn-cells.ts';
import { EdgeTable } from './edge-table.ts';
import type { Loops } from './join-arcs.ts';
import { facesWhere, labelFaces, type RelativeLabels } from './label.ts';
import { nodeEdges } from './noding.ts';
import type { DrawnLayer, KnownCells } from './open-cells.ts';
import { type Labelled, outlineOf } from './outline.ts';
import { type OutlineCells, outlineCells } from './outline-cells.ts';
import { emptyPolygonSet, type PolygonSet } from './polygon-set.ts';
import { type Grouping, polygonsOf, ringsOf } from './ring-owners.ts';
import { canonicalRings, inOrder, setOfRings, type UnitRing } from './to-polygon-set.ts';
import { tracePolygons } from './trace.ts';
import { addRings, baseWindings, isInBoth, SECOND } from './two-layers.ts';
import { toUnitPolygons, type UnitPolygons } from './units.ts';

/**
 * What several sets have in common, each as `dissolve` returns it, in that same form: what the first two have, of that what it has in
 * common with the third, and so on. All of them lie on the grid, if one is given. An outline that lies well inside the other set is
 * that of the common part as it is; only cells that both outlines come near are noded. The rings of the result are grouped by `group`.
 */
export function commonPart(
  sets: readonly PolygonSet[],
  given: CellGrid | null = null,
  group: Grouping = polygonsOf,
  tick: Tick = noTick,
): PolygonSet {
  if (sets.some(({ coords }) => coords.length === 0)) return emptyPolygonSet();
  const layers = sets.map(toUnitPolygons);
  if (layers.length === 1) return sets[0];
  const grid = given ?? gridOverAll(layers);
  let common = layers[0];
  let rings: UnitRing[][] = [];
  for (let k = 1; k < layers.length; k++) {
    const from = (k - 1) / (layers.length - 1);
    const within = tickWithin(tick, from, from + 0.95 / (layers.length - 1));
    const loops = commonLoops(grid, common, layers[k], within);
    const isLast = k + 1 === layers.length;
    rings = loops === null ? commonOfWhole(common, layers[k]) : (isLast ? group : ringsOf)(loops);
    common = inUnits(rings);
  }
  return setOfRings(inOrder(rings), tickWithin(tick, 0.98, 1));
}

function gridOverAll(layers: readonly UnitPolygons[]): CellGrid {
  const boxes = layers.map(partBoxes);
  const all = new Float64Array(boxes.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const box of boxes) {
    all.set(box, at);
    at += box.length;
  }
  return gridOverBoxes(
    all,
    layers.reduce((sum, { xy }) => sum + xy.length / 2, 0),
  );
}

/** The outline of the common part of two sets; null where their drawing has a gap. */
function commonLoops(grid: CellGrid, first: UnitPolygons, second: UnitPolygons, tick: Tick): Loops | null {
  const layers = [first, second] as const;
  const [a, b] = layers.map(({ ringStart, xy }) => outlineCells(grid, ringStart, xy));
  tick(0.2);
  const whole = (polygons: UnitPolygons, delta: number): DrawnLayer => {
    const boxes = partBoxes(polygons);
    const near = [{ polygons, boxes, parts: Array.from({ length: polygons.partStart.length - 1 }, (_, p) => p) }];
    return { delta, near: () => near };
  };
  return outlineOf(
    layers.map(({ ringStart, xy }) => ({ ringStart, xy, marks: null })),
    [whole(first, 1), whole(second, SECOND)],
    cellsOfBoth(grid, a, b),
    (labelled, within) => sidesInBoth(layers, labelled, within),
    tickWithin(tick, 0.2, 1),
  );
}

/** Where one of two sets is not, nothing of them is in common; what both outlines come near is open. Either may come near itself anywhere. */
function cellsOfBoth(grid: CellGrid, a: OutlineCells, b: OutlineCells): KnownCells {
  const settled = new Uint32Array(a.edge.length);
  const open = new Uint32Array(a.edge.length);
  const contested = new Uint32Array(a.edge.length);
  for (let word = 0; word < open.length; word++) {
    open[word] = a.edge[word] & b.edge[word];
    settled[word] = ~((a.edge[word] | a.inside[word]) & (b.edge[word] | b.inside[word]));
    contested[word] = ~settled[word];
  }
  return { grid, settled, open, contested };
}

function sidesInBoth(
  layers: readonly [UnitPolygons, UnitPolygons],
  { drawing, trusted, labels }: Labelled,
  tick: Tick,
): Uint8Array {
  const { table } = drawing;
  const [first, second] = baseWindings(table, layers, labels, null, tick);
  const inside = new Uint8Array(2 * table.edges);
  inStretches(inside.length, noTick, (from, end) =>
    markInBoth(table, labels, trusted, first, second, inside, from, end),
  );
  return inside;
}

/** Marks those of the half-edges [from, end) that have the interior of both on their left. */
function markInBoth(
  table: EdgeTable,
  { component, left }: RelativeLabels,
  trusted: Uint8Array,
  first: Int32Array,
  second: Int32Array,
  inside: Uint8Array,
  from: number,
  end: number,
): void {
  for (let h = from; h < end; h++) {
    const c = component[table.from[h >> 1]];
    if (trusted[h >> 1] === 1 && isInBoth(left[h], first[c], second[c])) inside[h] = 1;
  }
}

/** The same from the complete arrangement. */
function commonOfWhole(first: UnitPolygons, second: UnitPolygons): UnitRing[][] {
  const table = new EdgeTable('sum', (first.xy.length + second.xy.length) / 2);
  addRings(table, first, 1);
  addRings(table, second, SECOND);
  nodeEdges(table);
  const arrangement = buildArrangement(table);
  const isInside = (label: number) => isInBoth(label, 0, 0);
  return canonicalRings(tracePolygons(arrangement, facesWhere(labelFaces(arrangement), isInside)));
}

/** Polygons of rings, closed. */
function inUnits(polygons: readonly (readonly UnitRing[])[]): UnitPolygons {
  const rings = polygons.flat();
  const partStart = new Uint32Array(polygons.length + 1);
  polygons.forEach((polygon, p) => {
    partStart[p + 1] = partStart[p] + polygon.length;
  });
  const ringStart = new Uint32Array(rings.length + 1);
  rings.forEach(({ xy }, r) => {
    ringStart[r + 1] = ringStart[r] + xy.length / 2 + 1;
  });
  const xy = new Float64Array(2 * ringStart[rings.length]);
  rings.forEach((ring, r) => {
    xy.set(ring.xy, 2 * ringStart[r]);
    xy[2 * ringStart[r + 1] - 2] = ring.xy[0];
    xy[2 * ringStart[r + 1] - 1] = ring.xy[1];
  });
  return { partStart, ringStart, xy };
}
