import { buildArrangement } from './arrangement.ts';
import { cleanPolygons } from './clean.ts';
import { labelFaces } from './label.ts';
import { gridOverEdges, nodeEdges } from './noding.ts';
import { emptyPolygonSet, type PolygonSet } from './polygon-set.ts';
import { tableOfRings } from './rings.ts';
import { toPolygonSet } from './to-polygon-set.ts';
import { tracePolygons } from './trace.ts';
import { toUnitPolygons } from './units.ts';

export interface DissolveOptions {
  /** Told the share done, 0..1, a few times. */
  readonly onProgress?: (doneShare: number) => void;
  /** Ends the work with an AbortError soon after `aborted` turns true. */
  readonly signal?: { readonly aborted: boolean };
  /** Leave out what lies deep inside one polygon before noding. Same result; default true. */
  readonly prune?: boolean;
}

/**
 * The union of all polygons of the set, as valid polygons in canonical form: exteriors counter-clockwise, holes
 * clockwise and touching at points only, every ring from its lexicographically smallest vertex, polygons sorted by it. The result
 * depends only on the set of polygons, not on their order. Crossing points are rounded to 1e-9 degree; vertices of the
 * input that lie on the outline stay, up to that grid. A polygon that crosses itself counts by the even-odd rule.
 * Throws a RangeError for a coordinate that is not finite.
 */
export function dissolve(input: PolygonSet, options: DissolveOptions = {}): PolygonSet {
  const step = (doneShare: number): void => {
    if (options.signal?.aborted) throw Object.assign(new Error('dissolve was aborted'), { name: 'AbortError' });
    options.onProgress?.(doneShare);
  };
  step(0);
  const polygons = cleanPolygons(toUnitPolygons(input));
  const table = tableOfRings(polygons, 'sum', 1);
  table.dropNeutral();
  if (table.edges === 0) return emptyPolygonSet();
  nodeEdges(table, gridOverEdges(table), null);
  const arrangement = buildArrangement(table);
  const inside = Uint8Array.from(labelFaces(arrangement), (winding) => (winding > 0 ? 1 : 0));
  const result = toPolygonSet(table, tracePolygons(arrangement, inside));
  step(1);
  return result;
}
