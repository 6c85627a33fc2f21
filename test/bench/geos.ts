import initGeosJs from 'geos-wasm';
import type { PolygonSet, ShapeColumns } from '../../engine/index.ts';

/** A geometry inside GEOS. */
export type Geometry = number;

const POLYGON = 3;
const MULTI_LINE_STRING = 5;
const MULTI_POLYGON = 6;

/** GEOS compiled to WebAssembly, with what moves flat coordinates in and out. */
export async function openGeos() {
  const geos = await initGeosJs();
  const { Module } = geos;

  const sequenceOf = (coords: Float64Array): number => {
    const pointer = Module._malloc(coords.byteLength);
    Module.HEAPF64.set(coords, pointer / 8);
    const sequence = geos.GEOSCoordSeq_copyFromBuffer(pointer, coords.length / 2, 0, 0);
    Module._free(pointer);
    return sequence;
  };
  const line = (coords: Float64Array): Geometry => geos.GEOSGeom_createLineString(sequenceOf(coords));
  const pointersTo = (values: readonly number[]): number => {
    const pointer = Module._malloc(4 * values.length);
    Module.HEAPU32.set(values, pointer / 4);
    return pointer;
  };
  const collect = (type: number, parts: readonly Geometry[]): Geometry => {
    const pointer = pointersTo(parts);
    const collection = geos.GEOSGeom_createCollection(type, pointer, parts.length);
    Module._free(pointer);
    return collection;
  };
  const polygon = ({ partStart, ringStart, coords }: PolygonSet, part: number): Geometry => {
    const rings: number[] = [];
    for (let ring = partStart[part]; ring < partStart[part + 1]; ring++)
      rings.push(
        geos.GEOSGeom_createLinearRing(sequenceOf(coords.subarray(2 * ringStart[ring], 2 * ringStart[ring + 1]))),
      );
    const holes = pointersTo(rings.slice(1));
    const made = geos.GEOSGeom_createPolygon(rings[0], holes, rings.length - 1);
    Module._free(holes);
    return made;
  };
  /** The coordinates of each line, or of each ring, of a geometry. */
  const pathsOf = (geometry: Geometry): Float64Array[] => {
    const type = geos.GEOSGeomTypeId(geometry);
    if (type > POLYGON) {
      const paths: Float64Array[] = [];
      const count = geos.GEOSGetNumGeometries(geometry);
      for (let k = 0; k < count; k++) for (const path of pathsOf(geos.GEOSGetGeometryN(geometry, k))) paths.push(path);
      return paths;
    }
    if (type === POLYGON) {
      const holes = geos.GEOSGetNumInteriorRings(geometry);
      const rings = [geos.GEOSGetExteriorRing(geometry)];
      for (let k = 0; k < holes; k++) rings.push(geos.GEOSGetInteriorRingN(geometry, k));
      return rings.flatMap(pathsOf);
    }
    const vertices = geos.GEOSGeomGetNumPoints(geometry);
    if (type === 0 || vertices < 2) return [];
    const pointer = Module._malloc(16 * vertices);
    geos.GEOSCoordSeq_copyToBuffer(geos.GEOSGeom_getCoordSeq(geometry), pointer, 0, 0);
    const path = Module.HEAPF64.slice(pointer / 8, pointer / 8 + 2 * vertices);
    Module._free(pointer);
    return [path];
  };
  const area = (geometry: Geometry): number => {
    const pointer = Module._malloc(8);
    geos.GEOSArea(geometry, pointer);
    const value = Module.HEAPF64[pointer / 8];
    Module._free(pointer);
    return value;
  };
  return {
    ...geos,
    line,
    polygon,
    pathsOf,
    area,
    collect,
    lines: (parts: Geometry[]) => collect(MULTI_LINE_STRING, parts),
    polygons: (parts: Geometry[]) => collect(MULTI_POLYGON, parts),
  };
}

/** The parts of some features as one GEOS collection. */
export const partsOf = (shapes: ShapeColumns): number[] =>
  Array.from({ length: shapes.partStart.length - 1 }, (_, part) => part);
