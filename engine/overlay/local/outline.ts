import { EdgeTable } from '../edge-table.ts';
import type { PolygonSet } from '../polygon-set.ts';
import { toDegrees, toUnitPolygons, type UnitBox, type UnitPolygons } from '../units.ts';
import { boxesMeet, boxOfPoints } from './zone.ts';

/** Runs a group. */
const GROUP_RUNS = 32;
/** Edges a run: few enough that its box says where they are, many enough that runs are few. */
const RUN_EDGES = 32;

/** A dissolved set ring by ring, in its canonical order, so that a change leaves the objects of all other rings as they are. */
export interface Outline {
  readonly parts: readonly OutlinePart[];
}

/** A polygon: its exterior, then its holes. */
export interface OutlinePart {
  readonly rings: readonly OutlineRing[];
}

export interface OutlineRing {
  /** x and y of its vertices in units, from the lexicographically smallest, which is repeated at the end. */
  readonly xy: Float64Array;
  readonly box: UnitBox;
  /** The boxes of every {@link RUN_EDGES} edges: minX, minY, maxX, maxY. */
  readonly runs: Float64Array;
  /** The boxes of every {@link GROUP_RUNS} runs. */
  readonly groups: Float64Array;
  /** The vertices, ascending, where this ring or another of the outline passes once more. */
  readonly touching: readonly number[];
}

export function createRing(xy: Float64Array, touching: readonly number[]): OutlineRing {
  const runs = boxesOfStretches(xy, RUN_EDGES);
  // The corners of boxes are points, two a box.
  const groups = boxesOfStretches(runs, 2 * GROUP_RUNS, 0);
  return { xy, box: boxOfPoints(groups), runs, groups, touching };
}

/** The boxes of every `size` points, and as many more of the next; minX, minY, maxX, maxY each. */
function boxesOfStretches(xy: Float64Array, size: number, more = 1): Float64Array {
  const points = xy.length / 2;
  const boxes = new Float64Array(4 * Math.ceil((points - more) / size));
  for (let b = 0; 4 * b < boxes.length; b++) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    const end = 2 * Math.min(points, (b + 1) * size + more);
    for (let k = 2 * b * size; k < end; k += 2) {
      if (xy[k] < minX) minX = xy[k];
      if (xy[k] > maxX) maxX = xy[k];
      if (xy[k + 1] < minY) minY = xy[k + 1];
      if (xy[k + 1] > maxY) maxY = xy[k + 1];
    }
    boxes[4 * b] = minX;
    boxes[4 * b + 1] = minY;
    boxes[4 * b + 2] = maxX;
    boxes[4 * b + 3] = maxY;
  }
  return boxes;
}

/** The outline of a set as `dissolve` returns it. */
export function toOutline(set: PolygonSet): Outline {
  const { partStart, ringStart, xy } = toUnitPolygons(set);
  const table = new EdgeTable('sum', xy.length / 2);
  const passes: number[] = [];
  const nodeOf = new Int32Array(xy.length / 2);
  for (let r = 0; r + 1 < ringStart.length; r++) {
    for (let v = ringStart[r]; v < ringStart[r + 1] - 1; v++) {
      nodeOf[v] = table.nodeOf(xy, 2 * v);
      passes[nodeOf[v]] = (passes[nodeOf[v]] ?? 0) + 1;
    }
  }
  const parts: OutlinePart[] = [];
  for (let p = 0; p + 1 < partStart.length; p++) {
    const rings: OutlineRing[] = [];
    for (let r = partStart[p]; r < partStart[p + 1]; r++) {
      const touching: number[] = [];
      for (let v = ringStart[r]; v < ringStart[r + 1] - 1; v++)
        if (passes[nodeOf[v]] > 1) touching.push(v - ringStart[r]);
      rings.push(createRing(xy.slice(2 * ringStart[r], 2 * ringStart[r + 1]), touching));
    }
    parts.push({ rings });
  }
  return { parts };
}

