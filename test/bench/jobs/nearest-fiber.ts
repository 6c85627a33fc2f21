import { lineString, pointToLineDistance } from '@turf/turf';
import Flatbush from 'flatbush';
import { pointSegmentDistanceM } from '../../../engine/geodesy/point-segment.ts';
import { type Dataset, splitRange } from '../../../engine/index.ts';
import { scatterRows } from '../../../engine/measure/nearby-villages.ts';
import type { Contender, Job } from '../contender.ts';
import { openGeos } from '../geos.ts';
import { ourContenders } from '../our-contenders.ts';
import { postgis } from '../postgis.ts';

const POINTS_PER_TASK = 4096;
/** Exact to this, metres; what differs by more is said to differ. */
const TOLERANCE_M = 0.05;

const NEAREST_QUERY = `SELECT metres FROM villages CROSS JOIN LATERAL (
    SELECT ST_Distance(segments.geom, villages.geom::geography) AS metres
    FROM segments ORDER BY segments.geom <-> villages.geom::geography LIMIT 1) AS nearest ORDER BY village`;

/** The first vertex of every segment of the routes. */
function segmentStarts({ fiber }: Dataset): Uint32Array {
  const { ringStart } = fiber!.shapes;
  const starts: number[] = [];
  for (let path = 0; path + 1 < ringStart.length; path++)
    for (let vertex = ringStart[path]; vertex < ringStart[path + 1] - 1; vertex++) starts.push(vertex);
  return Uint32Array.from(starts);
}

/** The usual way: the nearest boxes in degrees, then Turf's distance to each of their segments. */
const turf: Contender = {
  name: 'Turf + flatbush',
  prepare({ dataset }) {
    const { coords } = dataset.fiber!.shapes;
    const starts = segmentStarts(dataset);
    const index = new Flatbush(starts.length);
    for (const start of starts) {
      const [ax, ay, bx, by] = coords.subarray(2 * start, 2 * start + 4);
      index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    }
    index.finish();
    const { lng, lat, count } = dataset.villages!;
    const run = (): Float64Array => {
      return Float64Array.from({ length: count }, (_, village) => {
        let leastM = Number.POSITIVE_INFINITY;
        for (const segment of index.neighbors(lng[village], lat[village], 4)) {
          const k = 2 * starts[segment];
          const line = lineString([
            [coords[k], coords[k + 1]],
            [coords[k + 2], coords[k + 3]],
          ]);
          leastM = Math.min(leastM, pointToLineDistance([lng[village], lat[village]], line, { units: 'meters' }));
        }
        return leastM;
      });
    };
    return { run };
  },
};

/** A search tree over degrees, longitude shortened once for the whole country, and the exact distance to what it finds. */
const geosWasm: Contender = {
  name: 'geos-wasm STRtree',
  async prepare({ dataset }) {
    const geos = await openGeos();
    const { coords } = dataset.fiber!.shapes;
    const { lng, lat, count } = dataset.villages!;
    const scale = Math.cos((16 * Math.PI) / 180);
    const tree = geos.GEOSSTRtree_create(10);
    const startOf = new Map<number, number>();
    const flat = new Float64Array(4);
    for (const start of segmentStarts(dataset)) {
      for (let k = 0; k < 4; k++) flat[k] = coords[2 * start + k] * (k % 2 === 0 ? scale : 1);
      const segment = geos.line(flat);
      startOf.set(segment, start);
      geos.GEOSSTRtree_insert(tree, segment, segment);
    }
    geos.GEOSSTRtree_build(tree);
    const run = (): Float64Array => {
      return Float64Array.from({ length: count }, (_, village) => {
        const point = geos.GEOSGeom_createPointFromXY(lng[village] * scale, lat[village]);
        const k = 2 * startOf.get(geos.GEOSSTRtree_nearest(tree, point))!;
        geos.GEOSGeom_destroy(point);
        return pointSegmentDistanceM(
          lng[village],
          lat[village],
          coords[k],
          coords[k + 1],
          coords[k + 2],
          coords[k + 3],
        );
      });
    };
    return { run };
  },
};

export const nearestFiberJob: Job = {
  name: 'nearest-fiber',
  title: 'nearest fiber of every village',
  contenders: [
    ...ourContenders(async (runner, dataset) => {
      const parts = await runner.run('nearestFiber', splitRange(dataset.villages!.count, POINTS_PER_TASK));
      return scatterRows(
        Float64Array,
        parts.map(({ villages, distanceM }) => ({ villages, values: distanceM })),
      );
    }),
    turf,
    geosWasm,
    ...postgis(['villages', 'segments'], NEAREST_QUERY, (rows) =>
      Float64Array.from(rows, ([distance]) => Number(distance)),
    ),
  ],
  describe: (answer) => `${Math.round((answer as Float64Array).reduce((sum, m) => sum + m, 0) / 1000)} km in all`,
  compare(ours, theirs) {
    const [a, b] = [ours as Float64Array, theirs as Float64Array];
    const worstM = a.reduce((worst, distance, k) => Math.max(worst, Math.abs(distance - b[k])), 0);
    return { agrees: worstM <= TOLERANCE_M, says: worstM === 0 ? 'equal' : `up to ${worstM.toPrecision(2)} m apart` };
  },
};
