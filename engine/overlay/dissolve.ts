import { noTick, type Tick, tickWithin } from '../tick.ts';
import { buildArrangement } from './arrangement.ts';
import { type CleanPolygons, cleanPolygons } from './clean.ts';
import { clusterPolygons, selectPolygons } from './clusters.ts';
import { gridOverBoxes, noDrawnCells, partBoxes } from './drawn-cells.ts';
import { facesWhere, labelFaces } from './label.ts';
import { nodeEdges } from './noding.ts';
import { emptyPolygonSet, type PolygonSet } from './polygon-set.ts';
import { polygonsOf } from './ring-owners.ts';
import { tableOfRings } from './rings.ts';
import { canonicalRings, inOrder, setOfRings, type UnitRing } from './to-polygon-set.ts';
import { tracePolygons } from './trace.ts';
import { unionOfPolygons } from './union.ts';
import { toUnitPolygons, type UnitPolygons } from './units.ts';

export interface DissolveOptions {
  /** Told the share done all along; may throw to end the work. */
  readonly tick?: Tick;
  /** Look for edges only where several polygons meet. Same result; default true. */
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
  const { prune = true, tick = noTick } = options;
  tick(0);
  const polygons = cleanPolygons(toUnitPolygons(input), tickWithin(tick, 0, 0.1));
  if (polygons.partStart.length < 2) return emptyPolygonSet();
  const found: (readonly UnitRing[])[] = [];
  let done = 0;
  const groups = clusterPolygons(polygons);
  for (const group of groups) {
    const from = 0.1 + (0.8 * done) / (polygons.partStart.length - 1);
    done += group.length;
    const within = tickWithin(tick, from, 0.1 + (0.8 * done) / (polygons.partStart.length - 1));
    const some = groups.length === 1 ? polygons : selectClean(polygons, group);
    for (const polygon of (prune ? dissolveByCells(some, within) : null) ?? dissolveWhole(some, within))
      found.push(polygon);
  }
  const result = setOfRings(inOrder(found), tickWithin(tick, 0.9, 1));
  tick(1);
  return result;
}

const selectClean = (polygons: CleanPolygons, group: readonly number[]): CleanPolygons => ({
  ...selectPolygons(polygons, group),
  isClear: Uint8Array.from(group, (p) => polygons.isClear[p]),
});

function dissolveByCells(polygons: CleanPolygons, tick: Tick): UnitRing[][] | null {
  const cells = noDrawnCells(gridOverBoxes(partBoxes(polygons), polygons.xy.length / 2));
  const loops = unionOfPolygons(polygons, cells, tickWithin(tick, 0, 0.95));
  return loops && polygonsOf(loops, tickWithin(tick, 0.95, 1));
}

/** The polygons of the complete arrangement. */
export function dissolveWhole(polygons: UnitPolygons, tick: Tick): UnitRing[][] {
  const table = tableOfRings(polygons, 'sum', 1);
  nodeEdges(table, null, tickWithin(tick, 0.2, 0.8));
  const arrangement = buildArrangement(table);
  const inside = facesWhere(labelFaces(arrangement), (winding) => winding > 0);
  return canonicalRings(tracePolygons(arrangement, inside, tickWithin(tick, 0.8, 1)));
}
