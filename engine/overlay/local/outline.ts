import { EdgeTable } from '../edge-table.ts';
import type { UnitBox } from '../noding.ts';
import type { PolygonSet } from '../polygon-set.ts';
import { toDegrees, toUnitPolygons, type UnitPolygons } from '../units.ts';
import { boxesMeet, boxOfPoints } from './zone.ts';

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
  /** The vertices, ascending, where this ring or another of the outline passes once more. */
  readonly touching: readonly number[];
}

export function createRing(xy: Float64Array, touching: readonly number[]): OutlineRing {
  const edges = xy.length / 2 - 1;
  const runs = new Float64Array(4 * Math.ceil(edges / RUN_EDGES));
  for (let r = 0; 4 * r < runs.length; r++) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    const end = 2 * Math.min(edges, (r + 1) * RUN_EDGES) + 2;
    for (let k = 2 * r * RUN_EDGES; k < end; k += 2) {
      if (xy[k] < minX) minX = xy[k];
      if (xy[k] > maxX) maxX = xy[k];
      if (xy[k + 1] < minY) minY = xy[k + 1];
      if (xy[k + 1] > maxY) maxY = xy[k + 1];
    }
    runs[4 * r] = minX;
    runs[4 * r + 1] = minY;
    runs[4 * r + 2] = maxX;
    runs[4 * r + 3] = maxY;
  }
  return { xy, box: boxOfPoints(runs), runs, touching };
}

/** The outline of a set as `dissolve` returns it. */
export function toOutline(set: PolygonSet): Outline {
  const { partStart, ringStart, xy } = toUnitPolygons(set);
  const table = new EdgeTable('sum', xy.length / 2);
  const passes: number[] = [];
  const nodeOf = new Int32Array(xy.length / 2);
  for (let r = 0; r + 1 < ringStart.length; r++) {
    for (let v = ringStart[r]; v < ringStart[r + 1] - 1; v++) {
      nodeOf[v] = table.nodeAt(xy[2 * v], xy[2 * v + 1]);
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

/** Visits stretches of edges, those from vertex `from` to vertex `to` of a ring, with all that come near a box; far ones are skipped. */
export function eachStretch(
  outline: Outline,
  box: UnitBox,
  visit: (ring: OutlineRing, from: number, to: number, part: OutlinePart) => void,
): void {
  for (const part of outline.parts) {
    if (!boxesMeet(part.rings[0].box, box)) continue;
    for (const ring of part.rings) {
      if (!boxesMeet(ring.box, box)) continue;
      const { runs, xy } = ring;
      let first = -1;
      for (let r = 0; 4 * r <= runs.length; r++) {
        const isNear =
          4 * r < runs.length &&
          runs[4 * r] <= box.maxX &&
          runs[4 * r + 2] >= box.minX &&
          runs[4 * r + 1] <= box.maxY &&
          runs[4 * r + 3] >= box.minY;
        if (isNear && first < 0) first = r;
        if (isNear || first < 0) continue;
        visit(ring, first * RUN_EDGES, Math.min(r * RUN_EDGES, xy.length / 2 - 1), part);
        first = -1;
      }
    }
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
