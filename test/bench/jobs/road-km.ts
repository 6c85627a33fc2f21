import { booleanPointInPolygon, lineSplit } from '@turf/turf';
import { buildBoxIndex, searchBoxes } from '../../../engine/index/box-index.ts';
import { type Dataset, lengthM, splitRange } from '../../../engine/index.ts';
import { buildAreaTable } from '../../../engine/measure/areas.ts';
import { createRoadTable, ROADS_PER_TASK } from '../../../engine/measure/roads.ts';
import { addSparse } from '../../../engine/measure/sparse-counts.ts';
import { ANY, cellOf } from '../../../engine/measure/table.ts';
import type { Contender, Job } from '../contender.ts';
import { openGeos, partsOf } from '../geos.ts';
import { ourContenders } from '../our-contenders.ts';
import { postgis } from '../postgis.ts';
import { lineFeature, polygonFeature } from '../turf-features.ts';

/** Relative to the metres of our answer. */
const TOLERANCE = 1e-9;

const ROADS_QUERY = `WITH covered AS (SELECT ST_Subdivide(ST_Union(geom)) AS geom FROM coverage)
  SELECT sum(ST_Length(ST_Intersection(roads.geom, covered.geom)::geography))
  FROM roads JOIN covered ON ST_Intersects(roads.geom, covered.geom)`;

const lengthOf = (path: Float64Array): number => lengthM(path, 0, path.length / 2);

/** Unions all coverage, cuts all roads with it at once, and measures what is inside on the ellipsoid. */
const geosWasm: Contender = {
  name: 'geos-wasm, union then cut',
  async prepare({ dataset }) {
    const geos = await openGeos();
    const { coverage, roads } = dataset;
    const all = geos.polygons(partsOf(coverage!.shapes).map((part) => geos.polygon(coverage!.shapes, part)));
    const { ringStart, coords } = roads!.shapes;
    const paths = Array.from({ length: ringStart.length - 1 }, (_, path) =>
      geos.line(coords.subarray(2 * ringStart[path], 2 * ringStart[path + 1])),
    );
    const lines = geos.lines(paths);
    const run = (): number => {
      const union = geos.GEOSUnaryUnion(all);
      const inside = geos.GEOSIntersection(lines, union);
      const metres = geos.pathsOf(inside).reduce((sum, path) => sum + lengthOf(path), 0);
      geos.GEOSGeom_destroy(union);
      geos.GEOSGeom_destroy(inside);
      return metres;
    };
    return { run };
  },
};

/** Splits each road at every polygon that may meet it, and keeps the pieces whose middle lies in one. */
const turf: Contender = {
  name: 'Turf + flatbush',
  prepare: ({ dataset }) => ({ run: () => turfMetres(dataset) }),
};

function turfMetres({ coverage, roads }: Dataset): number {
  const { shapes } = coverage!;
  const index = buildBoxIndex(shapes.box);
  let metres = 0;
  for (let path = 0; path + 1 < roads!.shapes.ringStart.length; path++) {
    const [west, south, east, north] = roads!.shapes.box.subarray(4 * path, 4 * path + 4);
    const polygons = searchBoxes(index, west, south, east, north).map((row) => polygonFeature(shapes, row));
    let pieces = [lineFeature(roads!.shapes, path)];
    for (const polygon of polygons)
      pieces = pieces.flatMap((piece) => {
        const { features } = lineSplit(piece, polygon);
        return features.length === 0 ? [piece] : features;
      });
    for (const { geometry } of pieces) {
      const flat = Float64Array.from(geometry.coordinates.flat());
      const k = flat.length > 4 ? 2 * Math.floor(flat.length / 4) : -1;
      const middle = k < 0 ? [(flat[0] + flat[2]) / 2, (flat[1] + flat[3]) / 2] : [flat[k], flat[k + 1]];
      if (polygons.some((polygon) => booleanPointInPolygon(middle, polygon))) metres += lengthOf(flat);
    }
  }
  return metres;
}

export const roadKm: Job = {
  name: 'road-km',
  title: 'road km inside coverage',
  contenders: [
    ...ourContenders(async (runner, dataset) => {
      const counts = await runner.run('roadCounts', splitRange(dataset.roads!.count, ROADS_PER_TASK));
      const table = createRoadTable(dataset, buildAreaTable(dataset.admin));
      addSparse(
        table,
        counts.map(({ mobile }) => mobile),
      );
      return table.numerator[cellOf(table, 0, table.operators.indexOf(ANY), 0, 0, 0)];
    }),
    geosWasm,
    turf,
    ...postgis(['coverage', 'roads'], ROADS_QUERY, ([[metres]]) => Number(metres)),
  ],
  describe: (metres) => `${((metres as number) / 1000).toFixed(3)} km`,
  compare(ours, theirs) {
    const error = Math.abs((theirs as number) / (ours as number) - 1);
    return {
      agrees: error <= TOLERANCE,
      says: error === 0 ? 'equal' : `relative difference ${error.toExponential(1)}`,
    };
  },
};
