import type { ShapeColumns } from '../dataset.ts';
import { buildPointGrid } from '../index/point-grid.ts';
import { createRisingPoints, keepWhere, type RisingPoints, takeInBox } from '../index/rising-points.ts';
import { INSIDE, OUTSIDE } from '../predicates/point-in-polygon.ts';
import { sweepRing } from '../predicates/ring-sweep.ts';

/** The features over each point: those of point i are rows[start[i] .. start[i + 1]), ascending. */
export interface PointCovers {
  readonly start: Uint32Array;
  readonly rows: Uint32Array;
}

/**
 * Which of some features, given ascending, hold each point, on the edge included: the answer of `covers` for each of them and
 * every point. Feature by feature, so that one walk along a ring does for all the points near it.
 */
export function coverPoints(
  shapes: ShapeColumns,
  features: Uint32Array,
  lng: Float64Array,
  lat: Float64Array,
): PointCovers {
  const grid = buildPointGrid(lng, lat);
  const near = new Uint32Array(lng.length);
  const points = createRisingPoints(lng.length);
  const places = new Int8Array(lng.length + 1);
  const pairs = createPairs();
  const locateIn = createPartLocator(shapes, lng.length);
  const { featureStart, box } = shapes;
  for (const row of features) {
    const [west, south, east, north] = [box[4 * row], box[4 * row + 1], box[4 * row + 2], box[4 * row + 3]];
    takeInBox(points, near, grid.near(west, south, east, north, near), lng, lat, west, south, east, north);
    for (let part = featureStart[row]; part < featureStart[row + 1] && points.count > 0; part++) {
      locateIn(part, points, places);
      for (let i = 1; i <= points.count; i++) if (places[i] !== OUTSIDE) pairs.push(points.name[i], row);
      // Points that a part holds are done with; the others are tried on the next part.
      if (part + 1 < featureStart[row + 1]) keepWhere(points, places, OUTSIDE);
    }
  }
  return pairs.byPoint(lng.length);
}

/** A function that writes where each of some points, `most` of them, lies with regard to a part, as `locateInPart` says it. */
function createPartLocator({ partStart, ringStart, coords }: ShapeColumns, most: number) {
  const inHole = new Int8Array(most + 1);
  return (part: number, points: RisingPoints, places: Int8Array): void => {
    const exterior = partStart[part];
    const end = partStart[part + 1];
    if (exterior === end) {
      places.fill(OUTSIDE, 1, points.count + 1);
      return;
    }
    sweepRing(coords, ringStart[exterior], ringStart[exterior + 1], points, places);
    for (let ring = exterior + 1; ring < end; ring++) {
      sweepRing(coords, ringStart[ring], ringStart[ring + 1], points, inHole);
      // What lies on an edge or outside is settled; inside a hole is outside, and its edge is an edge.
      for (let i = 1; i <= points.count; i++) if (places[i] === INSIDE) places[i] = -inHole[i];
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
