import { sampleGrid } from './grid.ts';
import { makeLand } from './make.ts';
import { toX, toY } from './plane.ts';
import { hashUnit } from './random.ts';
import type { PlanId } from './spec.ts';
import { specOf } from './specs/index.ts';

/** A tile of the digital elevation model. */
export interface DemTile {
  /** `N22E103.hgt`: its south-west corner. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Samples along a side of a 3-arc-second tile; rows run from the north, edges are shared with the neighbours. */
const SIDE = 1201;
/** The value of SRTM for "no data". */
const VOID = -32768;

/**
 * The elevation tiles around a plan's sample province, in the SRTM format: 1201 × 1201 big-endian 16-bit metres. The
 * terrain is the one that shapes the coverage, with a little more roughness; further than its margin there is no data.
 */
export function* makeDem(planId: PlanId): Generator<DemTile> {
  const spec = specOf(planId);
  const { plane, terrain } = makeLand(spec);
  const { grid, heightM, slope } = terrain;
  const east = grid.west + grid.cols * grid.cellM;
  const north = grid.south + grid.rows * grid.cellM;
  const lngOf = (x: number): number => plane.lng0 + x / plane.mPerLng;
  const latOf = (y: number): number => plane.lat0 + y / plane.mPerLat;
  for (let lat = Math.floor(latOf(grid.south)); lat <= Math.floor(latOf(north)); lat++) {
    for (let lng = Math.floor(lngOf(grid.west)); lng <= Math.floor(lngOf(east)); lng++) {
      const bytes = new Uint8Array(SIDE * SIDE * 2);
      const view = new DataView(bytes.buffer);
      for (let row = 0; row < SIDE; row++) {
        const y = toY(plane, lat + 1 - row / (SIDE - 1));
        const globalRow = (lat + 1) * (SIDE - 1) - row;
        for (let col = 0; col < SIDE; col++) {
          const x = toX(plane, lng + col / (SIDE - 1));
          const isKnown = x > grid.west && x < east && y > grid.south && y < north;
          let metres = VOID;
          if (isKnown) {
            const base = sampleGrid(grid, heightM, x, y);
            const rough = 40 * Math.min(0.5, sampleGrid(grid, slope, x, y));
            metres = Math.round(base + rough * (hashUnit(spec.seed, lng * (SIDE - 1) + col, globalRow) - 0.5));
          }
          view.setInt16((row * SIDE + col) * 2, metres, false);
        }
      }
      yield { name: `N${String(lat).padStart(2, '0')}E${String(lng).padStart(3, '0')}.hgt`, bytes };
    }
  }
}
