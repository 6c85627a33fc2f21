import { type Arrangement, buildArrangement } from './arrangement.ts';
import { EdgeTable } from './edge-table.ts';
import { facesWhere, labelFaces } from './label.ts';
import { nodeEdges } from './noding.ts';
import { emptyPolygonSet, type PolygonSet } from './polygon-set.ts';
import { addRing } from './rings.ts';
import { toPolygonSet } from './to-polygon-set.ts';
import { tracePolygons } from './trace.ts';
import { toDegrees, toUnitPolygons } from './units.ts';

/** A question about a face: its mask has bit i set where layer i covers it. */
export type Question = (mask: number) => boolean;

/**
 * The area in m² between an edge and a reference parallel, positive when the edge runs eastward above it: the sign of
 * S12 in GeographicLib, where the parallel is the equator.
 */
export type EdgeAreaM2 = (lng1: number, lat1: number, lng2: number, lat2: number) => number;

const MAX_LAYERS = 31;

/**
 * The polygons that cover exactly the faces whose mask satisfies `keep`, valid and in the canonical form of `dissolve`.
 * Bit i of a mask tells whether layer i covers the face. Each layer must be dissolved, or at least cover a point an odd number of
 * times where it counts. The plane outside all layers has mask 0 and is never kept, nor are the gaps between them.
 * Throws a RangeError for more than 31 layers or a coordinate that is not finite.
 */
export function overlay(layers: readonly PolygonSet[], keep: Question): PolygonSet {
  const faces = facesOf(layers);
  if (faces === null) return emptyPolygonSet();
  const inside = facesWhere(faces.masks, remembered(keep));
  return toPolygonSet(tracePolygons(faces.arrangement, inside));
}

/**
 * The area in m² of the faces that satisfy each question, in the order of the questions, from one arrangement and
 * without tracing a ring: each edge with the answer true on one side only adds or takes the area below it. With the interior
 * on its left an edge that runs eastward is the lower side, so the area is minus the sum of `edgeAreaM2`. Layers, masks and errors as
 * in {@link overlay}. Sums are compensated (Neumaier 1974), and the order of the input decides their last bit.
 */
export function overlayAreas(
  layers: readonly PolygonSet[],
  questions: readonly Question[],
  edgeAreaM2: EdgeAreaM2,
): Float64Array {
  const sums = new Float64Array(questions.length);
  const faces = facesOf(layers);
  if (faces === null) return sums;
  const { table } = faces.arrangement;
  const rest = new Float64Array(questions.length);
  const asked = questions.map(remembered);
  for (let e = 0; e < table.edges; e++) {
    const left = faces.masks[2 * e];
    const right = faces.masks[2 * e + 1];
    let area = Number.NaN;
    for (let q = 0; q < asked.length; q++) {
      const within = asked[q](left);
      if (within === asked[q](right)) continue;
      if (Number.isNaN(area)) {
        const a = table.from[e];
        const b = table.to[e];
        area = edgeAreaM2(toDegrees(table.x[a]), toDegrees(table.y[a]), toDegrees(table.x[b]), toDegrees(table.y[b]));
      }
      const term = within ? -area : area;
      const sum = sums[q] + term;
      rest[q] += Math.abs(sums[q]) >= Math.abs(term) ? sums[q] - sum + term : term - sum + sums[q];
      sums[q] = sum;
    }
  }
  for (let q = 0; q < sums.length; q++) sums[q] += rest[q];
  return sums;
}

/** The arrangement of all layers' edges and the mask left of each half-edge, or null when there is none. */
function facesOf(layers: readonly PolygonSet[]): { arrangement: Arrangement; masks: Int32Array } | null {
  if (layers.length > MAX_LAYERS) throw new RangeError(`layers must be at most ${MAX_LAYERS}, got ${layers.length}`);
  let vertices = 0;
  for (const layer of layers) vertices += layer.coords.length / 2;
  const table = new EdgeTable('xor', vertices);
  for (let i = 0; i < layers.length; i++) {
    const { ringStart, xy } = toUnitPolygons(layers[i]);
    for (let r = 0; r + 1 < ringStart.length; r++) addRing(table, xy, ringStart[r], ringStart[r + 1], 1 << i);
  }
  nodeEdges(table);
  if (table.edges === 0) return null;
  const arrangement = buildArrangement(table);
  return { arrangement, masks: labelFaces(arrangement) };
}

/** A question that asks each mask once, and answers false for 0. */
function remembered(question: Question): Question {
  const answers = new Map<number, boolean>([[0, false]]);
  return (mask) => {
    let answer = answers.get(mask);
    if (answer === undefined) {
      answer = question(mask);
      answers.set(mask, answer);
    }
    return answer;
  };
}
