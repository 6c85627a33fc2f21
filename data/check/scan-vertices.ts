import { type Finding, showDegrees } from './findings.ts';

/** West, south, east, north of a geometry's vertices, degrees. */
export type Box = [west: number, south: number, east: number, north: number];

/** Beyond this a number is no longitude in any convention, so the coordinates are metres or feet. */
const NO_LONGITUDE = 360;

/**
 * The box of the vertices, or `null` where one of them is no position on the Earth, with the finding that says why.
 * With `isSwapped` the coordinates are read as lat, lng.
 */
export function scanVertices(coords: ArrayLike<number>, findings: Finding[], isSwapped = false): Box | null {
  const first = isSwapped ? 1 : 0;
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  let previous = coords[first];
  let isJump = false;
  for (let k = 0; k + 1 < coords.length; k += 2) {
    const lng = coords[k + first];
    const lat = coords[k + 1 - first];
    if (!(lng >= -180 && lng <= 180 && lat >= -90 && lat <= 90)) {
      findings.push(describeVertex(coords, k, lng, lat));
      return null;
    }
    const step = lng - previous;
    if (step > 180 || step < -180) isJump = true;
    previous = lng;
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  if (isJump) {
    findings.push({ code: 'crosses-antimeridian', column: 'geometry', facts: {} });
    return null;
  }
  return [west, south, east, north];
}

/** The finding for a vertex that is no position: vertex k / 2 of `coords`. */
function describeVertex(coords: ArrayLike<number>, k: number, lng: number, lat: number): Finding {
  const isPoint = coords.length === 2;
  const isLatBad = !(lat >= -90 && lat <= 90);
  const axis = isLatBad ? 'lat' : 'lon';
  const value = isLatBad ? lat : lng;
  const column = isPoint ? axis : 'geometry';
  const vertex = isPoint ? '' : ` at vertex ${k / 2 + 1}`;
  if (!Number.isFinite(value)) {
    return { code: 'not-finite-coordinate', column, facts: { axis, vertex, at: k / 2 + 1 } };
  }
  if (Math.abs(lng) > NO_LONGITUDE || Math.abs(lat) > NO_LONGITUDE) {
    return { code: 'not-degrees', column, facts: { lng: showDegrees(lng), lat: showDegrees(lat) } };
  }
  if (!isPoint && !isLatBad) return { code: 'crosses-antimeridian', column: 'geometry', facts: {} };
  const range = isLatBad ? '-90..90' : '-180..180';
  return {
    code: 'coordinate-out-of-range',
    column,
    facts: { axis, value: showDegrees(value), range, vertex, at: k / 2 + 1 },
  };
}

/** The same coordinates with each pair turned round. */
export function swapPairs(coords: ArrayLike<number>): Float64Array {
  const swapped = new Float64Array(coords.length);
  for (let k = 0; k + 1 < coords.length; k += 2) {
    swapped[k] = coords[k + 1];
    swapped[k + 1] = coords[k];
  }
  return swapped;
}
