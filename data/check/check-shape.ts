import { INSIDE, locateInRing, ON_EDGE, OUTSIDE } from '../../engine/predicates/point-in-polygon.ts';
import type { IssueCode } from './codes.ts';
import { type Finding, showDegrees } from './findings.ts';
import { keepRings, type Shape, setApart } from './keep-rings.ts';
import { findRingCrossing, GAVE_UP, NO_CROSSING } from './ring-crossing.ts';
import { countPositions, isClosed, isFlatRing, isSameRing, isTwiceAround } from './ring-shape.ts';

/** A hole is searched for vertices inside and outside its exterior no longer than this many vertex tests. */
const HOLE_TESTS = 500_000_000;

/** Adds one finding for all the rings of a row that share a fault: the first by number, the others by count. */
function addRings(findings: Finding[], code: IssueCode, rings: readonly number[], facts: Finding['facts'] = {}): void {
  if (rings.length === 0) return;
  const more = rings.length === 1 ? '' : ` (likewise ${rings.length - 1} more)`;
  findings.push({ code, column: 'geometry', facts: { ring: rings[0] + 1, more, others: rings.length - 1, ...facts } });
}

/** The lines of a geometry, without paths that have no length, or `null` where none has any; says so in `findings`. */
export function checkLines(geometry: Shape, findings: Finding[]): Shape | null {
  const { ringStart, coords } = geometry;
  const points: number[] = [];
  for (let path = 0; path + 1 < ringStart.length; path++) {
    if (countPositions(coords, ringStart[path], ringStart[path + 1], 2) < 2) points.push(path);
  }
  if (points.length === 0) return geometry;
  if (points.length === ringStart.length - 1) {
    findings.push({ code: 'line-too-short', column: 'geometry', facts: {} });
    return null;
  }
  addRings(findings, 'degenerate-part-dropped', points);
  const dropped = new Set(points);
  return keepRings(geometry, (path) => dropped.has(path), false).shape;
}

/**
 * The polygons of a geometry with every ring closed, without rings that enclose nothing, and with holes that lie outside of their exterior
 * as polygons of their own, or `null` where nothing is left; says so in `findings`. Polygons that need no repair are given back themselves.
 */
export function checkPolygons(geometry: Shape, findings: Finding[]): Shape | null {
  const { partStart, ringStart, coords } = geometry;
  const empty: number[] = [];
  const open: number[] = [];
  for (let part = 0; part + 1 < partStart.length; part++) {
    for (let ring = partStart[part]; ring < partStart[part + 1]; ring++) {
      const from = ringStart[ring];
      const to = ringStart[ring + 1];
      if (countPositions(coords, from, to, 3) < 3 || isFlatRing(coords, from, to) || isTwiceAround(coords, from, to))
        empty.push(ring);
      else if (!isClosed(coords, from, to)) open.push(ring);
    }
    if (isFilledByHole(geometry, part) && !empty.includes(partStart[part])) empty.push(partStart[part]);
  }
  if (empty.length === 0 && open.length === 0) {
    return judgeRings(geometry, (ring) => ring, findings);
  }
  const { shape, origin } = keepRings(geometry, droppedRings(geometry, empty), true);
  if (origin.length === 0) {
    findings.push(nothingEnclosed(geometry));
    return null;
  }
  addRings(findings, 'degenerate-part-dropped', empty);
  addRings(findings, 'unclosed-ring', open);
  return judgeRings(shape, (ring) => origin[ring], findings);
}

/** Whether some hole of a polygon is its exterior once more. */
function isFilledByHole({ partStart, ringStart, coords }: Shape, part: number): boolean {
  const exterior = partStart[part];
  for (let hole = exterior + 1; hole < partStart[part + 1]; hole++)
    if (isSameRing(coords, ringStart[exterior], ringStart[exterior + 1], ringStart[hole], ringStart[hole + 1]))
      return true;
  return false;
}

/** Whether a ring goes: it encloses nothing, or it is a hole in an exterior that does not. */
function droppedRings({ partStart }: Shape, empty: readonly number[]): (ring: number) => boolean {
  const dropped = new Set(empty);
  for (let part = 0; part + 1 < partStart.length; part++) {
    if (!dropped.has(partStart[part])) continue;
    for (let ring = partStart[part]; ring < partStart[part + 1]; ring++) dropped.add(ring);
  }
  return (ring) => dropped.has(ring);
}

function nothingEnclosed({ ringStart, coords }: Shape): Finding {
  const count = countPositions(coords, ringStart[0], ringStart[1], 3);
  const facts = { ring: 1, count, noun: count === 1 ? 'position' : 'positions' };
  return { code: count < 3 ? 'ring-too-short' : 'zero-area-ring', column: 'geometry', facts };
}

/**
 * The polygons with holes that lie outside as polygons of their own; says in `findings` which closed rings cross themselves and which
 * holes are not inside. `number` is a ring's position in the file.
 */
function judgeRings(shape: Shape, number: (ring: number) => number, findings: Finding[]): Shape {
  const { partStart, ringStart, coords } = shape;
  const crossing: number[] = [];
  const intricate: number[] = [];
  const outside: number[] = [];
  const partly: number[] = [];
  let firstEdge = 0;
  for (let part = 0; part + 1 < partStart.length; part++) {
    for (let ring = partStart[part]; ring < partStart[part + 1]; ring++) {
      const edge = findRingCrossing(coords, ringStart[ring], ringStart[ring + 1]);
      if (edge === GAVE_UP) intricate.push(number(ring));
      else if (edge !== NO_CROSSING) {
        if (crossing.length === 0) firstEdge = edge;
        crossing.push(number(ring));
      }
      const place = ring > partStart[part] ? placeOfHole(shape, partStart[part], ring) : INSIDE;
      if (place === OUTSIDE) outside.push(ring);
      else if (place === ON_EDGE) partly.push(number(ring));
    }
  }
  if (crossing.length > 0) {
    const near = { lng: showDegrees(coords[firstEdge * 2]), lat: showDegrees(coords[firstEdge * 2 + 1]) };
    addRings(findings, 'self-crossing-ring', crossing, near);
  }
  addRings(findings, 'intricate-ring', intricate);
  addRings(findings, 'hole-outside-exterior', outside.map(number));
  addRings(findings, 'hole-partly-outside', partly);
  return outside.length === 0 ? shape : setApart(shape, new Set(outside));
}

/** Where a hole lies with regard to its exterior; `ON_EDGE` where it crosses that from outside. */
function placeOfHole({ ringStart, coords }: Shape, exterior: number, hole: number): number {
  const from = ringStart[exterior];
  const to = ringStart[exterior + 1];
  let tests = HOLE_TESTS;
  let isOutside = false;
  for (let v = ringStart[hole]; v < ringStart[hole + 1] && tests > 0; v++) {
    const place = locateInRing(coords, from, to, coords[v * 2], coords[v * 2 + 1]);
    if (place === INSIDE) return isOutside ? ON_EDGE : INSIDE;
    if (place === OUTSIDE) isOutside = true;
    tests -= to - from;
  }
  return isOutside ? OUTSIDE : INSIDE;
}
