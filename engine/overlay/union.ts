import { noTick, type Tick, tickWithin } from '../tick.ts';
import { CLOSED } from './arcs.ts';
import type { CellBits } from './cell-bits.ts';
import type { CleanPolygons } from './clean.ts';
import { cellsUnder, type DrawnCells, drawPolygons, hasAnyUnder, partBoxes, RAW_PAD } from './drawn-cells.ts';
import { fixLabels } from './label.ts';
import { type Seeds, seedAnchors } from './local-seeds.ts';
import type { Ring } from './noded-rings.ts';
import type { SomePolygons } from './open-cells.ts';
import { type Labelled, type OwnOutline, outlineOf } from './outline.ts';

/**
 * The polygons of a union of clean polygons, from the outlines of parts of it. `cells` are those of the parts drawn together, `near`
 * tells the polygons near some cells. Null when some face found no label.
 */
export function unionOf(
  parts: readonly OwnOutline[],
  near: (cells: CellBits) => SomePolygons,
  { grid, decided, contested }: DrawnCells,
  tick: Tick = noTick,
): Ring[][] | null {
  const open = new Uint32Array(contested.length);
  for (let word = 0; word < open.length; word++) open[word] = contested[word] & ~decided[word];
  return outlineOf(parts, [{ delta: 1, near }], { grid, settled: decided, open }, coveredSides, tick);
}

/** The polygons of the union of clean polygons, which are drawn on cells without any. Null when some face found no label. */
export function unionOfPolygons(polygons: CleanPolygons, cells: DrawnCells, tick: Tick = noTick): Ring[][] | null {
  const { grid } = cells;
  drawPolygons(cells, polygons, tickWithin(tick, 0, 0.2));
  const boxes = partBoxes(polygons);
  const near = (bits: CellBits) => {
    const parts: number[] = [];
    for (let p = 0; p < polygons.isClear.length; p++)
      if (hasAnyUnder(bits, grid, cellsUnder(grid, boxes, 4 * p, RAW_PAD))) parts.push(p);
    return { polygons, parts };
  };
  return unionOf([{ ...polygons, marks: null }], near, cells, tickWithin(tick, 0.2, 1));
}

/** The sides of edges that some polygon covers. */
function coveredSides(labelled: Labelled, tick: Tick): Uint8Array | null {
  const seeds = seedsFromArcs(labelled);
  if (!seedOthers(seeds, labelled, tick)) return null;
  const windings = fixLabels(labelled.arrangement, labelled.labels, seeds.half, seeds.value);
  const inside = new Uint8Array(windings.length);
  for (let h = 0; h < inside.length; h++) inside[h] = Number(windings[h] > 0);
  return inside;
}

/** The winding left of one half-edge of each component that an arc begins or ends at: outside of the union it is 0. Else the half-edge is -1. */
function seedsFromArcs({ arcs, arrangement, labels }: Labelled): Seeds {
  const { component, anchor } = labels;
  const { table, fanStart, fan } = arrangement;
  const { x, y, from, to, delta } = table;
  const half = new Int32Array(anchor.length).fill(-1);
  const value = new Int32Array(anchor.length);
  const learn = (node: number, next: number, isForward: boolean) => {
    if (node === CLOSED || node >= component.length) return;
    const c = component[node];
    if (c < 0 || half[c] >= 0) return;
    for (let k = fanStart[node]; k < fanStart[node + 1]; k++) {
      const h = fan[k];
      const end = (h & 1) === 0 ? to[h >> 1] : from[h >> 1];
      if (x[end] !== arcs.xy[2 * next] || y[end] !== arcs.xy[2 * next + 1]) continue;
      half[c] = h;
      // Inside is left of an arc, outside right of it.
      const step = (h & 1) === 0 ? delta[h >> 1] : -delta[h >> 1];
      value[c] = isForward ? step : 0;
    }
  };
  for (let i = 0; i < arcs.count; i++) {
    learn(arcs.from[i], arcs.start[i] + 1, true);
    learn(arcs.to[i], arcs.start[i + 1] - 2, false);
  }
  return { half, value };
}

/** Seeds the components that have none at their anchors; false when some of them found none there. */
function seedOthers({ half, value }: Seeds, { drawing, arrangement, labels }: Labelled, tick: Tick): boolean {
  const { anchor } = labels;
  const open: number[] = [];
  for (let c = 0; c < anchor.length; c++) if (half[c] < 0) open.push(c);
  if (open.length === 0) return true;
  const anchors = Int32Array.from(open, (c) => anchor[c]);
  const seeds = seedAnchors(arrangement, anchors, drawing.cells.grid, drawing.near[0], tick);
  open.forEach((c, i) => {
    half[c] = seeds?.half[i] ?? -1;
    value[c] = seeds?.value[i] ?? 0;
  });
  return seeds !== null;
}
