import type { RowGeometry } from '../row.ts';
import type { GeometryKind, Where } from '../schemas/index.ts';
import { checkLines, checkPolygons } from './check-shape.ts';
import { type Finding, showDegrees } from './findings.ts';
import type { Shape } from './keep-rings.ts';
import type { Province } from './province.ts';
import { type Box, scanVertices, swapPairs } from './scan-vertices.ts';

/** The geometry types of a layer, as messages name them. */
export const WANTED: Readonly<Record<GeometryKind, string>> = {
  point: 'a Point',
  'point-or-none': 'a Point',
  line: 'a LineString or MultiLineString',
  polygon: 'a Polygon or MultiPolygon',
  none: 'no geometry',
};

/** Whether a geometry's type is one of the layer's; a MultiPoint of a single position is a Point. */
export function isWanted(kind: GeometryKind, { type, coords }: RowGeometry): boolean {
  if (kind === 'polygon') return type === 'Polygon' || type === 'MultiPolygon';
  if (kind === 'line') return type === 'LineString' || type === 'MultiLineString';
  return type === 'Point' || (type === 'MultiPoint' && coords.length === 2);
}

/**
 * The box of a geometry whose place was written to `where`, or `null` where it cannot be used; what was found, be it
 * for rejecting or for doubting the row, is added to `findings`.
 */
export function placeRow(
  kind: GeometryKind,
  geometry: RowGeometry,
  province: Province | null,
  where: Where,
  findings: Finding[],
): Box | null {
  if (geometry.coords.length === 0) {
    findings.push({ code: 'empty-geometry', column: 'geometry', facts: {} });
    return null;
  }
  let { coords } = geometry;
  let box = scanVertices(coords, findings);
  if (province !== null && (box === null || !province.meets(box))) {
    const swapped = scanVertices(coords, [], true);
    if (swapped !== null && province.meets(swapped)) {
      findings.length = 0;
      findings.push(swapFinding(coords));
      coords = swapPairs(coords);
      box = swapped;
    }
  }
  if (box === null) return null;
  if (kind === 'point' || kind === 'point-or-none') {
    // adding zero turns -0 into 0
    where.lng = coords[0] + 0;
    where.lat = coords[1] + 0;
    return box;
  }
  const shape: Shape = {
    partStart: geometry.partStart,
    ringStart: geometry.ringStart,
    coords: coords instanceof Float64Array ? coords : Float64Array.from(coords),
  };
  const checked = kind === 'line' ? checkLines(shape, findings) : checkPolygons(shape, findings);
  if (checked === null) return null;
  where.geometry = checked;
  return box;
}

/** Names the first position as it was written. */
const swapFinding = (coords: ArrayLike<number>): Finding => ({
  code: 'swapped-coordinates',
  column: coords.length === 2 ? 'lat' : 'geometry',
  facts: { lat: showDegrees(coords[1]), lon: showDegrees(coords[0]) },
});
