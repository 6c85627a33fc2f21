import { describe, expect, it } from 'vitest';
import { distanceM } from '../../../engine/geodesy/distance.ts';
import { pointSegmentDistanceM } from '../../../engine/geodesy/point-segment.ts';
import {
  buildPointIndex,
  fromPointIndexData,
  nearestPoint,
  nearestPoints,
  toPointIndexData,
} from '../../../engine/index/nearest-point.ts';
import {
  buildSegmentIndex,
  fromSegmentIndexData,
  nearestSegment,
  nearestSegments,
  toSegmentIndexData,
} from '../../../engine/index/nearest-segment.ts';
import type { LineSet } from '../../../engine/index/segment-runs.ts';
import { seededRandom } from '../geodesy/seeded.ts';

const none = { featureIndex: -1, distanceM: Number.NaN, lng: Number.NaN, lat: Number.NaN };

/** A set of lines, one feature each. */
const lineSet = (lines: readonly (readonly number[])[]): LineSet => {
  const each = Uint32Array.from({ length: lines.length + 1 }, (_, i) => i);
  const ringStart = new Uint32Array(lines.length + 1);
  lines.forEach((line, i) => {
    ringStart[i + 1] = ringStart[i] + line.length / 2;
  });
  return { featureStart: each, partStart: each, ringStart, coords: Float64Array.from(lines.flat()) };
};

const wrap = (lng: number): number => (lng > 180 ? lng - 360 : lng < -180 ? lng + 360 : lng);

const wander = (random: () => number, lng: number, lat: number, steps: number, stepDeg: number): number[] => {
  const coords: number[] = [];
  for (let k = 0; k <= steps; k++) {
    coords.push(wrap(lng), lat);
    lng += stepDeg * (random() - 0.3);
    lat = Math.max(-89, Math.min(89, lat + stepDeg * (random() - 0.5)));
  }
  return coords;
};

const scanPoints = (lngs: Float64Array, lats: Float64Array, lng: number, lat: number) => {
  let best = { pointIndex: -1, distanceM: Number.NaN };
  for (let i = 0; i < lngs.length; i++) {
    const apart = distanceM(lng, lat, lngs[i], lats[i]);
    if (best.pointIndex < 0 || apart < best.distanceM) best = { pointIndex: i, distanceM: apart };
  }
  return best;
};

const scanSegments = ({ coords, ringStart }: LineSet, lng: number, lat: number) => {
  let best = { featureIndex: -1, distanceM: Number.NaN };
  for (let f = 0; f + 1 < ringStart.length; f++) {
    for (let k = 2 * ringStart[f]; k < 2 * ringStart[f + 1] - 2; k += 2) {
      const apart = pointSegmentDistanceM(lng, lat, coords[k], coords[k + 1], coords[k + 2], coords[k + 3]);
      if (best.featureIndex < 0 || apart < best.distanceM) best = { featureIndex: f, distanceM: apart };
    }
  }
  return best;
};

describe('nearestPoint', () => {
  it.each([
    ['a village', 105, 21, 1e-4],
    ['a province', 105, 21, 2],
    ['the antimeridian', 180, -15, 3],
    ['a pole', 0, 89, 300],
    ['the world', 0, 0, 360],
  ])('is what a scan finds in %s', (_, lng0, lat0, sizeDeg) => {
    const random = seededRandom(sizeDeg);
    const place = (): [number, number] => [
      wrap(lng0 + sizeDeg * (random() - 0.5)),
      Math.max(-90, Math.min(90, lat0 + Math.min(sizeDeg, 180) * (random() - 0.5))),
    ];
    const points = Array.from({ length: 300 }, place);
    const lng = Float64Array.from(points, ([x]) => x);
    const lat = Float64Array.from(points, ([, y]) => y);
    const index = fromPointIndexData(toPointIndexData(buildPointIndex(lng, lat)));
    for (let q = 0; q < 300; q++) {
      const [x, y] = place();
      const expected = scanPoints(lng, lat, x, y);
      expect(nearestPoint(index, x, y)).toEqual(expected);
      expect(nearestPoint(index, x, y, expected.distanceM)).toEqual(expected);
      expect(nearestPoint(index, x, y, expected.distanceM * (1 - 1e-12)).pointIndex).toBe(-1);
    }
  });

  it('is the smallest row of equally near ones', () => {
    const index = buildPointIndex(new Float64Array(50).fill(105), new Float64Array(50).fill(21));
    expect(nearestPoint(index, 105.1, 21)).toEqual({ pointIndex: 0, distanceM: distanceM(105.1, 21, 105, 21) });
    expect(nearestPoint(index, 105, 21, 0)).toEqual({ pointIndex: 0, distanceM: 0 });
  });

  it('is nothing in an empty index, beyond the limit, and for no position', () => {
    const nothing = { pointIndex: -1, distanceM: Number.NaN };
    const one = buildPointIndex(Float64Array.of(105), Float64Array.of(21));
    expect(nearestPoint(buildPointIndex(new Float64Array(0), new Float64Array(0)), 105, 21)).toEqual(nothing);
    expect(nearestPoint(one, 105, 22, 100)).toEqual(nothing);
    expect(nearestPoint(one, Number.NaN, 21)).toEqual(nothing);
  });

  it('fills only the range it is given, whatever was asked before', () => {
    const index = buildPointIndex(Float64Array.of(105, 106), Float64Array.of(21, 21));
    const out = { pointIndex: new Int32Array(4).fill(9), distanceM: new Float64Array(4) };
    nearestPoints(index, [0, 105.9, Number.NaN, 105.1], [0, 21, 21, 21], 1, 3, out, 50_000);
    expect([...out.pointIndex]).toEqual([9, 1, -1, 9]);
  });
});

