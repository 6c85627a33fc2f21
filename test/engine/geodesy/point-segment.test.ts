import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { distanceM } from '../../../engine/geodesy/distance.ts';
import { boundDistances, createDistanceBound, createLocalFrame } from '../../../engine/geodesy/local-frame.ts';
import { nearestOnSegment, pointSegmentDistanceM } from '../../../engine/geodesy/point-segment.ts';
import { seededRandom } from './seeded.ts';

const wgs84 = geographiclib.Geodesic.WGS84;
const out = { t: 0, lng: 0, lat: 0 };

/** The least distance to a segment by golden-section search over its parameter. */
const searchedM = (lng: number, lat: number, ax: number, ay: number, bx: number, by: number): number => {
  const at = (t: number): number => distanceM(lng, lat, ax + t * (bx - ax), ay + t * (by - ay));
  let low = 0;
  let high = 1;
  for (let k = 0; k < 60; k++) {
    const left = high - 0.6180339887498949 * (high - low);
    const right = low + 0.6180339887498949 * (high - low);
    if (at(left) < at(right)) high = right;
    else low = left;
  }
  return Math.min(at(0), at(1), at((low + high) / 2));
};

describe('pointSegmentDistanceM', () => {
  it.each([1, 100, 1e4, 2e5])('is the least distance to 1 mm, up to %d m away', (awayM) => {
    const random = seededRandom(awayM);
    for (let i = 0; i < 300; i++) {
      const [lng, lat] = [300 * random() - 150, 140 * random() - 70];
      const a = wgs84.Direct(lat, lng, 360 * random(), awayM * random());
      const b = wgs84.Direct(a.lat2!, a.lon2!, 360 * random(), 50_000 * random() ** 3);
      const found = nearestOnSegment(lng, lat, a.lon2!, a.lat2!, b.lon2!, b.lat2!, out);
      expect(Math.abs(found - searchedM(lng, lat, a.lon2!, a.lat2!, b.lon2!, b.lat2!))).toBeLessThan(1e-6);
      expect(distanceM(lng, lat, out.lng, out.lat)).toBe(found);
      expect(out.t >= 0 && out.t <= 1).toBe(true);
    }
  });

  it('is the distance to an end beyond it, to the bit, whichever way the segment runs', () => {
    expect(nearestOnSegment(104, 21, 105, 21, 105.1, 21.1, out)).toBe(distanceM(104, 21, 105, 21));
    expect(out).toEqual({ t: 0, lng: 105, lat: 21 });
    expect(nearestOnSegment(104, 21, 105.1, 21.1, 105, 21, out)).toBe(distanceM(104, 21, 105, 21));
    expect(out).toEqual({ t: 1, lng: 105, lat: 21 });
    const random = seededRandom(5);
    for (let i = 0; i < 500; i++) {
      const [x, y, ax, ay, bx, by] = Array.from({ length: 6 }, () => 20 + random());
      expect(pointSegmentDistanceM(x, y, ax, ay, bx, by)).toBe(pointSegmentDistanceM(x, y, bx, by, ax, ay));
    }
  });

  it('takes a segment without length for a point, and is 0 on the segment', () => {
    expect(pointSegmentDistanceM(105, 21, 105.1, 21, 105.1, 21)).toBe(distanceM(105, 21, 105.1, 21));
    expect(pointSegmentDistanceM(105, 21, 105, 21, 105.1, 21)).toBe(0);
    expect(pointSegmentDistanceM(105.05, 21, 105, 21, 105.1, 21)).toBeLessThan(1e-8);
  });

  it('is short over the antimeridian', () => {
    expect(pointSegmentDistanceM(180, 10, 179.9, 9.999, -179.9, 9.999)).toBeCloseTo(distanceM(0, 10, 0, 9.999), 4);
  });
});

describe('boundDistances', () => {
  it('never bounds above a distance, nor reaches short of it', () => {
    const random = seededRandom(11);
    const bound = createDistanceBound();
    for (let i = 0; i < 20_000; i++) {
      const [lng, lat] = [360 * random() - 180, 180 * random() - 90];
      const sizeM = 10 ** (7.3 * random());
      const end = wgs84.Direct(lat, lng, 360 * random(), sizeM);
      const apartM = distanceM(lng, lat, end.lon2!, end.lat2!);
      boundDistances(lat, apartM * (i % 2 === 0 ? 1 : 1 + random()), bound);
      const across = Math.abs(end.lon2! - lng);
      const dLng = Math.min(across, 360 - across);
      const dLat = Math.abs(end.lat2! - lat);
      expect(Math.hypot(dLng * bound.minMetresPerDegLng, dLat * bound.minMetresPerDegLat)).toBeLessThanOrEqual(
        apartM + 1e-8,
      );
      expect(dLng).toBeLessThanOrEqual(bound.lngReachDeg + 1e-12);
      expect(dLat).toBeLessThanOrEqual(bound.latReachDeg + 1e-12);
    }
  });

  it('is tight nearby: within 1e-3 of the tangent plane at 1 km', () => {
    const bound = createDistanceBound();
    for (const lat of [0, 10, 22, 60]) {
      boundDistances(lat, 1000, bound);
      const frame = createLocalFrame(lat);
      expect(bound.minMetresPerDegLng / frame.metresPerDegLng).toBeCloseTo(1, 3);
      expect(bound.minMetresPerDegLat / frame.metresPerDegLat).toBeCloseTo(1, 5);
    }
  });

  it('knows nothing of longitude round a pole, and nothing at all of an endless circle', () => {
    const bound = createDistanceBound();
    boundDistances(89.999, 1000, bound);
    expect([bound.lngReachDeg > 179.9, bound.minMetresPerDegLng]).toEqual([true, 0]);
    boundDistances(20, Number.POSITIVE_INFINITY, bound);
    expect(bound.latReachDeg).toBeGreaterThanOrEqual(180);
  });
});
