import { type Arrangement, buildArrangement } from '../arrangement.ts';
import { EdgeTable } from '../edge-table.ts';
import { relativeLabels } from '../label.ts';
import { baseLayers, firstLayers, layerBit, layersLeft } from '../layer-labels.ts';
import { nodeEdges } from '../noding.ts';
import { type UnitBox, WHOLE_PLANE } from '../units.ts';
import { edgesNear, type Outline } from './outline.ts';
import { type OutlineEdges, outlineEdges } from './outline-edges.ts';
import { guardCells, type LocalWindow, windowAround } from './window.ts';
import { addWindowEdges, trustedEdges } from './window-edges.ts';

/** Whether what lies in some of so many layers, told bit by bit, and not in the others, is in the answer. */
export type Together = (inside: number, layers: number) => boolean;
export const inAll: Together = (inside, layers) => inside === firstLayers(layers);
export const inFirstOnly: Together = (inside) => inside === layerBit(0);

/**
 * The edges that touch a zone of the outline of what outlines make together: those that `commonPart` or `overlay` gives of the whole
 * ones. Null where the surroundings looked at are too small to tell.
 */
export function togetherIn(outlines: readonly Outline[], keep: Together, zone: UnitBox): OutlineEdges | null {
  const window = windowAround(
    zone,
    outlines.map((outline) => edgesNear([outline], zone)),
  );
  const faces = facesOf(window, outlines, keep);
  return faces === null
    ? { ends: new Float64Array(0), touching: new Uint8Array(0) }
    : outlineEdges(faces.arrangement, faces.inside, zone);
}

/** The drawing of all in a window and 1 for each half-edge with a face to its left that is in the answer. */
function facesOf(
  { grid }: LocalWindow,
  outlines: readonly Outline[],
  keep: Together,
): { readonly arrangement: Arrangement; readonly inside: Uint8Array } | null {
  const cells = { grid, leftOut: guardCells(grid) };
  const [maxX, maxY] = [grid.x0 + grid.columns * grid.size, grid.y0 + grid.rows * grid.size];
  const around = { minX: grid.x0, minY: grid.y0, maxX, maxY };
  const table = new EdgeTable('sum', 1024);
  outlines.forEach((outline, layer) => {
    addWindowEdges(table, edgesNear([outline], around), cells, layerBit(layer));
  });
  nodeEdges(table, WHOLE_PLANE);
  if (table.edges === 0) return null;
  const trusted = trustedEdges(table, cells);
  const arrangement = buildArrangement(table);
  const labels = relativeLabels(arrangement, trusted);
  // What lies west of a place tells whether it is inside, so the layers are needed as far as they reach that way.
  const west = { ...around, minX: -Infinity };
  const layers = outlines.map((outline) => edgesNear([outline], west));
  const base = baseLayers(table, layers, labels, null);
  const inside = new Uint8Array(2 * table.edges);
  for (let h = 0; h < inside.length; h++) {
    if (trusted[h >> 1] === 0) continue;
    const c = labels.component[table.from[h >> 1]];
    if (keep(layersLeft(labels.left[h], base[c]), layers.length)) inside[h] = 1;
  }
  return { arrangement, inside };
}
