import type { FlatGeometry } from '../records.ts';

/**
 * Polygons in flat form. Polygon p has the rings [partStart[p], partStart[p + 1]), exterior first; ring r has the
 * vertices [ringStart[r], ringStart[r + 1]); `coords` holds lng, lat pairs in degrees. Rings are closed.
 * The overlay returns exteriors counter-clockwise and holes clockwise, and accepts either.
 */
export interface PolygonSet extends FlatGeometry {
  readonly partStart: Uint32Array;
  readonly ringStart: Uint32Array;
  readonly coords: Float64Array;
}

/** A columnar polygon layer: feature f has the polygons [featureStart[f], featureStart[f + 1]). */
export interface PolygonColumns extends FlatGeometry {
  readonly featureStart: ArrayLike<number>;
}

/** The set without polygons. */
export const emptyPolygonSet = (): PolygonSet => ({
  partStart: new Uint32Array(1),
  ringStart: new Uint32Array(1),
  coords: new Float64Array(0),
});

/** The polygons numbered in `parts`, in that order, copied out of `geometry`. */
export function selectParts(geometry: FlatGeometry, parts: ArrayLike<number>): PolygonSet {
  let rings = 0;
  let vertices = 0;
  for (let i = 0; i < parts.length; i++) {
    const first = geometry.partStart[parts[i]];
    const end = geometry.partStart[parts[i] + 1];
    rings += end - first;
    vertices += geometry.ringStart[end] - geometry.ringStart[first];
  }
  const partStart = new Uint32Array(parts.length + 1);
  const ringStart = new Uint32Array(rings + 1);
  const coords = new Float64Array(vertices * 2);
  let ring = 0;
  let vertex = 0;
  for (let i = 0; i < parts.length; i++) {
    for (let r = geometry.partStart[parts[i]]; r < geometry.partStart[parts[i] + 1]; r++) {
      const end = geometry.ringStart[r + 1] * 2;
      for (let k = geometry.ringStart[r] * 2; k < end; k++) coords[vertex++] = geometry.coords[k];
      ringStart[++ring] = vertex / 2;
    }
    partStart[i + 1] = ring;
  }
  return { partStart, ringStart, coords };
}

/**
 * All polygons of the features numbered in `featureIndices`, as one set, in that order.
 * The polygons of one feature stay separate parts, so a MultiPolygon whose parts overlap is their union once dissolved.
 */
export function polygonSetFromFeatures(columns: PolygonColumns, featureIndices: ArrayLike<number>): PolygonSet {
  const parts: number[] = [];
  for (let i = 0; i < featureIndices.length; i++) {
    const f = featureIndices[i];
    for (let p = columns.featureStart[f]; p < columns.featureStart[f + 1]; p++) parts.push(p);
  }
  return selectParts(columns, parts);
}

/** The polygons of several sets as one set, in order. */
export function concatPolygonSets(sets: readonly PolygonSet[]): PolygonSet {
  let parts = 0;
  let rings = 0;
  let values = 0;
  for (const set of sets) {
    parts += set.partStart.length - 1;
    rings += set.ringStart.length - 1;
    values += set.coords.length;
  }
  const joined = {
    partStart: new Uint32Array(parts + 1),
    ringStart: new Uint32Array(rings + 1),
    coords: new Float64Array(values),
  };
  let part = 0;
  let ring = 0;
  let value = 0;
  for (const set of sets) {
    for (let i = 1; i < set.partStart.length; i++) joined.partStart[part + i] = ring + set.partStart[i];
    for (let i = 1; i < set.ringStart.length; i++) joined.ringStart[ring + i] = value / 2 + set.ringStart[i];
    joined.coords.set(set.coords, value);
    part += set.partStart.length - 1;
    ring += set.ringStart.length - 1;
    value += set.coords.length;
  }
  return joined;
}
