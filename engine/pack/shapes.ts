import type { ShapeColumns } from '../dataset.ts';
import type { FlatGeometry } from '../records.ts';
import { createGrowable } from './column.ts';

/**
 * A builder of shape columns. Geometries are copied; polygons are wound as RFC 7946 wants them (exterior
 * counter-clockwise, holes clockwise) and each ring starts at its lexicographically smallest vertex, so that the same
 * shape is the same numbers however a file happened to write it.
 */
export function createShapeBuilder(kind: 'polygon' | 'line') {
  const featureStart = createGrowable<Uint32Array<ArrayBuffer>>(Uint32Array);
  const partStart = createGrowable<Uint32Array<ArrayBuffer>>(Uint32Array);
  const ringStart = createGrowable<Uint32Array<ArrayBuffer>>(Uint32Array);
  let coords = new Float64Array(1024);
  let vertices = 0;
  featureStart.push(0);
  partStart.push(0);
  ringStart.push(0);

  const reserve = (count: number) => {
    if ((vertices + count) * 2 <= coords.length) return;
    const grown = new Float64Array(Math.max(coords.length * 2, (vertices + count) * 2));
    grown.set(coords.subarray(0, vertices * 2));
    coords = grown;
  };

  return {
    push(geometry: FlatGeometry) {
      for (let part = 0; part + 1 < geometry.partStart.length; part++) {
        for (let ring = geometry.partStart[part]; ring < geometry.partStart[part + 1]; ring++) {
          const from = geometry.ringStart[ring];
          const count = geometry.ringStart[ring + 1] - from;
          reserve(count);
          for (let k = 0; k < count * 2; k++) coords[vertices * 2 + k] = geometry.coords[from * 2 + k] + 0;
          if (kind === 'polygon') normaliseRing(coords, vertices, vertices + count, ring === geometry.partStart[part]);
          vertices += count;
          ringStart.push(vertices);
        }
        partStart.push(ringStart.length - 1);
      }
      featureStart.push(partStart.length - 1);
    },
    /** The order of the features by their geometry alone; equal geometries keep `tie`'s order. */
    order(tie: (a: number, b: number) => number): Uint32Array {
      const shapes = view();
      const count = featureStart.length - 1;
      const box = featureBoxes(shapes.featureStart, shapes.partStart, shapes.ringStart, coords, count);
      const boxed = { ...shapes, box, coords };
      return Uint32Array.from({ length: count }, (_, i) => i).sort(
        (a, b) => compareShapes(boxed, a, boxed, b) || tie(a, b),
      );
    },
    gather(order: Uint32Array): ShapeColumns {
      const shapes = gatherShapes(view(), coords, order);
      coords = new Float64Array(0);
      return shapes;
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

type Starts = Pick<ShapeColumns, 'featureStart' | 'partStart' | 'ringStart'>;

const firstVertex = (s: Starts, feature: number): number => s.ringStart[s.partStart[s.featureStart[feature]]];

function gatherShapes(from: Starts, coords: Float64Array, order: Uint32Array): ShapeColumns {
  let parts = 0;
  let rings = 0;
  let vertices = 0;
  for (const f of order) {
    parts += from.featureStart[f + 1] - from.featureStart[f];
    rings += from.partStart[from.featureStart[f + 1]] - from.partStart[from.featureStart[f]];
    vertices += firstVertex(from, f + 1) - firstVertex(from, f);
  }
  const to = {
    featureStart: new Uint32Array(order.length + 1),
    partStart: new Uint32Array(parts + 1),
    ringStart: new Uint32Array(rings + 1),
    coords: new Float64Array(vertices * 2),
  };
  let part = 0;
  let ring = 0;
  let vertex = 0;
  order.forEach((f, i) => {
    const start = firstVertex(from, f);
    to.coords.set(coords.subarray(start * 2, firstVertex(from, f + 1) * 2), vertex * 2);
    for (let p = from.featureStart[f]; p < from.featureStart[f + 1]; p++) {
      for (let r = from.partStart[p]; r < from.partStart[p + 1]; r++) {
        vertex += from.ringStart[r + 1] - from.ringStart[r];
        to.ringStart[++ring] = vertex;
      }
      to.partStart[++part] = ring;
    }
    to.featureStart[i + 1] = part;
  });
  return { ...to, box: featureBoxes(to.featureStart, to.partStart, to.ringStart, to.coords, order.length) };
}

/** West, south, east, north of each feature; an empty feature has NaN. */
function featureBoxes(
  featureStart: Uint32Array,
  partStart: Uint32Array,
  ringStart: Uint32Array,
  coords: Float64Array,
  count: number,
): Float64Array<ArrayBuffer> {
  const box = new Float64Array(count * 4).fill(Number.NaN);
  for (let f = 0; f < count; f++) {
    const from = ringStart[partStart[featureStart[f]]];
    const to = ringStart[partStart[featureStart[f + 1]]];
    if (from === to) continue;
    let west = coords[from * 2];
    let south = coords[from * 2 + 1];
    let east = west;
    let north = south;
    for (let v = from + 1; v < to; v++) {
      const lng = coords[v * 2];
      const lat = coords[v * 2 + 1];
      if (lng < west) west = lng;
      else if (lng > east) east = lng;
      if (lat < south) south = lat;
      else if (lat > north) north = lat;
    }
    box[f * 4] = west;
    box[f * 4 + 1] = south;
    box[f * 4 + 2] = east;
    box[f * 4 + 3] = north;
  }
  return box;
}

type Boxed = Starts & Pick<ShapeColumns, 'box' | 'coords'>;

/** The order of two features by their boxes, then by their vertices; 0 where these are equal. */
export function compareShapes(one: Boxed, a: number, other: Boxed, b: number): number {
  for (let k = 0; k < 4; k++) {
    const difference = one.box[a * 4 + k] - other.box[b * 4 + k];
    if (difference !== 0) return difference;
  }
  return compareVertices(one, a, other, b);
}

function compareVertices(one: Boxed, a: number, other: Boxed, b: number): number {
  const [firstA, firstB] = [firstVertex(one, a), firstVertex(other, b)];
  const countA = firstVertex(one, a + 1) - firstA;
  const countB = firstVertex(other, b + 1) - firstB;
  if (countA !== countB) return countA - countB;
  for (let k = 0; k < countA * 2; k++) {
    const difference = one.coords[firstA * 2 + k] - other.coords[firstB * 2 + k];
    if (difference !== 0) return difference;
  }
  return 0;
}

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
  const ring = coords.slice(from * 2, (to - 1) * 2);
  for (let k = 0; k <= count; k++) {
    const offset = smallest - from + (reversed ? count - k : k);
    const source = ((offset % count) + count) % count;
    coords[(from + k) * 2] = ring[source * 2];
    coords[(from + k) * 2 + 1] = ring[source * 2 + 1];
  }
}
