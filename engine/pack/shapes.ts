import type { ShapeColumns } from '../dataset.ts';
import { writeBox } from '../predicates/write-box.ts';
import type { FlatGeometry } from '../records.ts';
import { createGrowable } from './column.ts';

/**
 * Coordinates are collected in blocks, so that nothing is copied as they become more: a small one first, since one shape alone is
 * packed as well, each twice as long as the last, up to 4 MB. In doubles.
 */
const FIRST_BLOCK_LENGTH = 1 << 10;
const BLOCK_LENGTH = 1 << 19;

/** West, south, east, north of the shape at hand. */
const bounds = new Float64Array(4);

/**
 * A builder of shape columns. Geometries are copied; polygons are wound as RFC 7946 wants them (exterior
 * counter-clockwise, holes clockwise) and each ring starts at its lexicographically smallest vertex, so that the same
 * shape is the same numbers however a file happened to write it.
 */
export function createShapeBuilder(kind: 'polygon' | 'line') {
  const featureStart = createGrowable<Uint32Array<ArrayBuffer>>(Uint32Array);
  const partStart = createGrowable<Uint32Array<ArrayBuffer>>(Uint32Array);
  const ringStart = createGrowable<Uint32Array<ArrayBuffer>>(Uint32Array);
  const box = createGrowable<Float64Array<ArrayBuffer>>(Float64Array);
  /** Each feature's coordinates are a stretch of one block. */
  const blocks: Float64Array[] = [new Float64Array(0)];
  const blockOf = createGrowable<Uint32Array<ArrayBuffer>>(Uint32Array);
  const offsetOf = createGrowable<Uint32Array<ArrayBuffer>>(Uint32Array);
  let used = 0;
  let vertices = 0;
  for (const starts of [featureStart, partStart, ringStart]) starts.push(0);

  /** The block that has room for so many doubles from `used` on. */
  const blockFor = (length: number): Float64Array => {
    const last = blocks[blocks.length - 1];
    if (used + length <= last.length) return last;
    used = 0;
    const usual = Math.min(BLOCK_LENGTH, Math.max(FIRST_BLOCK_LENGTH, 2 * last.length));
    const added = new Float64Array(Math.max(usual, length));
    blocks.push(added);
    return added;
  };

  return {
    push(geometry: FlatGeometry) {
      const rings = geometry.ringStart;
      const first = rings[geometry.partStart[0]];
      const length = 2 * (rings[geometry.partStart[geometry.partStart.length - 1]] - first);
      const block = blockFor(length);
      copyCoords(geometry.coords, 2 * first, length, block, used);
      for (let part = 0; part + 1 < geometry.partStart.length; part++) {
        for (let ring = geometry.partStart[part]; ring < geometry.partStart[part + 1]; ring++) {
          const from = used / 2 + rings[ring] - first;
          const to = used / 2 + rings[ring + 1] - first;
          if (kind === 'polygon') normaliseRing(block, from, to, ring === geometry.partStart[part]);
          vertices += to - from;
          ringStart.push(vertices);
        }
        partStart.push(ringStart.length - 1);
      }
      featureStart.push(partStart.length - 1);
      blockOf.push(blocks.length - 1);
      offsetOf.push(used);
      writeBox(block, used / 2, (used + length) / 2, bounds, 0);
      if (bounds[0] * bounds[2] <= 0 || bounds[1] * bounds[3] <= 0) {
        dropNegativeZeros(block, used, used + length);
        writeBox(block, used / 2, (used + length) / 2, bounds, 0);
      }
      for (let side = 0; side < 4; side++) box.push(length === 0 ? Number.NaN : bounds[side]);
      used += length;
    },
    /** The order of the features by their geometry alone; equal geometries keep `tie`'s order. */
    order(tie: (a: number, b: number) => number): Uint32Array {
      const boxes = box.values();
      const starts = view();
      const boxed = (f: number): BoxedVertices => ({
        boxes,
        feature: f,
        coords: blocks[blockOf.values()[f]],
        from: offsetOf.values()[f],
        count: firstVertex(starts, f + 1) - firstVertex(starts, f),
      });
      // The western edges nearly always tell; only where they do not the features are taken up.
      return Uint32Array.from({ length: featureStart.length - 1 }, (_, f) => f).sort(
        (a, b) => boxes[4 * a] - boxes[4 * b] || compareBoxed(boxed(a), boxed(b)) || tie(a, b),
      );
    },
    gather(order: Uint32Array): ShapeColumns {
      const shapes = gatherStarts(view(), order);
      const { featureStart, partStart, ringStart } = shapes;
      const coords = new Float64Array(2 * ringStart[partStart[featureStart[order.length]]]);
      const boxes = new Float64Array(4 * order.length);
      const [given, blockNumbers, offsets] = [box.values(), blockOf.values(), offsetOf.values()];
      for (let f = 0; f < order.length; f++) {
        const from = 2 * firstVertex(shapes, f);
        const length = 2 * firstVertex(shapes, f + 1) - from;
        const offset = offsets[order[f]];
        coords.set(blocks[blockNumbers[order[f]]].subarray(offset, offset + length), from);
        for (let side = 0; side < 4; side++) boxes[4 * f + side] = given[4 * order[f] + side];
      }
      blocks.length = 0;
      return { ...shapes, coords, box: boxes };
    },
  };

  function view() {
    return {
      featureStart: featureStart.values(),
      partStart: partStart.values(),
      ringStart: ringStart.values(),
    };
  }
}

