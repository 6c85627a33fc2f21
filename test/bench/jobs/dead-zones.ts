import { difference, featureCollection, union } from '@turf/turf';
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import OverlayOp from 'jsts/org/locationtech/jts/operation/overlay/OverlayOp.js';
import UnaryUnionOp from 'jsts/org/locationtech/jts/operation/union/UnaryUnionOp.js';
// Gives geometries the methods that the operations call on them.
import 'jsts/org/locationtech/jts/monkey.js';
import type { Dataset, PolygonSet } from '../../../engine/index.ts';
import { landOf } from '../../../engine/measure/land.ts';
import { polygonsAreaKm2 } from '../../../engine/overlay/area.ts';
import { dissolve, overlay, polygonSetFromFeatures } from '../../../engine/overlay/index.ts';
import type { Contender, Job } from '../contender.ts';
import { openGeos, partsOf } from '../geos.ts';
import { postgis } from '../postgis.ts';
import { polygonFeature } from '../turf-features.ts';

/** Relative to our area. */
const TOLERANCE = 1e-9;

interface DeadZones {
  /** Square degrees: what every library measures alike. */
  readonly squareDegrees: number;
  readonly km2: number | null;
}

const DEAD_QUERY = 'SELECT ST_Area(ST_Difference((SELECT geom FROM land), (SELECT ST_Union(geom) FROM coverage)))';

const allRows = (count: number): number[] => Array.from({ length: count }, (_, row) => row);

const phusong: Contender = {
  name: 'phusong, 1 thread',
  prepare: ({ dataset }) => ({ run: () => deadZonesOf(dataset) }),
};

function deadZonesOf({ coverage, admin }: Dataset): DeadZones {
  const covered = dissolve(polygonSetFromFeatures(coverage!.shapes, allRows(coverage!.count)));
  const dead = overlay([landOf(admin)!, covered], (mask) => mask === 1);
  return { squareDegrees: squareDegreesOf(dead), km2: polygonsAreaKm2(dead) };
}

/** The plane area of polygons, exteriors counter-clockwise and holes clockwise. */
function squareDegreesOf({ ringStart, coords }: PolygonSet): number {
  let total = 0;
  for (let ring = 0; ring + 1 < ringStart.length; ring++) {
    const [x0, y0] = coords.subarray(2 * ringStart[ring], 2 * ringStart[ring] + 2);
    let twice = 0;
    for (let k = 2 * ringStart[ring]; k < 2 * ringStart[ring + 1] - 2; k += 2)
      twice += (coords[k] - x0) * (coords[k + 3] - y0) - (coords[k + 2] - x0) * (coords[k + 1] - y0);
    total += twice / 2;
  }
  return total;
}

const geosWasm: Contender = {
  name: 'geos-wasm',
  async prepare({ dataset: { coverage, admin } }) {
    const geos = await openGeos();
    const all = geos.polygons(partsOf(coverage!.shapes).map((part) => geos.polygon(coverage!.shapes, part)));
    const land = geos.polygon(admin!.shapes, 0);
    const run = (): DeadZones => {
      const covered = geos.GEOSUnaryUnion(all);
      const dead = geos.GEOSDifference(land, covered);
      const squareDegrees = geos.area(dead);
      geos.GEOSGeom_destroy(covered);
      geos.GEOSGeom_destroy(dead);
      return { squareDegrees, km2: null };
    };
    return { run };
  },
};

const jsts: Contender = {
  name: 'JSTS',
  prepare({ dataset: { coverage, admin } }) {
    const reader = new GeoJSONReader();
    const coordinates = allRows(coverage!.count).map(
      (row) => polygonFeature(coverage!.shapes, row).geometry.coordinates,
    );
    const all = reader.read({ type: 'MultiPolygon', coordinates });
    const land = reader.read(polygonFeature(admin!.shapes, 0).geometry);
    const run = (): DeadZones => {
      const covered = UnaryUnionOp.union(all);
      return { squareDegrees: OverlayOp.overlayOp(land, covered, OverlayOp.DIFFERENCE).getArea(), km2: null };
    };
    return { run };
  },
};

/** Turf unites and subtracts with polyclip-ts. */
const turf: Contender = {
  name: 'Turf (polyclip-ts)',
  prepare({ dataset: { coverage, admin } }) {
    const features = allRows(coverage!.count).map((row) => polygonFeature(coverage!.shapes, row));
    const land = polygonFeature(admin!.shapes, 0);
    const run = (): DeadZones => {
      const covered = union(featureCollection(features))!;
      const dead = difference(featureCollection([land, covered]))!;
      const polygons = dead.geometry.type === 'Polygon' ? [dead.geometry.coordinates] : dead.geometry.coordinates;
      const rings = polygons.flat();
      const ringStart = new Uint32Array(rings.length + 1);
      rings.forEach((ring, k) => {
        ringStart[k + 1] = ringStart[k] + ring.length;
      });
      const coords = Float64Array.from(rings.flat(2));
      return { squareDegrees: squareDegreesOf({ partStart: new Uint32Array(0), ringStart, coords }), km2: null };
    };
    return { run };
  },
};

export const deadZones: Job = {
  name: 'dead-zones',
  title: 'dissolve and dead zones',
  contenders: [
    phusong,
    geosWasm,
    jsts,
    turf,
    ...postgis(['coverage', 'land'], DEAD_QUERY, ([[area]]): DeadZones => ({ squareDegrees: Number(area), km2: null })),
  ],
  describe(answer) {
    const { km2, squareDegrees } = answer as DeadZones;
    return km2 === null ? `${squareDegrees.toFixed(9)} square degrees` : `${km2.toFixed(6)} km²`;
  },
  compare(ours, theirs) {
    const error = Math.abs((theirs as DeadZones).squareDegrees / (ours as DeadZones).squareDegrees - 1);
    return { agrees: error <= TOLERANCE, says: `relative difference ${error.toExponential(1)}` };
  },
};
