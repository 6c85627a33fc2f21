import { createLocalFrame } from '../geodesy/local-frame.ts';
import type { FlatGeometry } from '../records.ts';
import type { Technology } from '../vocabulary.ts';
import type { CostRules } from './costs.ts';
import { outlineOfCells, type PolarGrid } from './polar-outline.ts';
import { curvatureDropM, PHONE_M, type Terrain } from './terrain.ts';

/** An antenna to be put up. */
export interface Antenna {
  readonly lng: number;
  readonly lat: number;
  /** Above the ground. */
  readonly heightM: number;
  readonly technology: Technology;
}

/** What an antenna would cover. Radius with line of sight today; a propagation model can take its place. */
export interface ReachModel {
  /** The farthest that an antenna of a generation can reach, metres. */
  radiusM(technology: Technology): number;
  /**
   * The ground that the antenna serves, as polygons in degrees with at most seven decimals: what is proposed, drawn and
   * recounted is one and the same shape.
   */
  reachOf(antenna: Antenna): FlatGeometry;
}

/** Directions in which the ground is looked at; at 4 km neighbours are 210 m apart. */
const BEARINGS = 120;
/** Steps along a direction, metres: the spacing of a 3-arc-second elevation model. */
const STEP_M = 90;

/** A disc of the stated radius, as an inscribed polygon: no point of it is farther than the radius. */
export function createRadiusReach(radiusM: Readonly<Record<Technology, number>>): ReachModel {
  return {
    radiusM: (technology) => radiusM[technology],
    reachOf: ({ lng, lat, technology }) =>
      outlineOfCells(gridAround(lng, lat, radiusM[technology], radiusM[technology])),
  };
}

/**
 * A disc of the stated radius without the ground that terrain hides from the antenna. A spot is in sight when the line from
 * the antenna to a phone over it clears every height in between, the Earth's curvature taken with 4/3 of its radius.
 * Where the terrain is not known nothing is hidden. Judged in cells of 3° by 90 m.
 */
export function createTerrainReach(radiusM: Readonly<Record<Technology, number>>, terrain: Terrain): ReachModel {
  return {
    radiusM: (technology) => radiusM[technology],
    reachOf(antenna) {
      const { lng, lat, technology } = antenna;
      const groundM = terrain.heightM(lng, lat);
      if (Number.isNaN(groundM)) return outlineOfCells(gridAround(lng, lat, radiusM[technology], radiusM[technology]));
      const grid = gridAround(lng, lat, radiusM[technology], STEP_M);
      hideBehindTerrain(grid, antenna, groundM + antenna.heightM, terrain);
      return outlineOfCells(grid);
    },
  };
}

/** The reach that the rules state, or a share of it, over the terrain where there is one. */
export function createReach({ radius_m }: CostRules, terrain: Terrain | null, factor = 1): ReachModel {
  const radiusM = {
    '2G': radius_m['2G'] * factor,
    '3G': radius_m['3G'] * factor,
    '4G': radius_m['4G'] * factor,
    '5G': radius_m['5G'] * factor,
  };
  return terrain === null ? createRadiusReach(radiusM) : createTerrainReach(radiusM, terrain);
}

/** A grid of cells in sight round a position, `stepM` deep or as little less as the radius divides by. */
function gridAround(lng: number, lat: number, radiusM: number, stepM: number): PolarGrid {
  const rings = Math.max(1, Math.ceil(radiusM / stepM - 1e-9));
  const { metresPerDegLng, metresPerDegLat } = createLocalFrame(lat);
  return {
    lng,
    lat,
    metresPerDegLng,
    metresPerDegLat,
    bearings: BEARINGS,
    rings,
    ringM: radiusM / rings,
    seen: new Uint8Array(BEARINGS * rings).fill(1),
  };
}

function hideBehindTerrain(grid: PolarGrid, { lng, lat }: Antenna, topM: number, terrain: Terrain): void {
  for (let b = 0; b < grid.bearings; b++) {
    const angle = ((b + 0.5) * 2 * Math.PI) / grid.bearings;
    const lngPerM = Math.cos(angle) / grid.metresPerDegLng;
    const latPerM = Math.sin(angle) / grid.metresPerDegLat;
    let horizon = Number.NEGATIVE_INFINITY;
    for (let ring = 0; ring < grid.rings; ring++) {
      const awayM = (ring + 0.5) * grid.ringM;
      const groundM = terrain.heightM(lng + awayM * lngPerM, lat + awayM * latPerM);
      if (Number.isNaN(groundM)) continue;
      const overM = groundM - curvatureDropM(awayM) - topM;
      if ((overM + PHONE_M) / awayM < horizon) grid.seen[b * grid.rings + ring] = 0;
      if (overM / awayM > horizon) horizon = overM / awayM;
    }
  }
}
