import { expect, it } from 'vitest';
import { distanceM } from '../../../engine/geodesy/distance.ts';
import { toLat, toLng, toTileBox, toX, toY } from '../../../web/map/tiles/mercator.ts';
import { createLandFade } from '../../../web/work/terrain/land-fade.ts';
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

it('shows the ground of the land and fades outside of it and in its holes within 2.5 km', () => {
  const [west, south, east, north] = [103, 22, 103.4, 22.4];
  const hole = [103.1, 22.1, 103.1, 22.3, 103.3, 22.3, 103.3, 22.1, 103.1, 22.1];
  const fade = createLandFade({
    featureStart: Uint32Array.of(0, 1),
    partStart: Uint32Array.of(0, 2),
    ringStart: Uint32Array.of(0, 5, 10),
    coords: Float64Array.of(west, south, east, south, east, north, west, north, west, south, ...hole),
    box: Float64Array.of(west, south, east, north),
  });
  const side = 64;
  const at = (z: number, lng: number, lat: number) => {
    const size = 2 ** (31 - z);
    return fade(z, Math.floor(toX(lng) / size), Math.floor(toY(lat) / size), side);
  };
  expect(at(16, 103.05, 22.2)).toBe('all');
  expect(at(12, 104, 22.2)).toBe('nothing');
  expect(at(13, 103.2, 22.2)).toBe('nothing');
  /** Metres outside of the land, by measuring to every metre or so of its edges; negative inside. */
  const outsideM = (lng: number, lat: number) => {
    const isIn = ([w, s, e, n]: number[]) => lng > w && lng < e && lat > s && lat < n;
    const isLand = isIn([west, south, east, north]) && !isIn([103.1, 22.1, 103.3, 22.3]);
    let least = Infinity;
    for (const [w, s, e, n] of [
      [west, south, east, north],
      [103.1, 22.1, 103.3, 22.3],
    ])
      for (let k = 0; k <= 400; k++) {
        const [x, y] = [w + ((e - w) * k) / 400, s + ((n - s) * k) / 400];
        for (const [px, py] of [
          [x, s],
          [x, n],
          [w, y],
          [e, y],
        ])
          least = Math.min(least, distanceM(lng, lat, px, py));
      }
    return isLand ? -least : least;
  };
  for (const [z, lng, lat] of [
    [9, 103.2, 22.2],
    [11, 103.41, 22.41],
    [11, 103.11, 22.2],
  ]) {
    const shares = at(z, lng, lat) as Float32Array;
    const { x0, y0, size } = toTileBox(
      z,
      ...([toX(lng), toY(lat)].map((u) => Math.floor(u / 2 ** (31 - z))) as [number, number]),
    );
    const seen = new Set<number>();
    for (let row = 0; row < side; row += 7)
      for (let col = 0; col < side; col += 7) {
        const away = outsideM(toLng(x0 + ((col + 0.5) / side) * size), toLat(y0 + ((row + 0.5) / side) * size));
        const share = shares[row * side + col];
        expect(Math.abs(share - Math.max(0, Math.min(1, 1 - away / 2500))), `${z} ${row} ${col}`).toBeLessThan(
          z === 9 ? 0.3 : 0.1,
        );
        seen.add(Math.round(share * 4));
      }
    expect(seen.size).toBeGreaterThan(1);
  }
});
