import { noTick, type Tick, tickWithin } from '../tick.ts';
import { type Arrangement, buildArrangement } from './arrangement.ts';
import { cleanPolygons } from './clean.ts';
import { clusterPolygons, selectPolygons } from './clusters.ts';
import { type DecidedCells, decideCells, keptEdges, trustedEdges } from './decided-cells.ts';
import { facesWhere, fixLabels, labelFaces, relativeLabels } from './label.ts';
import { seedAnchors } from './local-seeds.ts';
import { nodeEdges } from './noding.ts';
import { emptyPolygonSet, type PolygonSet } from './polygon-set.ts';
import { tableOfRings } from './rings.ts';
import { type TracedPolygons, toPolygonSet } from './to-polygon-set.ts';
import { tracePolygons } from './trace.ts';
import { toUnitPolygons, type UnitPolygons } from './units.ts';

export interface DissolveOptions {
  /** Told the share done all along; may throw to end the work. */
  readonly tick?: Tick;
  /** Leave out what lies deep inside one polygon before noding. Same result; default true. */
  readonly prune?: boolean;
  /** Cells of one grid over the whole set that are known to be decided. Same result. */
  readonly cells?: KnownCells;
}

/** Decided cells, see {@link DecidedCells}, on a grid that all the polygons lie on. */
export type KnownCells = Pick<DecidedCells, 'grid' | 'decided'>;

/**
 * The union of all polygons of the set, as valid polygons in canonical form: exteriors counter-clockwise, holes
 * clockwise and touching at points only, every ring from its lexicographically smallest vertex, polygons sorted by it. The result
 * depends only on the set of polygons, not on their order. Crossing points are rounded to 1e-9 degree; vertices of the
 * input that lie on the outline stay, up to that grid. A polygon that crosses itself counts by the even-odd rule.
 * Throws a RangeError for a coordinate that is not finite.
 */
export function dissolve(input: PolygonSet, options: DissolveOptions = {}): PolygonSet {
  const { prune = true, cells, tick = noTick } = options;
  tick(0);
  const polygons = cleanPolygons(toUnitPolygons(input), tickWithin(tick, 0, 0.1));
  if (polygons.partStart.length < 2) return emptyPolygonSet();
  const traced: TracedPolygons[] = [];
  let done = 0;
  const groups = cells === undefined ? clusterPolygons(polygons) : [[...polygons.partStart.keys()].slice(1)];
  for (const group of groups) {
    const from = 0.1 + (0.8 * done) / (polygons.partStart.length - 1);
    done += group.length;
    const within = tickWithin(tick, from, 0.1 + (0.8 * done) / (polygons.partStart.length - 1));
    const some = groups.length === 1 ? polygons : selectPolygons(polygons, group);
    const faces = (prune ? facesNearOutline(some, cells, tickWithin(within, 0, 0.9)) : null) ?? allFaces(some, within);
    traced.push(tracePolygons(faces.arrangement, faces.inside, tickWithin(within, 0.9, 1)));
  }
  const result = toPolygonSet(traced, tickWithin(tick, 0.9, 1));
  tick(1);
  return result;
}

/** An arrangement, and 1 for each half-edge whose left face is inside the union. */
interface UnionFaces {
  readonly arrangement: Arrangement;
  readonly inside: Uint8Array;
}

const isCovered = (winding: number): boolean => winding > 0;

/** The faces of the complete arrangement. */
function allFaces(polygons: UnitPolygons, tick: Tick): UnionFaces {
  const table = tableOfRings(polygons, 'sum', 1);
  nodeEdges(table, null, tickWithin(tick, 0.2, 0.8));
  const arrangement = buildArrangement(table);
  return { arrangement, inside: facesWhere(labelFaces(arrangement), isCovered) };
}

/** The faces near the outline only; edges that are not there count as inside on both sides. Null when a seed was not found. */
function facesNearOutline(polygons: UnitPolygons, known: KnownCells | undefined, tick: Tick): UnionFaces | null {
  const cells =
    known === undefined
      ? decideCells(polygons, tickWithin(tick, 0, 0.2))
      : { ...known, buried: new Uint8Array(polygons.partStart.length - 1) };
  const table = keptEdges(polygons, cells, tickWithin(tick, 0.2, 0.4));
  nodeEdges(table, null, tickWithin(tick, 0.4, 0.8));
  const arrangement = buildArrangement(table, tickWithin(tick, 0.8, 0.85));
  const trusted = trustedEdges(table, cells, tickWithin(tick, 0.85, 0.87));
  const labels = relativeLabels(arrangement, trusted, tickWithin(tick, 0.87, 0.9));
  const seeds = seedAnchors(arrangement, labels.anchor, cells, polygons, tickWithin(tick, 0.9, 1));
  if (seeds === null) return null;
  const windings = fixLabels(arrangement, labels, seeds.half, seeds.value);
  const inside = facesWhere(windings, isCovered);
  for (let h = 0; h < inside.length; h++) inside[h] |= 1 - trusted[h >> 1];
  return { arrangement, inside };
}
