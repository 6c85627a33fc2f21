import { type Arrangement, buildArrangement } from './arrangement.ts';
import { EdgeTable } from './edge-table.ts';
import { facesWhere, labelFaces } from './label.ts';
import { nodeEdges } from './noding.ts';
import { emptyPolygonSet, type PolygonSet } from './polygon-set.ts';
import { addRing } from './rings.ts';
import { toPolygonSet } from './to-polygon-set.ts';
import { tracePolygons } from './trace.ts';
import { toUnitPolygons } from './units.ts';

/** A question about a face: its mask has bit i set where layer i covers it. */
export type Question = (mask: number) => boolean;

/**
 * The area in m² between an edge and a reference parallel, positive when the edge runs eastward above it: the sign of
 * S12 in GeographicLib, where the parallel is the equator.
 */
export type EdgeAreaM2 = (ends: Float64Array, k: number) => number;

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

/** The arrangement of all layers' edges and the mask left of each half-edge, or null when there is none. */
export function facesOf(layers: readonly PolygonSet[]): { arrangement: Arrangement; masks: Int32Array } | null {
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
export function remembered(question: Question): Question {
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
