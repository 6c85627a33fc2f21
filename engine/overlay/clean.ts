import { reversePositions } from '../predicates/reverse-positions.ts';
import { noTick, type Tick } from '../tick.ts';
import { buildArrangement } from './arrangement.ts';
import { EdgeTable } from './edge-table.ts';
import { facesWhere, labelFaces } from './label.ts';
import { nodeEdges } from './noding.ts';
import { addRing } from './rings.ts';
import type { TracedPolygons } from './to-polygon-set.ts';
import { tracePolygons } from './trace.ts';
import type { UnitPolygons } from './units.ts';

/** Attempts at finding a point that sees a whole ring. */
const CENTRE_TRIES = 12;
const POLYGONS_PER_TICK = 256;
/** A ring whose vertices are this many units away from all edges but their own stays as it is when it is noded by itself. */
const CLEAR = 4;

/** Polygons as {@link cleanPolygons} returns them. */
export interface CleanPolygons extends UnitPolygons {
  /** 1 for a polygon that certainly has one ring only, each vertex {@link CLEAR} units away from all edges but its own. */
  readonly isClear: Uint8Array;
}

/**
 * The same areas as polygons whose exteriors turn counter-clockwise, whose holes turn clockwise, and whose rings do not
 * cross: a polygon whose rings cross or touch themselves or each other is replaced by its interior under the even-odd rule.
 * Turns rings of the input around in place. Star-shaped rings cost O(vertices), other polygons a small overlay each.
 */
export function cleanPolygons(input: UnitPolygons, tick: Tick = noTick): CleanPolygons {
  const { partStart, ringStart, xy } = input;
  const kept: number[] = [];
  const cleaned: TracedPolygons[] = [];
  const isClear = new Uint8Array(partStart.length - 1);
  for (let p = 0; p + 1 < partStart.length; p++) {
    if (p % POLYGONS_PER_TICK === 0) tick(p / partStart.length);
    const ring = partStart[p];
    const rings = partStart[p + 1] - ring;
    const shape = rings === 1 ? orientSimpleRing(xy, ringStart[ring], ringStart[ring + 1]) : UNKNOWN;
    if (shape !== UNKNOWN) isClear[kept.push(p) - 1] = Number(shape === CLEAR_RING);
    else if (rings > 0) cleaned.push(cleanPolygon(input, p));
  }
  if (kept.length === isClear.length) return { ...input, isClear };
  const assembled = assemble(input, kept, cleaned);
  const clearOfAll = new Uint8Array(assembled.partStart.length - 1);
  clearOfAll.set(isClear.subarray(0, kept.length));
  return { ...assembled, isClear: clearOfAll };
}

/** What is known of a ring: nothing, that it is simple, or that it also is clear of itself, see {@link CLEAR}. */
const UNKNOWN = 0;
const SIMPLE_RING = 1;
const CLEAR_RING = 2;

/** Whether the ring is certainly closed and simple; it is then counter-clockwise. */
function orientSimpleRing(xy: Float64Array, start: number, end: number): number {
  const last = 2 * (end - 1);
  if (end - start < 4 || xy[2 * start] !== xy[last] || xy[2 * start + 1] !== xy[last + 1]) return UNKNOWN;
  const turn = starTurn(xy, start, end);
  if (turn < 0) reversePositions(xy, start, end);
  return Math.abs(turn);
}

/**
 * {@link SIMPLE_RING} or {@link CLEAR_RING}, negative for a clockwise ring, when every edge is seen under a positive (or negative) angle from one integer point and the angles add up to one
 * turn, which makes a ring simple; {@link UNKNOWN} when no such point was found. Seen from it every other edge lies beyond the ray through
 * one end of the edge next to it, so the distances of vertices to those rays are a lower bound. The point is searched by relaxation (Agmon 1954, Motzkin and
 * Schoenberg 1954): step over the line that it is most on the wrong side of.
 */
