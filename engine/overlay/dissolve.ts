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
  /** Told the share done, 0..1, a few times. */
  readonly onProgress?: (doneShare: number) => void;
  /** Ends the work with an AbortError soon after `aborted` turns true. */
  readonly signal?: { readonly aborted: boolean };
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
  const step = (doneShare: number): void => {
    if (options.signal?.aborted) throw Object.assign(new Error('dissolve was aborted'), { name: 'AbortError' });
    options.onProgress?.(doneShare);
  };
  step(0);
  const polygons = cleanPolygons(toUnitPolygons(input));
  if (polygons.partStart.length < 2) return emptyPolygonSet();
  const traced: TracedPolygons[] = [];
  let done = 0;
  const { prune = true, cells } = options;
  const groups = cells === undefined ? clusterPolygons(polygons) : [[...polygons.partStart.keys()].slice(1)];
  for (const group of groups) {
    step(0.2 + (0.75 * done) / (polygons.partStart.length - 1));
    done += group.length;
    const some = groups.length === 1 ? polygons : selectPolygons(polygons, group);
    const faces = (prune ? facesNearOutline(some, cells) : null) ?? allFaces(some);
    traced.push(tracePolygons(faces.arrangement, faces.inside));
  }
  step(0.95);
  const result = toPolygonSet(traced);
  step(1);
  return result;
}

/** An arrangement, and 1 for each half-edge whose left face is inside the union. */
interface UnionFaces {
  readonly arrangement: Arrangement;
  readonly inside: Uint8Array;
}

const isCovered = (winding: number): boolean => winding > 0;

/** The faces of the complete arrangement. */
function allFaces(polygons: UnitPolygons): UnionFaces {
  const table = tableOfRings(polygons, 'sum', 1);
  nodeEdges(table);
  const arrangement = buildArrangement(table);
  return { arrangement, inside: facesWhere(labelFaces(arrangement), isCovered) };
}

/** The faces near the outline only; edges that are not there count as inside on both sides. Null when a seed was not found. */
function facesNearOutline(polygons: UnitPolygons, known: KnownCells | undefined): UnionFaces | null {
  const cells =
    known === undefined ? decideCells(polygons) : { ...known, buried: new Uint8Array(polygons.partStart.length - 1) };
  const table = keptEdges(polygons, cells);
  nodeEdges(table);
  const arrangement = buildArrangement(table);
  const trusted = trustedEdges(table, cells);
  const labels = relativeLabels(arrangement, trusted);
  const seeds = seedAnchors(arrangement, labels.anchor, cells, polygons);
  if (seeds === null) return null;
  const windings = fixLabels(arrangement, labels, seeds.half, seeds.value);
  const inside = facesWhere(windings, isCovered);
  for (let h = 0; h < inside.length; h++) inside[h] |= 1 - trusted[h >> 1];
  return { arrangement, inside };
}
