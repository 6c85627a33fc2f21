/** The parts of JSTS that the bench calls; it has no types of its own. */
declare module 'jsts/org/locationtech/jts/io/GeoJSONReader.js' {
  export default class GeoJSONReader {
    read(geometry: unknown): { getArea(): number };
  }
}
declare module 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js' {
  type Geometry = { getArea(): number };
  const OverlayOp: { DIFFERENCE: number; overlayOp(a: Geometry, b: Geometry, code: number): Geometry };
  export default OverlayOp;
}
declare module 'jsts/org/locationtech/jts/operation/union/UnaryUnionOp.js' {
  type Geometry = { getArea(): number };
  const UnaryUnionOp: { union(geometry: Geometry): Geometry };
  export default UnaryUnionOp;
}
declare module 'jsts/org/locationtech/jts/monkey.js';
