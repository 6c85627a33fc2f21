import { crossEdge, INSIDE, ON_EDGE, OUTSIDE, TOUCHES_EDGE } from './point-in-polygon.ts';

/** A slab holds about this many edges of a ring that runs up and down once. */
const EDGES_PER_SLAB = 4;
const MAX_SLABS = 1 << 14;

/** A ring cut into slabs of equal height, for many points; one is made and filled with ring after ring. */
export interface RingSlabs {
  /** Takes the closed ring of vertices [from, to). */
  fill(coords: Float64Array, from: number, to: number): void;
  /** Where a point lies with regard to the ring: exactly what `locateInRing` says. */
  locate(lng: number, lat: number): number;
}

/**
 * Slabs without a ring. Every slab lists the edges that reach into it, and only those of the point's slab are asked: an edge
 * wholly above or below the point says nothing. Slab numbers never fall as latitudes rise, whatever their rounding, so the
 * slab of a point lies among those of each edge beside it.
 */
export function createRingSlabs(): RingSlabs {
  let ring: Float64Array = new Float64Array(0);
  let south = 0;
  let north = 0;
  let scale = 0;
  let slabs = 1;
  let start = new Uint32Array(64);
  let edges = new Uint32Array(1024);
  let slabOf = new Uint16Array(64);

  function fill(coords: Float64Array, from: number, to: number): void {
    ring = coords;
    const count = to - from;
    slabs = Math.min(MAX_SLABS, Math.max(1, Math.floor(count / EDGES_PER_SLAB)));
    south = Infinity;
    north = -Infinity;
    for (let k = 2 * from + 1; k < 2 * to; k += 2) {
      const lat = coords[k];
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
    scale = slabs / (north - south);
    if (!(scale < Infinity)) scale = 0;
    if (slabOf.length < count) slabOf = new Uint16Array(2 * count);
    for (let v = 0; v < count; v++) {
      const slab = ((coords[2 * (from + v) + 1] - south) * scale) | 0;
      slabOf[v] = slab < slabs ? slab : slabs - 1;
    }
    listEdges(from, count);
  }

  /** Lists the first vertex of every edge in each slab from that of its lower end to that of its upper one. */
  function listEdges(from: number, count: number): void {
    if (start.length < slabs + 2) start = new Uint32Array(2 * slabs + 2);
    else start.fill(0, 0, slabs + 2);
    for (let v = 0; v + 1 < count; v++) {
      const a = slabOf[v];
      const b = slabOf[v + 1];
      const high = Math.max(a, b);
      for (let slab = Math.min(a, b); slab <= high; slab++) start[slab + 2]++;
    }
    for (let slab = 0; slab < slabs; slab++) start[slab + 2] += start[slab + 1];
    const total = start[slabs + 1];
    if (edges.length < total) edges = new Uint32Array(2 * total);
    // While they are listed, start[slab + 1] is where the next edge of the slab goes; in the end it is where the slab ends.
    for (let v = 0; v + 1 < count; v++) {
      const a = slabOf[v];
      const b = slabOf[v + 1];
      const high = Math.max(a, b);
      for (let slab = Math.min(a, b); slab <= high; slab++) edges[start[slab + 1]++] = 2 * (from + v);
    }
  }

  function locate(lng: number, lat: number): number {
    if (!(lat >= south && lat <= north)) return OUTSIDE;
    let slab = ((lat - south) * scale) | 0;
    if (slab >= slabs) slab = slabs - 1;
    let crossed = 0;
    for (let at = start[slab], end = start[slab + 1]; at < end; at++) {
      const k = edges[at];
      const crossing = crossEdge(ring[k], ring[k + 1], ring[k + 2], ring[k + 3], lng, lat);
      if (crossing === TOUCHES_EDGE) return ON_EDGE;
      crossed ^= crossing;
    }
    return crossed === 1 ? INSIDE : OUTSIDE;
  }

  return { fill, locate };
}
