import { booleanPointInPolygon } from '@turf/turf';
import { buildBoxIndex, searchBoxes } from '../../../engine/index/box-index.ts';
import { type Dataset, defaultProfile, splitRange } from '../../../engine/index.ts';
import { concatHits, judgedPoints } from '../../../engine/measure/cover-hits.ts';
import { collectEvidence, mobileOperators } from '../../../engine/measure/evidence.ts';
import type { Contender, Job } from '../contender.ts';
import { openGeos } from '../geos.ts';
import { ourContenders } from '../our-contenders.ts';
import { postgis } from '../postgis.ts';
import { polygonFeature } from '../turf-features.ts';

const POINTS_PER_TASK = 4096;

/** The column of each operator in a set. */
const columnsOfOperators = (dataset: Dataset) =>
  new Map(Array.from(mobileOperators(dataset), (company, column) => [company, column]));

const SETS_QUERY = `SELECT village, company, bit_or(1 << technology)
  FROM villages JOIN coverage ON ST_Intersects(coverage.geom, villages.geom) GROUP BY village, company`;

/** The sets that a test of one polygon and one village gives, found over a box index. */
function setsBy(dataset: Dataset, covers: (row: number, lng: number, lat: number) => boolean) {
  const villages = dataset.villages!;
  const coverage = dataset.coverage!;
  const index = buildBoxIndex(coverage.shapes.box);
  const columnOf = columnsOfOperators(dataset);
  return (): Uint8Array => {
    const sets = new Uint8Array(villages.count * columnOf.size);
    for (let village = 0; village < villages.count; village++) {
      const lng = villages.lng[village];
      const lat = villages.lat[village];
      for (const row of searchBoxes(index, lng, lat, lng, lat)) {
        const cell = village * columnOf.size + columnOf.get(coverage.operator[row])!;
        const bit = 1 << coverage.technology[row];
        // A set that has the bit needs no test.
        if ((sets[cell] & bit) === 0 && covers(row, lng, lat)) sets[cell] |= bit;
      }
    }
    return sets;
  };
}

const turf: Contender = {
  name: 'Turf + flatbush',
  prepare({ dataset }) {
    const { shapes, count } = dataset.coverage!;
    const features = Array.from({ length: count }, (_, row) => polygonFeature(shapes, row));
    return { run: setsBy(dataset, (row, lng, lat) => booleanPointInPolygon([lng, lat], features[row])) };
  },
};

const geosWasm: Contender = {
  name: 'geos-wasm, prepared + flatbush',
  async prepare({ dataset }) {
    const geos = await openGeos();
    const { shapes, count } = dataset.coverage!;
    const prepared = Array.from({ length: count }, (_, row) =>
      geos.GEOSPrepare(geos.polygon(shapes, shapes.featureStart[row])),
    );
    return { run: setsBy(dataset, (row, lng, lat) => geos.GEOSPreparedIntersectsXY(prepared[row], lng, lat) === 1) };
  },
};

export const villageSets: Job = {
  name: 'village-sets',
  title: 'operator × technology set of every village',
  contenders: [
    ...ourContenders(async (runner, dataset) => {
      const points = judgedPoints(dataset);
      const hits = await runner.run('coverHits', splitRange(points.lng.length, POINTS_PER_TASK));
      return collectEvidence(dataset, defaultProfile, points, concatHits(hits)).counted;
    }),
    turf,
    geosWasm,
    ...postgis(['villages', 'coverage'], SETS_QUERY, (rows, dataset) => {
      const columnOf = columnsOfOperators(dataset);
      const sets = new Uint8Array(dataset.villages!.count * columnOf.size);
      for (const [village, company, bits] of rows)
        sets[Number(village) * columnOf.size + columnOf.get(Number(company))!] = Number(bits);
      return sets;
    }),
  ],
  describe: (sets) => `${(sets as Uint8Array).reduce((sum, bits) => sum + countBits(bits), 0)} bits`,
  compare(ours, theirs) {
    const [a, b] = [ours as Uint8Array, theirs as Uint8Array];
    const different = a.reduce((sum, bits, k) => sum + Number(bits !== b[k]), 0);
    return { agrees: different === 0, says: different === 0 ? 'equal' : `${different} sets differ` };
  },
};

const countBits = (bits: number): number => [0, 1, 2, 3].reduce((sum, bit) => sum + ((bits >> bit) & 1), 0);
