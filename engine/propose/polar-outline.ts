import { flattenParts } from '../pack/flatten-parts.ts';
import type { FlatGeometry } from '../records.ts';

/**
 * Cells round a position: cell (b, r) lies between the bearings b and b + 1, counted from east against the clock, and
 * the distances r and r + 1 times `ringM`. `seen[b · rings + r]` is 1 where the cell counts.
 */
export interface PolarGrid {
  readonly lng: number;
  readonly lat: number;
  readonly metresPerDegLng: number;
  readonly metresPerDegLat: number;
  readonly bearings: number;
  readonly rings: number;
  readonly ringM: number;
  readonly seen: Uint8Array;
}

/** Steps between grid corners: outward, against the clock, inward, with the clock. A left turn is the next one. */
const OUT = 0;
const ROUND = 1;
const IN = 2;
const BACK = 3;

/**
 * The outline of the seen cells: exteriors against the clock, holes with it, vertices with seven decimals. The innermost cells always
 * count, so that the position itself is inside. Cells that meet at a corner only are apart.
 */
export function outlineOfCells(grid: PolarGrid): FlatGeometry {
  const exteriors: Float64Array[] = [];
  const holes: Float64Array[] = [];
  for (const corners of traceRings(grid)) {
    const ring = toCoords(grid, corners);
    const area = signedArea(ring);
    if (area > 0) exteriors.push(ring);
    if (area < 0) holes.push(ring);
  }
  const parts = exteriors.map((exterior) => [exterior]);
  for (const hole of holes) {
    let home = -1;
    for (let p = 0; p < parts.length; p++)
      if (holdsRing(parts[p][0], hole) && (home < 0 || signedArea(parts[p][0]) < signedArea(parts[home][0]))) home = p;
    if (home >= 0) parts[home].push(hole);
  }
  return flattenParts(parts);
}

/** Rings of corners, corner (b, r) being b · (rings + 1) + r; every edge has a seen cell on its left and none on its right. */
function traceRings({ bearings, rings, seen }: PolarGrid): number[][] {
  const width = rings + 1;
  // The innermost cells reach to the position itself, where they all meet: their edge there is no outline.
  const isSeen = (b: number, r: number) => r < rings && (r <= 0 || seen[((b + bearings) % bearings) * rings + r] === 1);
  const leaving = new Uint8Array(bearings * width);
  for (let b = 0; b < bearings; b++) {
    for (let r = 0; r < width; r++) {
      const corner = b * width + r;
      // Along the bearing b between the rings r and r + 1: cell (b, r) lies left of the way out, cell (b - 1, r) right.
      if (r < rings && isSeen(b, r) !== isSeen(b - 1, r)) {
        if (isSeen(b, r)) leaving[corner] |= 1 << OUT;
        else leaving[corner + 1] |= 1 << IN;
      }
      // Along the circle r between the bearings b and b + 1: cell (b, r - 1) lies inside, cell (b, r) outside.
      const inner = isSeen(b, r - 1);
      const outer = isSeen(b, r);
      if (r > 0 && inner !== outer) {
        if (inner) leaving[corner] |= 1 << ROUND;
        else leaving[((b + 1) % bearings) * width + r] |= 1 << BACK;
      }
    }
  }
  const found: number[][] = [];
  for (let start = 0; start < leaving.length; start++) {
    while (leaving[start] !== 0) found.push(...splitAtRepeats(follow(leaving, start, bearings, width)));
  }
  return found;
}

/** The closed way from a corner along the outline, turning left where it can; takes its edges away. */
function follow(leaving: Uint8Array, start: number, bearings: number, width: number): number[] {
  const way = [start];
  let corner = start;
  let heading = 31 - Math.clz32(leaving[start]);
  do {
    leaving[corner] &= ~(1 << heading);
    const b = Math.floor(corner / width);
    const r = corner % width;
    if (heading === OUT) corner = b * width + r + 1;
    else if (heading === IN) corner = b * width + r - 1;
    else corner = ((b + (heading === ROUND ? 1 : bearings - 1)) % bearings) * width + r;
    way.push(corner);
    heading =
      [heading + 1, heading, heading + 3].map((turn) => turn % 4).find((turn) => leaving[corner] & (1 << turn)) ?? -1;
  } while (corner !== start && heading >= 0);
  return way;
}

/** A closed way cut into rings that pass each corner once. */
function splitAtRepeats(way: readonly number[]): number[][] {
  const rings: number[][] = [];
  const stack: number[] = [];
  for (const corner of way) {
    const before = stack.indexOf(corner);
    if (before >= 0) {
      const ring = stack.splice(before);
      if (ring.length > 2) rings.push([...ring, corner]);
    }
    stack.push(corner);
  }
  return rings;
}

function toCoords(grid: PolarGrid, corners: readonly number[]): Float64Array {
  const coords = new Float64Array(corners.length * 2);
  corners.forEach((corner, i) => {
    const angle = (Math.floor(corner / (grid.rings + 1)) * 2 * Math.PI) / grid.bearings;
    const awayM = (corner % (grid.rings + 1)) * grid.ringM;
    coords[2 * i] = sevenDecimals(grid.lng + (awayM * Math.cos(angle)) / grid.metresPerDegLng);
    coords[2 * i + 1] = sevenDecimals(grid.lat + (awayM * Math.sin(angle)) / grid.metresPerDegLat);
  });
  return coords;
}

/** What a GeoJSON file can hold, so that writing a shape does not change it. */
export const sevenDecimals = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** Twice the area in square degrees, positive against the clock. */
function signedArea(ring: Float64Array): number {
  let sum = 0;
  for (let k = 0; k + 3 < ring.length; k += 2)
    sum += (ring[k] - ring[0]) * (ring[k + 3] - ring[1]) - (ring[k + 2] - ring[0]) * (ring[k + 1] - ring[1]);
  return sum;
}

/** Whether the middle of a ring's first edge lies within another ring; the two do not cross. */
function holdsRing(outer: Float64Array, inner: Float64Array): boolean {
  const x = (inner[0] + inner[2]) / 2;
  const y = (inner[1] + inner[3]) / 2;
  let isInside = false;
  for (let k = 0; k + 3 < outer.length; k += 2) {
    const [ax, ay, bx, by] = [outer[k], outer[k + 1], outer[k + 2], outer[k + 3]];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isInside = !isInside;
  }
  return isInside;
}