/** Parts as the set that `dissolve` returns. */
export function partsToPolygonSet(parts: readonly OutlinePart[]): PolygonSet {
  let [rings, values] = [0, 0];
  for (const part of parts) {
    rings += part.rings.length;
    for (const { xy } of part.rings) values += xy.length;
  }
  const set = {
    partStart: new Uint32Array(parts.length + 1),
    ringStart: new Uint32Array(rings + 1),
    coords: new Float64Array(values),
  };
  let [ring, at] = [0, 0];
  parts.forEach((part, p) => {
    for (const { xy } of part.rings) {
      for (let k = 0; k < xy.length; k++) set.coords[at++] = toDegrees(xy[k]);
      set.ringStart[++ring] = at / 2;
    }
    set.partStart[p + 1] = ring;
  });
  return set;
}

/** The boxes of the exteriors of parts, made when first asked for. */
const partBoxes = new WeakMap<readonly OutlinePart[], Float64Array>();

function boxesOfParts(parts: readonly OutlinePart[]): Float64Array {
  let boxes = partBoxes.get(parts);
  if (boxes === undefined) {
    boxes = new Float64Array(4 * parts.length);
    for (let p = 0; p < parts.length; p++) {
      const { minX, minY, maxX, maxY } = parts[p].rings[0].box;
      boxes[4 * p] = minX;
      boxes[4 * p + 1] = minY;
      boxes[4 * p + 2] = maxX;
      boxes[4 * p + 3] = maxY;
    }
    partBoxes.set(parts, boxes);
  }
  return boxes;
}

const meets = (boxes: Float64Array, b: number, { minX, minY, maxX, maxY }: UnitBox): boolean =>
  boxes[4 * b] <= maxX && boxes[4 * b + 2] >= minX && boxes[4 * b + 1] <= maxY && boxes[4 * b + 3] >= minY;

/** Visits stretches of edges, those from vertex `from` to vertex `to` of a ring, with all that come near a box; far ones are skipped. */
export function eachStretch(
  { parts }: Outline,
  box: UnitBox,
  visit: (ring: OutlineRing, from: number, to: number, part: OutlinePart) => void,
): void {
  const boxes = boxesOfParts(parts);
  for (let p = 0; p < parts.length; p++) {
    if (!meets(boxes, p, box)) continue;
    for (const ring of parts[p].rings)
      if (boxesMeet(ring.box, box)) eachStretchOfRing(ring, box, (from, to) => visit(ring, from, to, parts[p]));
  }
}

function eachStretchOfRing(
  { runs, groups, xy }: OutlineRing,
  box: UnitBox,
  visit: (from: number, to: number) => void,
): void {
  let first = -1;
  const end = runs.length / 4;
  for (let r = 0; r <= end; r++) {
    const isFarGroup = r < end && r % GROUP_RUNS === 0 && !meets(groups, r / GROUP_RUNS, box);
    if (r < end && !isFarGroup && meets(runs, r, box)) {
      if (first < 0) first = r;
      continue;
    }
    if (first >= 0) visit(first * RUN_EDGES, Math.min(r * RUN_EDGES, xy.length / 2 - 1));
    first = -1;
    if (isFarGroup) r = Math.min(r + GROUP_RUNS, end) - 1;
  }
}

/** The edges of outlines that come near a box, and some that do not, as open rings of one polygon. */
export function edgesNear(outlines: readonly Outline[], box: UnitBox): UnitPolygons {
  const pieces: Float64Array[] = [];
  const starts = [0];
  for (const outline of outlines) {
    eachStretch(outline, box, ({ xy }, from, to) => {
      pieces.push(xy.subarray(2 * from, 2 * to + 2));
      starts.push(starts[starts.length - 1] + to - from + 1);
    });
  }
  const xy = new Float64Array(2 * starts[starts.length - 1]);
  pieces.forEach((piece, i) => {
    xy.set(piece, 2 * starts[i]);
  });
  return { partStart: Uint32Array.of(0, pieces.length), ringStart: Uint32Array.from(starts), xy };
}