describe('nearestSegment', () => {
  it.each([
    ['short', 105, 21, 0.01, 1e-4],
    ['dense', 105, 21, 2, 0.01],
    ['long', 105, 21, 10, 0.5],
    ['northern', 20, 75, 10, 0.2],
    ['antimeridian', 180, -15, 5, 0.3],
  ])('is what a scan finds among %s lines', (_, lng0, lat0, sizeDeg, stepDeg) => {
    const random = seededRandom(stepDeg);
    const place = (): [number, number] => [lng0 + sizeDeg * (random() - 0.5), lat0 + sizeDeg * (random() - 0.5)];
    const lines = lineSet(
      Array.from({ length: 60 }, () => wander(random, ...place(), 1 + Math.floor(20 * random()), stepDeg)),
    );
    const index = fromSegmentIndexData(toSegmentIndexData(buildSegmentIndex(lines)));
    for (let q = 0; q < 300; q++) {
      const [x, y] = place();
      const expected = scanSegments(lines, wrap(x), y);
      const found = nearestSegment(index, wrap(x), y);
      expect(found).toMatchObject(expected);
      expect(distanceM(wrap(x), y, found.lng, found.lat)).toBeCloseTo(found.distanceM, 6);
    }
  });

  it('is the smaller feature of equal ones, also when one runs backwards', () => {
    const line = [105, 21, 105.3, 21.2, 105.5, 21.1];
    const index = buildSegmentIndex(lineSet([[104, 20, 104, 21], [105.5, 21.1, 105.3, 21.2, 105, 21], line, line]));
    for (const x of [105.01, 105.1234, 105.3, 105.4, 106]) expect(nearestSegment(index, x, 21.15).featureIndex).toBe(1);
  });

  it('leaves out the features that are not included', () => {
    const lines = lineSet([
      [105, 21, 105.1, 21],
      [105, 22, 105.1, 22],
      [105, 23, 105.1, 23],
    ]);
    expect(
      nearestSegment(
        buildSegmentIndex(lines, (f) => f !== 0),
        105.05,
        21,
      ).featureIndex,
    ).toBe(1);
    expect(
      nearestSegment(
        buildSegmentIndex(lines, () => false),
        105.05,
        21,
      ),
    ).toEqual(none);
  });

  it('bears segments without length, paths of one vertex, and an empty set', () => {
    const lines = lineSet([
      [105, 21],
      [105, 21, 105, 21],
      [105.2, 21, 105.2, 21, 105.3, 21, 105.3, 21],
    ]);
    const index = buildSegmentIndex(lines);
    expect(nearestSegment(index, 105, 21.1)).toMatchObject({
      featureIndex: 1,
      distanceM: distanceM(105, 21.1, 105, 21),
    });
    expect(nearestSegment(index, 105.4, 21)).toMatchObject({ featureIndex: 2, lng: 105.3, lat: 21 });
    expect(nearestSegment(buildSegmentIndex(lineSet([])), 105, 21)).toEqual(none);
  });

  it('gives in one batch, in two, and in any order what it gives one by one', () => {
    const random = seededRandom(3);
    const lines = lineSet(Array.from({ length: 200 }, () => wander(random, 105 + random(), 21 + random(), 30, 0.01)));
    const index = buildSegmentIndex(lines);
    const lngs = Float64Array.from({ length: 500 }, () => 105 + random());
    const lats = Float64Array.from({ length: 500 }, () => 21 + random());
    const whole = { featureIndex: new Int32Array(500), distanceM: new Float64Array(500) };
    const parts = { featureIndex: new Int32Array(500), distanceM: new Float64Array(500) };
    nearestSegments(index, lngs, lats, 0, 500, whole, 800);
    nearestSegments(index, lngs, lats, 250, 500, parts, 800);
    nearestSegments(index, lngs, lats, 0, 250, parts, 800);
    expect(parts).toEqual(whole);
    for (let i = 0; i < 500; i++) {
      const { featureIndex, distanceM: apart } = nearestSegment(index, lngs[i], lats[i], 800);
      expect([featureIndex, apart]).toEqual([whole.featureIndex[i], whole.distanceM[i]]);
    }
  });
});
