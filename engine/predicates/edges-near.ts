import type { PolygonSet } from '../dataset.ts';

/** A slab holds about this many of the edges that are found. */
const EDGES_PER_SLAB = 2;
const MAX_SLABS = 1 << 12;

/** The edges of a polygon near a box, for many short lines in the box; one is made and filled again and again. */
export interface EdgesNear {
  /** Takes the edges of a part's rings that are not wholly to one side of the box; false where there are none. */
  fill(polygons: PolygonSet, part: number, west: number, south: number, east: number, north: number): boolean;
  /**
   * Sets `from` and `to` so that edges[from .. to) are all that reach between two latitudes of the box, and some more; one may
   * be there twice.
   */
  between(south: number, north: number): void;
  /** Twice the first vertex of each edge. */
  edges: Uint32Array;
  from: number;
  to: number;
}

/**
 * A holder of no edges. Edges lie in slabs of latitude over the box. Slab numbers never fall as latitudes rise, whatever their
 * rounding, so an edge and a line that share a latitude share a slab.
 */
export function createEdgesNear(): EdgesNear {
  let found = new Uint32Array(256);
  let start = new Uint32Array(64);
  let slabs = 1;
  let base = 0;
  let scale = 0;

  const slabOf = (lat: number): number => {
    const slab = ((lat - base) * scale) | 0;
    return slab < 0 ? 0 : slab < slabs ? slab : slabs - 1;
  };

  function fill(polygons: PolygonSet, part: number, west: number, south: number, east: number, north: number): boolean {
    const { coords } = polygons;
    const count = findEdges(polygons, part, west, south, east, north);
    if (count === 0) return false;
    slabs = Math.min(MAX_SLABS, Math.max(1, Math.floor(count / EDGES_PER_SLAB)));
    base = south;
    scale = slabs / (north - south);
    if (!(scale < Infinity)) scale = 0;
    if (start.length < slabs + 2) start = new Uint32Array(2 * slabs + 2);
    else start.fill(0, 0, slabs + 2);
    const lowest = (k: number) => slabOf(Math.max(south, Math.min(coords[k + 1], coords[k + 3])));
    const highest = (k: number) => slabOf(Math.min(north, Math.max(coords[k + 1], coords[k + 3])));
    for (let i = 0; i < count; i++)
      for (let slab = lowest(found[i]), last = highest(found[i]); slab <= last; slab++) start[slab + 2]++;
    for (let slab = 0; slab < slabs; slab++) start[slab + 2] += start[slab + 1];
    if (near.edges.length < start[slabs + 1]) near.edges = new Uint32Array(2 * start[slabs + 1]);
    const { edges } = near;
    for (let i = 0; i < count; i++)
      for (let slab = lowest(found[i]), last = highest(found[i]); slab <= last; slab++)
        edges[start[slab + 1]++] = found[i];
    return true;
  }

  /** Writes the edges that are not wholly to one side of the box and gives their number. */
  function findEdges(
    { partStart, ringStart, coords }: PolygonSet,
    part: number,
    west: number,
    south: number,
    east: number,
    north: number,
  ): number {
    const vertices = ringStart[partStart[part + 1]] - ringStart[partStart[part]];
    if (found.length < vertices) found = new Uint32Array(2 * vertices);
    let count = 0;
    for (let ring = partStart[part]; ring < partStart[part + 1]; ring++) {
      const end = ringStart[ring + 1] * 2 - 2;
      for (let k = ringStart[ring] * 2; k < end; k += 2) {
        const px = coords[k];
        const qx = coords[k + 2];
        if ((px < west && qx < west) || (px > east && qx > east)) continue;
        const py = coords[k + 1];
        const qy = coords[k + 3];
        if ((py < south && qy < south) || (py > north && qy > north)) continue;
        found[count++] = k;
      }
    }
    return count;
  }

  const near: EdgesNear = {
    fill,
    between(south, north) {
      near.from = start[slabOf(south)];
      near.to = start[slabOf(north) + 1];
    },
    edges: new Uint32Array(512),
    from: 0,
    to: 0,
  };
  return near;
}
