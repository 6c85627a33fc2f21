import { WORLD } from '../../map/tiles/mercator.ts';

const METRES_AROUND = 40_075_016.7;

/** Metres on the ground of a length in units of the map, at a latitude. */
export const metresOf = (units: number, lat: number): number =>
  (METRES_AROUND / WORLD) * units * Math.cos((lat * Math.PI) / 180);
