import { type Arrangement, buildArrangement } from '../arrangement.ts';
import { EdgeTable } from '../edge-table.ts';
import { relativeLabels } from '../label.ts';
import { nodeEdges } from '../noding.ts';
import { baseWindings, firstWinding, SECOND, secondWinding } from '../two-layers.ts';
import { type UnitBox, WHOLE_PLANE } from '../units.ts';
import { edgesNear, type Outline } from './outline.ts';
import { type OutlineEdges, outlineEdges } from './outline-edges.ts';
import { guardCells, type LocalWindow, windowAround } from './window.ts';
import { addWindowEdges, trustedEdges } from './window-edges.ts';

/** Whether what lies in the first layer or not, and in the second or not, is in the answer. */
export type Together = (inFirst: boolean, inSecond: boolean) => boolean;
export const inBoth: Together = (inFirst, inSecond) => inFirst && inSecond;
export const inFirstOnly: Together = (inFirst, inSecond) => inFirst && !inSecond;

/**
 * The edges that touch a zone of the outline of what two outlines make together: those that `commonPart` or `overlay` gives of the whole
 * ones. Null where the surroundings looked at are too small to tell.
 */
export function togetherIn(first: Outline, second: Outline, keep: Together, zone: UnitBox): OutlineEdges | null {
  const window = windowAround(
    zone,
    [first, second].map((outline) => edgesNear([outline], zone)),
  );
  const faces = facesOf(window, first, second, keep);
  return faces === null
    ? { ends: new Float64Array(0), touching: new Uint8Array(0) }
    : outlineEdges(faces.arrangement, faces.inside, zone);
}

/** The drawing of both in a window and 1 for each half-edge with a face to its left that is in the answer. */
function facesOf(
  { grid }: LocalWindow,
  first: Outline,
  second: Outline,
  keep: Together,
): { readonly arrangement: Arrangement; readonly inside: Uint8Array } | null {
  const cells = { grid, leftOut: guardCells(grid) };
  const [maxX, maxY] = [grid.x0 + grid.columns * grid.size, grid.y0 + grid.rows * grid.size];
  const around = { minX: grid.x0, minY: grid.y0, maxX, maxY };
  const table = new EdgeTable('sum', 1024);
  addWindowEdges(table, edgesNear([first], around), cells, 1);
  addWindowEdges(table, edgesNear([second], around), cells, SECOND);
  nodeEdges(table, WHOLE_PLANE);
  if (table.edges === 0) return null;
  const trusted = trustedEdges(table, cells);
  const arrangement = buildArrangement(table);
  const labels = relativeLabels(arrangement, trusted);
  // What lies west of a place tells whether it is inside, so the layers are needed as far as they reach that way.
  const west = { ...around, minX: -Infinity };
  const layers = [edgesNear([first], west), edgesNear([second], west)] as const;
  const [a, b] = baseWindings(table, layers, labels, () => true);
  const inside = new Uint8Array(2 * table.edges);
  for (let h = 0; h < inside.length; h++) {
    if (trusted[h >> 1] === 0) continue;
    const c = labels.component[table.from[h >> 1]];
    const label = labels.left[h];
    const inFirst = ((firstWinding(label) + a[c]) & 1) === 1;
    if (keep(inFirst, ((secondWinding(label) + b[c]) & 1) === 1)) inside[h] = 1;
  }
  return { arrangement, inside };
}