function starTurn(xy: Float64Array, start: number, end: number): number {
  let cx = 0;
  let cy = 0;
  let area = 0;
  for (let i = 2 * start; i < 2 * (end - 1); i += 2) {
    cx += xy[i];
    cy += xy[i + 1];
    area +=
      (xy[i] - xy[2 * start]) * (xy[i + 3] - xy[2 * start + 1]) -
      (xy[i + 2] - xy[2 * start]) * (xy[i + 1] - xy[2 * start + 1]);
  }
  const sign = area < 0 ? -1 : 1;
  cx = Math.round(cx / (end - 1 - start));
  cy = Math.round(cy / (end - 1 - start));
  for (let attempt = 0; attempt < CENTRE_TRIES; attempt++) {
    let worst = 0;
    let stepX = 0;
    let stepY = 0;
    let hidden = false;
    let crossings = 0;
    let isClear = true;
    for (let i = 2 * start; i < 2 * (end - 1); i += 2) {
      const ax = xy[i];
      const ay = xy[i + 1];
      const dx = xy[i + 2] - ax;
      const dy = xy[i + 3] - ay;
      const left = dx * (cy - ay);
      const right = dy * (cx - ax);
      const seen = sign * (left - right);
      const radius = Math.abs(ax - cx) + Math.abs(ay - cy);
      const nextRadius = Math.abs(ax + dx - cx) + Math.abs(ay + dy - cy);
      if (seen < CLEAR * radius || seen < CLEAR * nextRadius) isClear = false;
      if (ay <= cy !== xy[i + 3] <= cy) crossings++;
      // Beyond the exact range a ring is left to the general way.
      if (!(seen > 0) || Math.abs(left) + Math.abs(right) > 2 ** 53) {
        hidden = true;
        const length = Math.hypot(dx, dy);
        if (length === 0) return 0;
        const depth = seen / length;
        if (depth <= worst) {
          worst = depth;
          stepX = (-sign * dy) / length;
          stepY = (sign * dx) / length;
        }
      }
    }
    if (!hidden) return crossings !== 2 ? UNKNOWN : isClear ? sign * CLEAR_RING : sign * SIMPLE_RING;
    cx = Math.round(cx + stepX * (1 - worst * 1.6));
    cy = Math.round(cy + stepY * (1 - worst * 1.6));
  }
  return 0;
}

/** The interior of polygon p under the even-odd rule. */
function cleanPolygon({ partStart, ringStart, xy }: UnitPolygons, p: number): TracedPolygons {
  const table = new EdgeTable('xor', ringStart[partStart[p + 1]] - ringStart[partStart[p]]);
  for (let r = partStart[p]; r < partStart[p + 1]; r++) addRing(table, xy, ringStart[r], ringStart[r + 1], 1);
  nodeEdges(table);
  const arrangement = buildArrangement(table);
  return tracePolygons(
    arrangement,
    facesWhere(labelFaces(arrangement), (label) => label !== 0),
  );
}

/** The kept polygons of the input followed by the cleaned ones. */
function assemble(input: UnitPolygons, kept: readonly number[], cleaned: readonly TracedPolygons[]): UnitPolygons {
  const partStart: number[] = [0];
  const ringStart: number[] = [0];
  let vertices = 0;
  for (const p of kept) {
    for (let r = input.partStart[p]; r < input.partStart[p + 1]; r++) {
      vertices += input.ringStart[r + 1] - input.ringStart[r];
      ringStart.push(vertices);
    }
    partStart.push(ringStart.length - 1);
  }
  for (const { polygons } of cleaned) {
    for (const polygon of polygons) {
      for (const ring of polygon) {
        vertices += ring.length + 1;
        ringStart.push(vertices);
      }
      partStart.push(ringStart.length - 1);
    }
  }
  const xy = new Float64Array(vertices * 2);
  let at = 0;
  for (const p of kept) {
    const first = input.ringStart[input.partStart[p]] * 2;
    const end = input.ringStart[input.partStart[p + 1]] * 2;
    xy.set(input.xy.subarray(first, end), at);
    at += end - first;
  }
  for (const { table, polygons } of cleaned) {
    for (const polygon of polygons) {
      for (const ring of polygon) {
        for (let i = 0; i <= ring.length; i++) {
          const v = ring[i === ring.length ? 0 : i];
          xy[at++] = table.x[v];
          xy[at++] = table.y[v];
        }
      }
    }
  }
  return { partStart: Uint32Array.from(partStart), ringStart: Uint32Array.from(ringStart), xy };
}
