import initGeosJs from 'geos-wasm';
import type { PolygonSet } from '../../../engine/overlay/index.ts';

/** A geometry inside GEOS. */
export type Geometry = number;

const geos = await initGeosJs();
const { Module } = geos;

/** The set as one MultiPolygon in well-known binary. */
function toWkb(set: PolygonSet): Uint8Array {
  const parts = set.partStart.length - 1;
  const bytes = new Uint8Array(9 + parts * 9 + (set.ringStart.length - 1) * 4 + set.coords.length * 8);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const header = (type: number, count: number): void => {
    view.setUint8(at, 1);
    view.setUint32(at + 1, type, true);
    view.setUint32(at + 5, count, true);
    at += 9;
  };
  header(6, parts);
  for (let p = 0; p < parts; p++) {
    header(3, set.partStart[p + 1] - set.partStart[p]);
    for (let r = set.partStart[p]; r < set.partStart[p + 1]; r++) {
      view.setUint32(at, set.ringStart[r + 1] - set.ringStart[r], true);
      at += 4;
      for (let k = set.ringStart[r] * 2; k < set.ringStart[r + 1] * 2; k++, at += 8) {
        view.setFloat64(at, set.coords[k], true);
      }
    }
  }
  return bytes;
}

/** A GEOS MultiPolygon of the set; the caller destroys it. */
export function toGeos(set: PolygonSet): Geometry {
  const bytes = toWkb(set);
  const pointer = Module._malloc(bytes.length);
  Module.HEAPU8.set(bytes, pointer);
  const geometry = geos.GEOSGeomFromWKB_buf(pointer, bytes.length);
  Module._free(pointer);
  return geometry;
}

export function areaOf(geometry: Geometry): number {
  const pointer = Module._malloc(8);
  geos.GEOSArea(geometry, pointer);
  const area = Module.getValue(pointer, 'double');
  Module._free(pointer);
  return area;
}

export const unionOf = (geometry: Geometry): Geometry => geos.GEOSUnaryUnion(geometry);
export const intersectionOf = (a: Geometry, b: Geometry): Geometry => geos.GEOSIntersection(a, b);
export const differenceOf = (a: Geometry, b: Geometry): Geometry => geos.GEOSDifference(a, b);
export const symmetricDifferenceOf = (a: Geometry, b: Geometry): Geometry => geos.GEOSSymDifference(a, b);
export const destroy = (geometry: Geometry): void => {
  geos.GEOSGeom_destroy(geometry);
};
export const isValid = (geometry: Geometry): boolean => geos.GEOSisValid(geometry) === 1;
export const numGeometries = (geometry: Geometry): number => geos.GEOSGetNumGeometries(geometry);

/** How a set compares with a GEOS geometry, which is destroyed. */
export interface Comparison {
  readonly valid: boolean;
  /** |area − oracle's| / oracle's, 0 when both are empty. */
  readonly areaError: number;
  /** Area of the symmetric difference over the oracle's area. */
  readonly difference: number;
}

export function compareWith(set: PolygonSet, oracle: Geometry): Comparison {
  const geometry = toGeos(set);
  const difference = symmetricDifferenceOf(geometry, oracle);
  const expected = areaOf(oracle);
  const scale = expected === 0 ? 1 : expected;
  const comparison = {
    valid: isValid(geometry),
    areaError: Math.abs(areaOf(geometry) - expected) / scale,
    difference: areaOf(difference) / scale,
  };
  for (const g of [geometry, difference, oracle]) destroy(g);
  return comparison;
}

/** The union by GEOS of a set's polygons. */
export function unionBySet(set: PolygonSet): Geometry {
  const geometry = toGeos(set);
  const union = unionOf(geometry);
  destroy(geometry);
  return union;
}
