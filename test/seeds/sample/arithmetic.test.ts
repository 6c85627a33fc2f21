import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringOf } from '../../../seeds/sample/coverage.ts';
import { makePlane, segmentLengthM, toLngLat } from '../../../seeds/sample/plane.ts';
import { apportion } from '../../../seeds/sample/random.ts';
import { BEARINGS, holds, keepOut, makeStar, STAR_MARGIN_M, stretchTo } from '../../../seeds/sample/star.ts';
import { angleOf, cosine, sine } from '../../../seeds/sample/trig.ts';
import { metresBetween } from './brute-force.ts';

describe('trigonometry without the engine', () => {
  it('agrees with it', () => {
    for (let x = -7; x < 7; x += 0.0137) {
      expect(Math.abs(sine(x) - Math.sin(x))).toBeLessThan(2e-15);
      expect(Math.abs(cosine(x) - Math.cos(x))).toBeLessThan(2e-15);
      const angle = Math.atan2(Math.sin(x), Math.cos(x));
      const off = Math.abs(angleOf(Math.cos(x), Math.sin(x)) - ((angle + 2 * Math.PI) % (2 * Math.PI)));
      expect(Math.min(off, 2 * Math.PI - off)).toBeLessThan(1.2e-5);
    }
    expect(angleOf(0, 0)).toBe(0);
  });
});

it('a segment has its geodesic length', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 15, max: 23, noNaN: true }),
      fc.double({ min: -0.02, max: 0.02, noNaN: true }),
      fc.double({ min: -0.02, max: 0.02, noNaN: true }),
      (lat, dx, dy) => {
        const [a, b] = [
          [104, lat],
          [104 + dx, lat + dy],
        ] as const;
        const exact = metresBetween([...a], [...b]);
        expect(Math.abs(segmentLengthM(a, b) - exact)).toBeLessThan(1e-6 + 2e-7 * exact);
      },
    ),
  );
});

it('apportion gives whole numbers that sum to the total, none below the least', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 }),
      fc.nat(500),
      fc.nat(5),
      (weights, spare, least) => {
        const total = spare + least * weights.length;
        const counts = apportion(weights, total, least);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
        for (const count of counts) expect(count).toBeGreaterThanOrEqual(least);
      },
    ),
  );
});

describe('a star', () => {
  const plane = makePlane(104, 21);
  const far = fc.tuple(fc.double({ min: 200, max: 9000, noNaN: true }), fc.double({ min: 0, max: 6.28, noNaN: true }));
  const radii = fc.array(fc.double({ min: 420, max: 9000, noNaN: true }), { minLength: BEARINGS, maxLength: BEARINGS });
  /** Signed metres from the point (x, y) to the written ring: positive inside. */
  const depth = (ring: readonly (readonly [number, number])[], x: number, y: number): number => {
    let best = Number.POSITIVE_INFINITY;
    let inside = false;
    const flat = ring.map(([lng, lat]) => [
      (lng - plane.lng0) * plane.mPerLng - x,
      (lat - plane.lat0) * plane.mPerLat - y,
    ]);
    for (let i = 1; i < flat.length; i++) {
      const [ax, ay] = flat[i - 1]! as [number, number];
      const [bx, by] = flat[i]! as [number, number];
      if (ay > 0 !== by > 0 && ax - (ay / (by - ay)) * (bx - ax) > 0) inside = !inside;
      const l2 = (bx - ax) ** 2 + (by - ay) ** 2;
      const t = l2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / l2));
      best = Math.min(best, Math.hypot(ax + t * (bx - ax), ay + t * (by - ay)));
    }
    return inside ? best : -best;
  };

  it('stays clear of a point it must keep out, by the margin', () => {
    fc.assert(
      fc.property(radii, far, (radiusM, [r, angle]) => {
        const star = makeStar(0, 0, Float64Array.from(radiusM));
        const [x, y] = [r * Math.cos(angle), r * Math.sin(angle)];
        keepOut(star, x, y);
        expect(depth(ringOf(plane, star), x, y)).toBeLessThan(-STAR_MARGIN_M + 1);
        expect(stretchTo(star, x, y)).toBe(false);
      }),
    );
  });

  it('holds a point that it was stretched to, by the margin', () => {
    fc.assert(
      fc.property(radii, far, (radiusM, [r, angle]) => {
        const star = makeStar(0, 0, Float64Array.from(radiusM));
        const [x, y] = [r * Math.cos(angle), r * Math.sin(angle)];
        expect(stretchTo(star, x, y)).toBe(true);
        expect(holds(star, x, y)).toBe(true);
        expect(depth(ringOf(plane, star), x, y)).toBeGreaterThan(STAR_MARGIN_M - 1);
      }),
    );
  });

  it('is written within a decimetre', () => {
    expect(toLngLat(plane, 0, 0)).toEqual([104, 21]);
  });
});
