import Flatbush from 'flatbush';
import type { SomePolygons } from './open-cells.ts';
import { orient } from './predicates.ts';

/** Polygons by their boxes. */
export interface WindingIndex extends SomePolygons {
  readonly index: Flatbush;
}

export function windingIndex(near: SomePolygons): WindingIndex {
  const { boxes, parts } = near;
  const index = new Flatbush(parts.length);
  for (const p of parts) index.add(boxes[4 * p], boxes[4 * p + 1], boxes[4 * p + 2], boxes[4 * p + 3]);
  index.finish();
  return { ...near, index };
}

/** How many of the polygons contain a point that is on none of their edges. */
export function windingAt({ polygons, parts, index }: WindingIndex, qx: number, qy: number): number {
  const { partStart, ringStart, xy } = polygons;
  let winding = 0;
  for (const i of index.search(qx, qy, qx, qy)) {
    const p = parts[i];
    for (let r = partStart[p]; r < partStart[p + 1]; r++)
      winding += ringWinding(xy, ringStart[r], ringStart[r + 1], qx, qy);
  }
  return winding;
}

/** How many times a closed ring turns around q, by its crossings of the ray to the east. */
function ringWinding(xy: Float64Array, start: number, end: number, qx: number, qy: number): number {
  let winding = 0;
  for (let i = 2 * start; i < 2 * (end - 1); i += 2) {
    const up = xy[i + 3] > qy;
    if (xy[i + 1] > qy === up) continue;
    const turn = orient(xy[i], xy[i + 1], xy[i + 2], xy[i + 3], qx, qy);
    if (turn > 0 === up) winding += up ? 1 : -1;
  }
  return winding;
}
