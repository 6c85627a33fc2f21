import fc from 'fast-check';
import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { distanceM, lengthM } from '../../../engine/geodesy/distance.ts';
import { seededRandom } from './seeded.ts';

const wgs84 = geographiclib.Geodesic.WGS84;
/** GeographicLib rounds its coordinates to about this, metres. */
const ORACLE_M = 2e-8;

const oracleM = (lng1: number, lat1: number, lng2: number, lat2: number): number =>
  wgs84.Inverse(lat1, lng1, lat2, lng2).s12 as number;

/** The largest error over random lines of about a length, relative, what the oracle rounds taken off. */
const worstError = (lengthOfM: number, latOf: (u: number) => number, azimuthOf: (u: number) => number): number => {
  const random = seededRandom(lengthOfM);
  let worst = 0;
  for (let i = 0; i < 3000; i++) {
    const lat1 = latOf(random());
    const lng1 = 360 * random() - 180;
    const end = wgs84.Direct(lat1, lng1, azimuthOf(random()), lengthOfM * (0.5 + 0.5 * random()));
    const expected = oracleM(lng1, lat1, end.lon2!, end.lat2!);
    const error = Math.abs(distanceM(lng1, lat1, end.lon2!, end.lat2!) - expected) - ORACLE_M;
    worst = Math.max(worst, error / expected);
  }
  return worst;
};

describe('distanceM', () => {
  it.each([0.1, 1, 10, 100, 1e3, 1e4, 1e5, 149_999, 151_000, 1e6, 1.9e7])(
    'is within 1e-9 of GeographicLib at %d m',
    (sizeM) => {
      expect(
        worstError(
          sizeM,
          (u) => 178 * u - 89,
          (u) => 360 * u,
        ),
      ).toBeLessThan(4e-11);
    },
  );

  it('holds along meridians, along the equator and round the poles', () => {
    for (const sizeM of [1e3, 1e5, 149_999]) {
      expect(
        worstError(
          sizeM,
          (u) => 178 * u - 89,
          (u) => 180 * Math.round(u) + 1e-6 * u,
        ),
      ).toBeLessThan(4e-11);
      expect(
        worstError(
          sizeM,
          (u) => 1e-3 * u,
          (u) => 90 + 1e-3 * u,
        ),
      ).toBeLessThan(4e-11);
      expect(
        worstError(
          sizeM,
          (u) => 89.9 + 0.1 * u,
          (u) => 360 * u,
        ),
      ).toBeLessThan(4e-11);
    }
  });

  it('is one degree of equator and of meridian as the ellipsoid has them', () => {
    expect(distanceM(0, 0, 1, 0)).toBeCloseTo((Math.PI / 180) * 6378137, 5);
    expect(distanceM(105, 0, 105, 90)).toBeCloseTo(10001965.729, 3);
  });

  it('is short over the antimeridian', () => {
    expect(distanceM(179.9995, 10, -179.9995, 10)).toBeCloseTo(oracleM(10, 10, 10.001, 10), 6);
  });

  it('is 0 for equal positions, symmetric to the last bit, and obeys the triangle inequality', () => {
    const lng = fc.double({ min: -180, max: 180, noNaN: true });
    const lat = fc.double({ min: -90, max: 90, noNaN: true });
    const near = fc.double({ min: -0.5, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(lng, lat, lng, lat, near, near, (x1, y1, x2, y2, dx, dy) => {
        const [x3, y3] = [Math.max(-180, Math.min(180, x1 + dx)), Math.max(-90, Math.min(90, y1 + dy))];
        expect(distanceM(x1, y1, x1, y1)).toBe(0);
        expect(distanceM(x1, y1, x2, y2)).toBe(distanceM(x2, y2, x1, y1));
        expect(distanceM(x1, y1, x3, y3)).toBe(distanceM(x3, y3, x1, y1));
        const detour = distanceM(x1, y1, x3, y3) + distanceM(x3, y3, x2, y2);
        expect(distanceM(x1, y1, x2, y2)).toBeLessThanOrEqual(detour * (1 + 1e-9) + 1e-7);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('is NaN for what is no position', () => {
    expect(distanceM(Number.NaN, 0, 0, 0)).toBeNaN();
    expect(distanceM(0, 0, 0, Number.NaN)).toBeNaN();
  });
});

describe('lengthM', () => {
  const coords = [105, 21, 105.1, 21, 105.1, 21, 105.1, 21.2];

  it('adds the edges of the range', () => {
    expect(lengthM(coords, 0, 4)).toBe(distanceM(105, 21, 105.1, 21) + distanceM(105.1, 21, 105.1, 21.2));
    expect(lengthM(coords, 1, 3)).toBe(0);
  });

  it('is 0 for fewer than two vertices', () => {
    expect(lengthM(coords, 2, 3)).toBe(0);
    expect(lengthM(coords, 2, 2)).toBe(0);
    expect(lengthM([], 0, 0)).toBe(0);
  });
});