function copyCoords(from: ArrayLike<number>, start: number, length: number, into: Float64Array, at: number): void {
  if (from instanceof Float64Array) into.set(from.subarray(start, start + length), at);
  else for (let k = 0; k < length; k++) into[at + k] = from[start + k];
}

/** Turns -0 into 0. */
function dropNegativeZeros(coords: Float64Array, from: number, to: number): void {
  for (let k = from; k < to; k++) coords[k] += 0;
}

type Starts = Pick<ShapeColumns, 'featureStart' | 'partStart' | 'ringStart'>;

const firstVertex = (s: Starts, feature: number): number => s.ringStart[s.partStart[s.featureStart[feature]]];

/** Where features, parts and rings start once the features are in another order. */
function gatherStarts(from: Starts, order: Uint32Array): Starts {
  let parts = 0;
  let rings = 0;
  for (const f of order) {
    parts += from.featureStart[f + 1] - from.featureStart[f];
    rings += from.partStart[from.featureStart[f + 1]] - from.partStart[from.featureStart[f]];
  }
  const to = {
    featureStart: new Uint32Array(order.length + 1),
    partStart: new Uint32Array(parts + 1),
    ringStart: new Uint32Array(rings + 1),
  };
  let part = 0;
  let ring = 0;
  let vertex = 0;
  order.forEach((f, i) => {
    for (let p = from.featureStart[f]; p < from.featureStart[f + 1]; p++) {
      for (let r = from.partStart[p]; r < from.partStart[p + 1]; r++) {
        vertex += from.ringStart[r + 1] - from.ringStart[r];
        to.ringStart[++ring] = vertex;
      }
      to.partStart[++part] = ring;
    }
    to.featureStart[i + 1] = part;
  });
  return to;
}

type Boxed = Starts & Pick<ShapeColumns, 'box' | 'coords'>;

/** The order of two features by their boxes, then by their vertices; 0 where these are equal. */
export const compareShapes = (one: Boxed, a: number, other: Boxed, b: number): number =>
  compareBoxed(boxedOf(one, a), boxedOf(other, b));

/** A feature's box, and its vertices: `count` of them from `coords[from]` on. */
interface BoxedVertices {
  readonly boxes: Float64Array;
  readonly feature: number;
  readonly coords: Float64Array;
  readonly from: number;
  readonly count: number;
}

const boxedOf = (shapes: Boxed, feature: number): BoxedVertices => {
  const first = firstVertex(shapes, feature);
  const count = firstVertex(shapes, feature + 1) - first;
  return { boxes: shapes.box, feature, coords: shapes.coords, from: 2 * first, count };
};

function compareBoxed(a: BoxedVertices, b: BoxedVertices): number {
  for (let k = 0; k < 4; k++) {
    const difference = a.boxes[a.feature * 4 + k] - b.boxes[b.feature * 4 + k];
    if (difference !== 0) return difference;
  }
  if (a.count !== b.count) return a.count - b.count;
  for (let k = 0; k < a.count * 2; k++) {
    const difference = a.coords[a.from + k] - b.coords[b.from + k];
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The ring that is being turned. */
let turned = new Float64Array(1024);

/** Winds the closed ring [from, to) counter-clockwise (or clockwise for a hole) and turns it to start at its smallest vertex. */
function normaliseRing(coords: Float64Array, from: number, to: number, counterClockwise: boolean): void {
  const count = to - from - 1;
  if (count < 1) return;
  let doubleArea = 0;
  let smallest = from;
  const originLng = coords[from * 2];
  const originLat = coords[from * 2 + 1];
  for (let v = from; v < to - 1; v++) {
    const ax = coords[v * 2] - originLng;
    const ay = coords[v * 2 + 1] - originLat;
    doubleArea += ax * (coords[v * 2 + 3] - originLat) - (coords[v * 2 + 2] - originLng) * ay;
    const byLng = coords[v * 2] - coords[smallest * 2];
    if (byLng < 0 || (byLng === 0 && coords[v * 2 + 1] < coords[smallest * 2 + 1])) smallest = v;
  }
  const reversed = doubleArea > 0 !== counterClockwise && doubleArea !== 0;
  if (!reversed && smallest === from) return;
  if (turned.length < 2 * count) turned = new Float64Array(4 * count);
  turned.set(coords.subarray(from * 2, (to - 1) * 2));
  const start = smallest - from;
  for (let k = 0; k < count; k++) {
    const offset = reversed ? start - k + (k > start ? count : 0) : start + k - (start + k >= count ? count : 0);
    coords[(from + k) * 2] = turned[offset * 2];
    coords[(from + k) * 2 + 1] = turned[offset * 2 + 1];
  }
  coords[(to - 1) * 2] = coords[from * 2];
  coords[(to - 1) * 2 + 1] = coords[from * 2 + 1];
}
