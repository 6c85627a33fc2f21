import { buildArrangement } from '../arrangement.ts';
import { partBoxes } from '../drawn-cells.ts';
import { EdgeTable } from '../edge-table.ts';
import { facesWhere, fixLabels, relativeLabels } from '../label.ts';
import { seedAnchors } from '../local-seeds.ts';
import { nodeEdges } from '../noding.ts';
import type { UnitBox, UnitPolygons } from '../units.ts';
import { type OutlineEdges, outlineEdges } from './outline-edges.ts';
import type { LocalWindow } from './window.ts';
import { addWindowEdges, trustedEdges } from './window-edges.ts';

/**
 * The edges of the outline of a union that touch a zone well inside a window: those that `dissolve` gives of all polygons, from those alone
 * that reach into the window. `decided` names the cells that need not be looked at, the rim among them. Null where the window is too
 * small to tell.
 */
export function unionIn(
  { grid }: LocalWindow,
  decided: Uint8Array,
  polygons: UnitPolygons,
  zone: UnitBox,
): OutlineEdges | null {
  const count = polygons.partStart.length - 1;
  if (count === 0) return { ends: new Float64Array(0), touching: new Uint8Array(0) };
  const table = new EdgeTable('sum', polygons.xy.length / 8);
  addWindowEdges(table, polygons, { grid, leftOut: decided }, 1);
  nodeEdges(table);
  const arrangement = buildArrangement(table);
  const trusted = trustedEdges(table, { grid, leftOut: decided });
  const labels = relativeLabels(arrangement, trusted);
  const seeds = seedAnchors(arrangement, labels.anchor, grid, [
    { polygons, boxes: partBoxes(polygons), parts: Array.from({ length: count }, (_, p) => p) },
  ]);
  if (seeds === null) return null;
  const inside = facesWhere(fixLabels(arrangement, labels, seeds.half, seeds.value), (winding) => winding > 0);
  // What passes a decided cell is inside on both sides, or of no interest.
  for (let h = 0; h < inside.length; h++) inside[h] |= 1 - trusted[h >> 1];
  return outlineEdges(arrangement, inside, zone);
}
