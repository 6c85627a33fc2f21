import { expect, it } from 'vitest';
import { toX, toY } from '../../../web/map/tiles/mercator.ts';
import { shadeTerrain } from '../../../web/work/terrain/shade-terrain.ts';

const SIDE = 16;
/** The pixel in the middle of a tile near the equator: its brightness (white 255, black 0) and its opacity. */
const middle = (heightM: (lng: number, lat: number) => number) => {
  const z = 12;
  const size = 2 ** (31 - z);
  const pixels = shadeTerrain({ heightM }, z, Math.floor(toX(103) / size), Math.floor(toY(1) / size), SIDE);
  const k = ((SIDE / 2) * SIDE + SIDE / 2) * 4;
  return [pixels[k], pixels[k + 3]];
};
const METRES_PER_DEGREE = 111_000;

it('lights the slopes that look north-west, darkens those that look south-east, and leaves the plain and the unknown alone', () => {
  const slope = (east: number, north: number) => (lng: number, lat: number) =>
    METRES_PER_DEGREE * (east * (lng - 103) + north * (lat - 1));
  expect(middle(() => 500)[1]).toBe(0);
  expect(middle(() => Number.NaN)[1]).toBe(0);
  // Ground that falls to the north-west looks there.
  const [bright, shine] = middle(slope(0.2, -0.2));
  expect([bright, shine > 20]).toEqual([255, true]);
  const [dark, shadow] = middle(slope(-0.2, 0.2));
  expect([dark, shadow > 20]).toEqual([0, true]);
  // Half as steep is less dark; across the light it is nearly as plain ground.
  expect(middle(slope(-0.1, 0.1))[1]).toBeLessThan(shadow);
  expect(middle(slope(0.1, 0.1))[1]).toBeLessThan(shadow / 3);
});
