import { ordinatesOf } from '../cell-grid.ts';
import { AREA, type AreaCells, eachNearTerm, edgeKind, edgeTerm, INSIDE, NEAR_EDGE } from '../common-area.ts';
import { EdgeTable } from '../edge-table.ts';
import type { ExactSum } from '../exact-sum.ts';
import { layerBit } from '../layer-labels.ts';
import type { EdgeAreaM2 } from '../overlay.ts';
import { type UnitBox, type UnitPolygons, WHOLE_PLANE } from '../units.ts';
import { edgesNear, type Outline } from './outline.ts';
import { type LocalWindow, windowAround } from './window.ts';
import { boxesMeet, boxOfPoints, isInBox, joinBoxes, meetingBox, padBox, touchesBox } from './zone.ts';

/** Noding moves an edge by less than this, units. */
const PAD = 8;

/** An area to be measured in: its cells, and its own outline. */
export interface MeasuredGround {
  readonly cells: AreaCells;
  readonly outline: Outline;
}

/** A dissolved set before and after a change, and the edges by which it differs. */
export interface ChangedOutline {
  readonly before: Outline;
  readonly after: Outline;
  readonly removed: Float64Array;
  readonly added: Float64Array;
}

/** What a change of a set does to what it has in common with an area. */
export type AreaEffect = 'none' | 'inside' | 'edge';

/** Whether a change lies off an area, well inside of it, or where it meets the area's edge. */
export function effectOn({ cells: { grid, kind } }: MeasuredGround, { removed, added }: ChangedOutline): AreaEffect {
  const box = padBox(joinBoxes(boxOfPoints(removed), boxOfPoints(added)), PAD);
  const { x0, y0, size, columns, rows } = grid;
  const whole = { minX: x0, minY: y0, maxX: x0 + columns * size, maxY: y0 + rows * size };
  if (!boxesMeet(box, whole)) return 'none';
  if (box.minX < whole.minX || box.minY < whole.minY || box.maxX >= whole.maxX || box.maxY >= whole.maxY) return 'edge';
  let effect: AreaEffect = 'none';
  for (let row = Math.floor((box.minY - y0) / size); row <= Math.floor((box.maxY - y0) / size); row++) {
    for (let column = Math.floor((box.minX - x0) / size); column <= Math.floor((box.maxX - x0) / size); column++) {
      const where = kind[row * columns + column];
      if (where === NEAR_EDGE) return 'edge';
      if (where === INSIDE) effect = 'inside';
    }
  }
  return effect;
}

/**
 * Turns the sum of what a set has in common with an area, see `commonAreaSum`, into that of the changed set; false where its surroundings do
 * not tell, and the sum is then of no use.
 */
export function renewAreaSum(
  sum: ExactSum,
  ground: MeasuredGround,
  change: ChangedOutline,
  edgeAreaM2: EdgeAreaM2,
): boolean {
  const effect = effectOn(ground, change);
  if (effect === 'none') return true;
  const spans = new Int32Array(3 * ground.cells.grid.rows);
  for (const [edges, sign] of [
    [change.removed, -1],
    [change.added, 1],
  ] as const) {
    const y = ordinatesOf(edges);
    for (let i = 0; i < edges.length; i += 4) {
      if (edgeKind(ground.cells, edges, y, i, spans) === INSIDE) sum.add(sign * edgeTerm(edgeAreaM2, edges, i));
    }
  }
  if (effect === 'inside') return true;
  const { grid } = ground.cells;
  const whole = {
    minX: grid.x0,
    minY: grid.y0,
    maxX: grid.x0 + grid.columns * grid.size,
    maxY: grid.y0 + grid.rows * grid.size,
  };
  const changed = joinBoxes(boxOfPoints(change.removed), boxOfPoints(change.added));
  // What lies off the box of the area is in no common part.
  const zone = padBox(meetingBox(padBox(changed, PAD), padBox(whole, PAD)), PAD);
  const outlines = [change.before, change.after];
  const window = windowAround(
    zone,
    [...outlines, ground.outline].map((outline) => edgesNear([outline], zone)),
  );
  return outlines.every((outline, i) => addNearTerms(sum, i === 0 ? -1 : 1, outline, ground, zone, window, edgeAreaM2));
}

/** Adds or takes away the terms of edges that are cut by the area's edge and touch a zone; false where the window does not show one whole. */
function addNearTerms(
  sum: ExactSum,
  sign: 1 | -1,
  outline: Outline,
  ground: MeasuredGround,
  zone: UnitBox,
  { box }: LocalWindow,
  edgeAreaM2: EdgeAreaM2,
): boolean {
  const table = new EdgeTable('sum', 1024);
  const spans = new Int32Array(3 * ground.cells.grid.rows);
  eachEdgeIn(box, edgesNear([outline], box), (xy, y, k) => {
    if (edgeKind(ground.cells, xy, y, k, spans) === NEAR_EDGE)
      table.addEdge(table.vertexOf(xy, k), table.vertexOf(xy, k + 2), 1, 1);
  });
  eachEdgeIn(box, edgesNear([ground.outline], box), (xy, _, k) => {
    table.addEdge(table.vertexOf(xy, k), table.vertexOf(xy, k + 2), layerBit(AREA), 1);
  });
  const west = { ...box, minX: -Infinity };
  const shown = padBox(box, -PAD);
  const isShown = (node: number): boolean => isInBox(shown, table.x[node], table.y[node]);
  const isWhole = (edge: number): boolean => isShown(table.from[edge]) && isShown(table.to[edge]);
  const drawing = {
    table,
    whole: [edgesNear([outline], west), edgesNear([ground.outline], west)] as const,
    noded: WHOLE_PLANE,
    tells: () => true,
    isWhole,
  };
  const touchesZone = (edge: number): boolean => {
    const { x, y, from, to } = table;
    return touchesBox(zone, x[from[edge]], y[from[edge]], x[to[edge]], y[to[edge]]);
  };
  eachNearTerm(drawing, ground.cells, edgeAreaM2, (term, edge) => {
    if (touchesZone(edge)) sum.add(sign * term);
  });
  for (let edge = 0; edge < table.edges; edge++) if (touchesZone(edge) && !isWhole(edge)) return false;
  return true;
}

/** Visits the edges that touch a box, each by where its first vertex is. */
function eachEdgeIn(
  box: UnitBox,
  { ringStart, xy }: UnitPolygons,
  visit: (xy: Float64Array, y: Float64Array, k: number) => void,
): void {
  const y = ordinatesOf(xy);
  for (let r = 0; r + 1 < ringStart.length; r++)
    for (let k = 2 * ringStart[r]; k < 2 * (ringStart[r + 1] - 1); k += 2)
      if (touchesBox(box, xy[k], xy[k + 1], xy[k + 2], xy[k + 3])) visit(xy, y, k);
}
