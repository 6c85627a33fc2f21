import { inStretches, noTick, type Tick, tickWithin } from '../tick.ts';
import { buildArrangement } from './arrangement.ts';
import type { CellGrid } from './cell-grid.ts';
import { gridOverBoxes, partBoxes } from './drawn-cells.ts';
import { EdgeTable } from './edge-table.ts';
import type { Loops } from './join-arcs.ts';
import { facesWhere, labelFaces, type RelativeLabels } from './label.ts';
import { addRings, baseLayers, firstLayers, layerBit, layersLeft, MOST_LAYERS } from './layer-labels.ts';
import { nodeEdges } from './noding.ts';
import type { DrawnLayer, KnownCells } from './open-cells.ts';
import { type Labelled, outlineOf } from './outline.ts';
import { type OutlineCells, outlineCells } from './outline-cells.ts';
import { emptyPolygonSet, type PolygonSet } from './polygon-set.ts';
import { type Grouping, polygonsOf, ringsOf } from './ring-owners.ts';
import { canonicalRings, inOrder, setOfRings, type UnitRing } from './to-polygon-set.ts';
import { tracePolygons } from './trace.ts';
import { toUnitPolygons, type UnitPolygons } from './units.ts';

/**
 * What sets have in common, each as `dissolve` returns it, in that same form; of more than `MOST_LAYERS` first what so many have. All of
 * them lie on the grid, if one is given. An outline that lies well inside all other sets is that of the common part as it is; only cells
 * that several outlines come near are noded. The rings of the result are grouped by `group`.
 */
export function commonPart(
  sets: readonly PolygonSet[],
  given: CellGrid | null = null,
  group: Grouping = polygonsOf,
  tick: Tick = noTick,
): PolygonSet {
  if (sets.some(({ coords }) => coords.length === 0)) return emptyPolygonSet();
  if (sets.length === 1) return sets[0];
  if (sets.length > MOST_LAYERS) {
    const first = commonPart(sets.slice(0, MOST_LAYERS), given, ringsOf, tickWithin(tick, 0, 0.5));
    return commonPart([first, ...sets.slice(MOST_LAYERS)], given, group, tickWithin(tick, 0.5, 1));
  }
  const layers = sets.map(toUnitPolygons);
  const loops = commonLoops(given ?? gridOverAll(layers), layers, tickWithin(tick, 0, 0.95));
  const rings = loops === null ? commonOfWhole(layers) : group(loops);
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

/** The outline of the common part of some sets; null where their drawing has a gap. */
function commonLoops(grid: CellGrid, layers: readonly UnitPolygons[], tick: Tick): Loops | null {
  const cells = layers.map(({ ringStart, xy }, k) => {
    tick((0.2 * k) / layers.length);
    return outlineCells(grid, ringStart, xy);
  });
  const whole = (polygons: UnitPolygons, layer: number): DrawnLayer => {
    const boxes = partBoxes(polygons);
    const near = [{ polygons, boxes, parts: Array.from({ length: polygons.partStart.length - 1 }, (_, p) => p) }];
    return { delta: layerBit(layer), near: () => near };
  };
  return outlineOf(
    layers.map(({ ringStart, xy }) => ({ ringStart, xy, marks: null })),
    layers.map(whole),
    cellsOfAll(grid, cells),
    (labelled, within) => sidesInAll(layers, labelled, within),
    tickWithin(tick, 0.2, 1),
  );
}

/** Where one of the sets is not, nothing of them is in common; what several outlines come near elsewhere is open. Each may come near itself anywhere. */
function cellsOfAll(grid: CellGrid, layers: readonly OutlineCells[]): KnownCells {
  const words = layers[0].edge.length;
  const settled = new Uint32Array(words);
  const open = new Uint32Array(words);
  const contested = new Uint32Array(words);
  for (let word = 0; word < words; word++) {
    let reached = -1;
    let once = 0;
    let twice = 0;
    for (const { edge, inside } of layers) {
      reached &= edge[word] | inside[word];
      twice |= once & edge[word];
      once |= edge[word];
    }
    settled[word] = ~reached;
    open[word] = twice & reached;
    contested[word] = reached;
  }
  return { grid, settled, open, contested };
}

function sidesInAll(layers: readonly UnitPolygons[], { drawing, trusted, labels }: Labelled, tick: Tick): Uint8Array {
  const { table } = drawing;
  const base = baseLayers(table, layers, labels, null, tick);
  const inside = new Uint8Array(2 * table.edges);
  const all = firstLayers(layers.length);
  inStretches(inside.length, noTick, (from, end) => markInAll(table, labels, trusted, base, all, inside, from, end));
  return inside;
}

/** Marks those of the half-edges [from, end) that have the interior of all layers on their left. */
function markInAll(
  table: EdgeTable,
  { component, left }: RelativeLabels,
  trusted: Uint8Array,
  base: Int32Array,
  all: number,
  inside: Uint8Array,
  from: number,
  end: number,
): void {
  for (let h = from; h < end; h++) {
    if (trusted[h >> 1] === 1 && layersLeft(left[h], base[component[table.from[h >> 1]]]) === all) inside[h] = 1;
  }
}

/** The same from the complete arrangement. */
function commonOfWhole(layers: readonly UnitPolygons[]): UnitRing[][] {
  const table = new EdgeTable(
    'sum',
    layers.reduce((sum, { xy }) => sum + xy.length / 2, 0),
  );
  layers.forEach((polygons, layer) => {
    addRings(table, polygons, layerBit(layer));
  });
  nodeEdges(table);
  const arrangement = buildArrangement(table);
  const all = firstLayers(layers.length);
  const isInside = (label: number) => layersLeft(label, 0) === all;
  return canonicalRings(tracePolygons(arrangement, facesWhere(labelFaces(arrangement), isInside)));
}
