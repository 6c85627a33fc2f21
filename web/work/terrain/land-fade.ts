import { buildSegmentIndex, nearestSegment, nearestSegments } from '../../../engine/index/nearest-segment.ts';
import type { ShapeColumns } from '../../../engine/index.ts';
import { toLat, toLng, toTileBox } from '../../map/tiles/mercator.ts';
import { metresOf } from './tile-metres.ts';

/** So far outside of the land its ground is still drawn, fainter and fainter, metres. */
const FADE_M = 2500;
/** Distances are measured every so many pixels, and lie between those elsewhere. */
const STEP_PX = 4;

/** A function that gives the share 0..1 of each pixel of a tile that is to be seen: all of the land, and less and less outside of it. */
export type LandFade = (z: number, x: number, y: number, side: number) => Float32Array | 'all' | 'nothing';

/** The fade around areas; those of one level, which do not overlap. */
export function createLandFade(land: ShapeColumns): LandFade {
  const border = buildSegmentIndex(land);
  return (z, x, y, side) => {
    const { x0, y0, size } = toTileBox(z, x, y);
    const middle = [toLng(x0 + size / 2), toLat(y0 + size / 2)] as const;
    const pixelM = metresOf(size / side, middle[1]);
    const fadeM = Math.max(FADE_M, 2 * pixelM);
    // Nothing of a tile is farther from its middle than its sides are long, whatever its latitude.
    const awayM = nearestSegment(border, ...middle, side * pixelM + fadeM).distanceM;
    if (Number.isNaN(awayM)) return isInside(crossingsOf(land, middle[1]), middle[0]) ? 'all' : 'nothing';
    const steps = side / STEP_PX;
    const lng = Float64Array.from({ length: steps + 1 }, (_, i) => toLng(x0 + (i / steps) * size));
    const lat = Float64Array.from({ length: steps + 1 }, (_, i) => toLat(y0 + (i / steps) * size));
    const depthM = depths(land, border, lng, lat, fadeM + 2 * STEP_PX * pixelM);
    return spread(depthM, side, (metres) => Math.max(0, Math.min(1, 1 + metres / fadeM)));
  };
}

/** How deep in the land each node of a grid lies, negative outside of it, row by row; at most `mostM` either way. */
function depths(
  land: ShapeColumns,
  border: ReturnType<typeof buildSegmentIndex>,
  lng: Float64Array,
  lat: Float64Array,
  mostM: number,
): Float64Array {
  const width = lng.length;
  const found = { featureIndex: new Int32Array(width), distanceM: new Float64Array(width) };
  const depthM = new Float64Array(width * lat.length);
  for (let row = 0; row < lat.length; row++) {
    nearestSegments(border, lng, new Float64Array(width).fill(lat[row]), 0, width, found, mostM);
    const crossings = crossingsOf(land, lat[row]);
    for (let col = 0; col < width; col++) {
      const metres = Number.isNaN(found.distanceM[col]) ? mostM : found.distanceM[col];
      depthM[row * width + col] = isInside(crossings, lng[col]) ? metres : -metres;
    }
  }
  return depthM;
}

/** The longitudes at which the borders cross a parallel, ascending. */
function crossingsOf({ ringStart, coords }: ShapeColumns, lat: number): number[] {
  const crossings: number[] = [];
  for (let ring = 0; ring + 1 < ringStart.length; ring++)
    for (let k = 2 * ringStart[ring]; k + 3 < 2 * ringStart[ring + 1]; k += 2) {
      const [ax, ay, bx, by] = [coords[k], coords[k + 1], coords[k + 2], coords[k + 3]];
      if (ay > lat !== by > lat) crossings.push(ax + ((lat - ay) / (by - ay)) * (bx - ax));
    }
  return crossings.sort((a, b) => a - b);
}

/** Whether a longitude lies behind an odd number of crossings. */
const isInside = (crossings: readonly number[], lng: number): boolean =>
  crossings.filter((crossing) => crossing <= lng).length % 2 === 1;

/** Values for each pixel, between those of the grid. */
function spread(grid: Float64Array, side: number, toShare: (value: number) => number): Float32Array {
  const width = side / STEP_PX + 1;
  const shares = new Float32Array(side * side);
  for (let row = 0; row < side; row++) {
    const v = (row + 0.5) / STEP_PX;
    const top = Math.floor(v) * width;
    for (let col = 0; col < side; col++) {
      const u = (col + 0.5) / STEP_PX;
      const left = Math.floor(u);
      const [a, b] = [u - left, v - Math.floor(v)];
      const upper = grid[top + left] * (1 - a) + grid[top + left + 1] * a;
      const lower = grid[top + width + left] * (1 - a) + grid[top + width + left + 1] * a;
      shares[row * side + col] = toShare(upper * (1 - b) + lower * b);
    }
  }
  return shares;
}
