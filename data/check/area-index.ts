import Flatbush from 'flatbush';
import type { FlatGeometry } from '../../engine/index.ts';
import { locateInRing, ON_EDGE, OUTSIDE } from '../../engine/predicates/point-in-polygon.ts';

/** Edges per run: a point is tested against the runs on its parallel, not against every edge. */
const RUN_EDGES = 32;

/**
 * A function that tells whether a position lies in, or exactly on the edge of, any of the polygons. Within a polygon
 * even-odd decides over all its rings. Near-linear to build, and a position costs microseconds however dense the
 * boundaries are.
 */
export function createAreaIndex(areas: readonly FlatGeometry[]): (lng: number, lat: number) => boolean {
  const parts: { area: FlatGeometry; part: number }[] = [];
  for (const area of areas) for (let part = 0; part + 1 < area.partStart.length; part++) parts.push({ area, part });
  if (parts.length === 0) return () => false;
  const index = new Flatbush(parts.length);
  for (const { area, part } of parts) {
    const exterior = area.partStart[part];
    index.add(...runBox(area.coords, area.ringStart[exterior], area.ringStart[exterior + 1]));
  }
  index.finish();
  const tests: (((lng: number, lat: number) => boolean) | undefined)[] = [];
  return (lng, lat) =>
    index.collides(lng, lat, lng, lat, (item) => {
      tests[item] ??= createPartTest(parts[item].area, parts[item].part);
      return tests[item](lng, lat);
    });
}

/** A function that tells whether a position lies in, or on the edge of, one polygon. */
function createPartTest({ partStart, ringStart, coords }: FlatGeometry, part: number) {
  const vertices = coords as Float64Array;
  const from: number[] = [];
  const to: number[] = [];
  for (let ring = partStart[part]; ring < partStart[part + 1]; ring++) {
    const end = ringStart[ring + 1];
    for (let v = ringStart[ring]; v + 1 < end; v += RUN_EDGES) {
      from.push(v);
      to.push(Math.min(v + RUN_EDGES + 1, end));
    }
  }
  const runs = new Flatbush(from.length);
  for (let run = 0; run < from.length; run++) runs.add(...runBox(vertices, from[run], to[run]));
  runs.finish();
  return (lng: number, lat: number): boolean => {
    let inside = false;
    let onEdge = false;
    // a run is a stretch of a ring, and the crossings of a ring are the sum of those of its runs
    runs.collides(lng, lat, runs.maxX, lat, (run) => {
      const place = locateInRing(vertices, from[run], to[run], lng, lat);
      if (place === ON_EDGE) onEdge = true;
      else if (place !== OUTSIDE) inside = !inside;
      return onEdge;
    });
    return onEdge || inside;
  };
}

/** West, south, east, north of the vertices [from, to). */
export function runBox(coords: ArrayLike<number>, from: number, to: number): [number, number, number, number] {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let k = from * 2; k < to * 2; k += 2) {
    west = Math.min(west, coords[k]);
    east = Math.max(east, coords[k]);
    south = Math.min(south, coords[k + 1]);
    north = Math.max(north, coords[k + 1]);
  }
  return [west, south, east, north];
}
