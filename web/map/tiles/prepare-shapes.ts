import { type BoxIndex, buildBoxIndex } from '../../../engine/index/box-index.ts';
import type { PolygonSet } from '../../../engine/index.ts';
import { toX, toY } from './mercator.ts';
import { weighPath } from './path-weights.ts';

/** Consecutive positions that are judged by one box. */
export const CHUNK = 64;

/** A set of polygons or lines, ready to be cut: on the map, weighed, with boxes of parts, rings and runs of positions. */
export interface PreparedShapes {
  readonly set: PolygonSet;
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** See `weighPath`. */
  readonly weight: Float32Array;
  /** West, north, east, south of each ring. */
  readonly ringBox: Int32Array;
  /** The first chunk of each ring; its chunks have `CHUNK` positions, the last one fewer. */
  readonly chunkStart: Uint32Array;
  readonly chunkBox: Int32Array;
  /** The most that a position of the chunk weighs. */
  readonly chunkWeight: Float32Array;
  /** The parts by the box of their first ring. */
  readonly parts: BoxIndex;
}

const prepared = new WeakMap<PolygonSet, PreparedShapes>();

/** The set made ready, once: it is remembered as long as the set itself is. */
export function prepareShapes(set: PolygonSet): PreparedShapes {
  let known = prepared.get(set);
  if (known === undefined) {
    known = prepare(set);
    prepared.set(set, known);
  }
  return known;
}

function prepare(set: PolygonSet): PreparedShapes {
  const { coords, ringStart, partStart } = set;
  const vertices = coords.length / 2;
  const x = new Int32Array(vertices);
  const y = new Int32Array(vertices);
  for (let v = 0; v < vertices; v++) {
    x[v] = toX(coords[2 * v]);
    y[v] = toY(coords[2 * v + 1]);
  }
  const weight = new Float32Array(vertices);
  const rings = ringStart.length - 1;
  const ringBox = new Int32Array(rings * 4);
  const chunkStart = new Uint32Array(rings + 1);
  for (let ring = 0; ring < rings; ring++) {
    weighPath(x, y, ringStart[ring], ringStart[ring + 1], weight);
    writeBox(x, y, ringStart[ring], ringStart[ring + 1], ringBox, ring);
    chunkStart[ring + 1] = chunkStart[ring] + Math.ceil((ringStart[ring + 1] - ringStart[ring]) / CHUNK);
  }
  const chunkBox = new Int32Array(chunkStart[rings] * 4);
  const chunkWeight = new Float32Array(chunkStart[rings]);
  for (let ring = 0; ring < rings; ring++) {
    for (let chunk = chunkStart[ring]; chunk < chunkStart[ring + 1]; chunk++) {
      const from = ringStart[ring] + (chunk - chunkStart[ring]) * CHUNK;
      const to = Math.min(from + CHUNK, ringStart[ring + 1]);
      writeBox(x, y, from, to, chunkBox, chunk);
      for (let v = from; v < to; v++) if (weight[v] > chunkWeight[chunk]) chunkWeight[chunk] = weight[v];
    }
  }
  const partBoxes = Int32Array.from(
    { length: (partStart.length - 1) * 4 },
    (_, k) => ringBox[partStart[k >> 2] * 4 + (k & 3)],
  );
  return { set, x, y, weight, ringBox, chunkStart, chunkBox, chunkWeight, parts: buildBoxIndex(partBoxes) };
}

function writeBox(x: Int32Array, y: Int32Array, from: number, to: number, boxes: Int32Array, at: number): void {
  let [west, north, east, south] = [x[from], y[from], x[from], y[from]];
  for (let v = from + 1; v < to; v++) {
    if (x[v] < west) west = x[v];
    else if (x[v] > east) east = x[v];
    if (y[v] < north) north = y[v];
    else if (y[v] > south) south = y[v];
  }
  boxes[at * 4] = west;
  boxes[at * 4 + 1] = north;
  boxes[at * 4 + 2] = east;
  boxes[at * 4 + 3] = south;
}
