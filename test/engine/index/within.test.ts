import { describe, expect, it } from 'vitest';
import { distanceM } from '../../../engine/geodesy/distance.ts';
import { clusterWithin } from '../../../engine/index/within.ts';
import { seededRandom } from '../geodesy/seeded.ts';

/** Single linkage by looking at every pair, numbered by the smallest rows. */
const linkAll = (lng: Float64Array, lat: Float64Array, mergeM: number): number[] => {
  const label = Array.from(lng, (_, i) => i);
  for (let i = 0; i < lng.length; i++) {
    for (let j = 0; j < i; j++) {
      if (label[i] === label[j] || !(distanceM(lng[i], lat[i], lng[j], lat[j]) < mergeM)) continue;
      const [from, to] = [Math.max(label[i], label[j]), Math.min(label[i], label[j])];
      label.forEach((cluster, k) => {
        if (cluster === from) label[k] = to;
      });
    }
  }
  const dense = [...new Set(label)];
  return label.map((cluster) => dense.indexOf(cluster));
};

describe('clusterWithin', () => {
  it.each([
    ['a street', 105, 21, 0.003, 50],
    ['a province', 105, 21, 1, 8000],
    ['a scatter', 105, 21, 1, 500],
    ['the equator', 105, 0, 1, 6000],
    ['the antimeridian', 180, 40, 1, 6000],
    ['a pole', 0, 90, 300, 900_000],
    ['the world', 0, 0, 360, 1_500_000],
  ])('is what all pairs give in %s', (_, lng0, lat0, sizeDeg, mergeM) => {
    const random = seededRandom(mergeM);
    for (let round = 0; round < 5; round++) {
      const lng = Float64Array.from({ length: 150 }, () => {
        const x = lng0 + sizeDeg * (random() - 0.5);
        return x > 180 ? x - 360 : x;
      });
      const lat = Float64Array.from({ length: 150 }, () =>
        Math.max(-90, Math.min(90, lat0 + Math.min(sizeDeg, 60) * (random() - 0.5))),
      );
      expect([...clusterWithin(lng, lat, mergeM)]).toEqual(linkAll(lng, lat, mergeM));
    }
  });

  it('joins strictly below the limit, over chains', () => {
    const lng = Float64Array.of(105, 105.001, 105.002, 105.01);
    const lat = new Float64Array(4).fill(21);
    const stepM = distanceM(105, 21, 105.001, 21);
    expect([...clusterWithin(lng, lat, stepM * 1.0001)]).toEqual([0, 0, 0, 1]);
    expect([...clusterWithin(lng.subarray(0, 2), lat.subarray(0, 2), stepM)]).toEqual([0, 1]);
  });

  it('numbers clusters by their smallest rows', () => {
    const lng = Float64Array.of(106, 105, 106, 105, 104);
    expect([...clusterWithin(lng, new Float64Array(5).fill(21), 1)]).toEqual([0, 1, 0, 1, 2]);
  });

  it('bears nothing, one point, and limits of 0 and infinity; refuses others', () => {
    const [lng, lat] = [Float64Array.of(105, 105, -70), Float64Array.of(21, 21, -30)];
    expect(clusterWithin(new Float64Array(0), new Float64Array(0), 50)).toHaveLength(0);
    expect([...clusterWithin(lng.subarray(1), lat.subarray(1), 0)]).toEqual([0, 1]);
    expect([...clusterWithin(lng, lat, 0)]).toEqual([0, 1, 2]);
    expect([...clusterWithin(lng, lat, Number.POSITIVE_INFINITY)]).toEqual([0, 0, 0]);
    expect(() => clusterWithin(lng, lat, -3)).toThrow('mergeM must be >= 0, got -3');
    expect(() => clusterWithin(lng, lat, Number.NaN)).toThrow(RangeError);
  });

  // Pair by pair this would take minutes.
  it('ends when all points stand on one position or on two', () => {
    const lng = Float64Array.from({ length: 100_000 }, (_, i) => 105 + 0.0004 * (i % 2));
    const lat = Float64Array.from({ length: 100_000 }, (_, i) => 21 + 0.0004 * (i % 2));
    expect(clusterWithin(lng, lat, 50).reduce((most, label) => Math.max(most, label), 0)).toBe(1);
  });
});
