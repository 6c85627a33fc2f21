import { inStretches, noTick } from '../tick.ts';
import type { PolygonSet } from './polygon-set.ts';

/**
 * The grid on which every node lies: 1e-9 degree, 0.11 mm. A coordinate of up to nine decimals is exactly an integer of
 * it, and goes back to the same double; 180 degrees are below 2^38, so that edges under 0.067 degrees have exact products.
 */
export const UNITS_PER_DEGREE = 1e9;

/** Polygons in integer units, x and y interleaved; rings as in {@link PolygonSet}. */
export interface UnitPolygons {
  readonly partStart: Uint32Array;
  readonly ringStart: Uint32Array;
  readonly xy: Float64Array;
}

/**
 * The set in units. Throws a RangeError when a coordinate is not finite or beyond ±1e6 degrees.
 */
export function toUnitPolygons(set: PolygonSet): UnitPolygons {
  const { coords } = set;
  const xy = new Float64Array(coords.length);
  inStretches(coords.length, noTick, (first, end) => writeUnits(coords, xy, first, end));
  return { partStart: set.partStart, ringStart: set.ringStart, xy };
}

function writeUnits(coords: Float64Array, xy: Float64Array, first: number, end: number): void {
  for (let i = first; i < end; i++) {
    const value = coords[i];
    if (!(value >= -1e6 && value <= 1e6)) throw new RangeError(`coordinate must be finite degrees, got ${value}`);
    xy[i] = toUnits(value);
  }
}

/** The unit coordinate nearest to degrees, halves upward. */
export const toUnits = (degrees: number): number => Math.floor(degrees * UNITS_PER_DEGREE + 0.5);

/** Degrees of a unit coordinate: the nearest double, which for input of up to nine decimals is the input's. */
export const toDegrees = (units: number): number => units / UNITS_PER_DEGREE;

/** Bounds in units. */
export interface UnitBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export const WHOLE_PLANE: UnitBox = { minX: -Infinity, minY: -Infinity, maxX: Infinity, maxY: Infinity };
