import type { ShapeColumns } from '../dataset.ts';
import { buildPointGrid } from '../index/point-grid.ts';
import { INSIDE, locateInRing, OUTSIDE } from '../predicates/point-in-polygon.ts';
import { createRingSlabs } from '../predicates/ring-slabs.ts';

/** The features over each point: those of point i are rows[start[i] .. start[i + 1]), ascending. */
export interface PointCovers {
  readonly start: Uint32Array;
  readonly rows: Uint32Array;
}

/** From this many points on it pays to cut a ring into slabs. */
const POINTS_FOR_SLABS = 10;

/**
 * Which of some features, given ascending, hold each point, on the edge included: the answer of `covers` for each of them and
 * every point. Feature by feature, so that a ring is in the cache for all the points near it.
 */
export function coverPoints(
  shapes: ShapeColumns,
  features: Uint32Array,
  lng: Float64Array,
  lat: Float64Array,
): PointCovers {
  const grid = buildPointGrid(lng, lat);
  const near = new Uint32Array(lng.length);
  const places = new Int8Array(lng.length);
  const pairs = createPairs();
  const locateIn = createRingLocator(shapes, lng, lat);
  const { featureStart, partStart, box } = shapes;
  for (const row of features) {
    const [west, south, east, north] = [box[4 * row], box[4 * row + 1], box[4 * row + 2], box[4 * row + 3]];
    let count = keepInBox(near, grid.near(west, south, east, north, near), lng, lat, west, south, east, north);
    for (let part = featureStart[row]; part < featureStart[row + 1] && count > 0; part++) {
      locateIn(partStart[part], partStart[part + 1], near, count, places);
      // Points that a part holds are done with; the others are tried on the next part.
      let left = 0;
      for (let i = 0; i < count; i++) {
        if (places[i] === OUTSIDE) near[left++] = near[i];
        else pairs.push(near[i], row);
      }
      count = left;
    }
  }
  return pairs.byPoint(lng.length);
}

/** Moves the points that a box holds to the front and gives their number. */
function keepInBox(
  points: Uint32Array,
  count: number,
  lng: Float64Array,
  lat: Float64Array,
  west: number,
  south: number,
  east: number,
  north: number,
): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const x = lng[points[i]];
    const y = lat[points[i]];
    if (x >= west && x <= east && y >= south && y <= north) points[kept++] = points[i];
  }
  return kept;
}

/** A function that writes where each of some points lies with regard to a polygon of rings, as `locateInPart` says it. */
function createRingLocator({ ringStart, coords }: ShapeColumns, lng: Float64Array, lat: Float64Array) {
  const slabs = createRingSlabs();
  return (firstRing: number, endRing: number, points: Uint32Array, count: number, places: Int8Array): void => {
    places.fill(OUTSIDE, 0, count);
    for (let ring = firstRing; ring < endRing; ring++) {
      const isHole = ring > firstRing;
      const from = ringStart[ring];
      const to = ringStart[ring + 1];
      const usesSlabs = count >= POINTS_FOR_SLABS;
      if (usesSlabs) slabs.fill(coords, from, to);
      for (let i = 0; i < count; i++) {
        // What lies on an edge or outside is settled; holes are asked about the rest.
        if (isHole && places[i] !== INSIDE) continue;
        const x = lng[points[i]];
        const y = lat[points[i]];
        const place = usesSlabs ? slabs.locate(x, y) : locateInRing(coords, from, to, x, y);
        places[i] = isHole ? -place : place;
      }
    }
  };
}

/** Pairs of a point and a row, pushed with rows ascending. */
function createPairs() {
  let points = new Uint32Array(1024);
  let rows = new Uint32Array(1024);
  let count = 0;
  return {
    push(point: number, row: number): void {
      if (count === points.length) {
        const [grownPoints, grownRows] = [new Uint32Array(2 * count), new Uint32Array(2 * count)];
        grownPoints.set(points);
        grownRows.set(rows);
        points = grownPoints;
        rows = grownRows;
      }
      points[count] = point;
      rows[count++] = row;
    },
    /** The rows of each of `length` points, ascending. */
    byPoint(length: number): PointCovers {
      const start = new Uint32Array(length + 2);
      for (let k = 0; k < count; k++) start[points[k] + 2]++;
      for (let point = 0; point < length; point++) start[point + 2] += start[point + 1];
      const sorted = new Uint32Array(count);
      for (let k = 0; k < count; k++) sorted[start[points[k] + 1]++] = rows[k];
      return { start: start.slice(0, length + 1), rows: sorted };
    },
  };
}
