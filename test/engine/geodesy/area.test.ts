import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { AUTHALIC_RADIUS_SQ_M2, createEdgeArea, edgeAreaM2, ringAreaM2 } from '../../../engine/geodesy/area.ts';
import { meridianRadiusM, primeVerticalRadiusM } from '../../../engine/geodesy/wgs84.ts';
import { seededRandom } from './seeded.ts';

const areaOf = (coords: readonly number[], from: number, to: number): number =>
  ringAreaM2(Float64Array.from(coords), from, to);

const wgs84 = geographiclib.Geodesic.WGS84;

/** A ring without self-intersection round a centre, counter-clockwise, radii 0.3 to 1 of the given one. */
const star = (random: () => number, lng: number, lat: number, radiusM: number, vertices: number): number[] => {
  const coords: number[] = [];
  for (let k = 0; k < vertices; k++) {
    const end = wgs84.Direct(lat, lng, -((k + 0.5 * random()) * 360) / vertices, radiusM * (0.3 + 0.7 * random()));
    coords.push(end.lon2!, end.lat2!);
  }
  return coords;
};

const oracleM2 = (coords: readonly number[]): number => {
  const polygon = wgs84.Polygon(false);
  for (let k = 0; k < coords.length; k += 2) polygon.AddPoint(coords[k + 1], coords[k]);
  return polygon.Compute(false, true).area as number;
};

describe('ringAreaM2', () => {
  it.each([
    [1e3, 4],
    [1e4, 20],
    [1e5, 3],
    [1e5, 200],
    [1e6, 4],
    [1e6, 200],
  ])('is within 1e-9 of GeographicLib for rings of %d m and %d vertices', (acrossM, vertices) => {
    const random = seededRandom(acrossM + vertices);
    for (let i = 0; i < 200; i++) {
      const coords = star(random, 360 * random() - 180, 120 * random() - 60, acrossM / 2, vertices);
      const expected = oracleM2(coords);
      // GeographicLib's own areas are rounded to some 1e-6 m² a vertex and metre of edge.
      expect(Math.abs(areaOf(coords, 0, vertices) - expected)).toBeLessThan(
        1e-9 * expected + 1e-4 * Math.sqrt(vertices),
      );
    }
  });

  it.each([1, 10, 100])(
    'is within 1e-9 for a rectangle of %d m (1e-8 for 1 m), where GeographicLib rounds',
    (sideM) => {
      const random = seededRandom(sideM);
      for (let i = 0; i < 200; i++) {
        const lng = 102 + 7 * random();
        const lat = i === 0 ? 22 : 120 * random() - 60;
        const east = lng + sideM / (111_000 * Math.cos((lat * Math.PI) / 180));
        const north = lat + sideM / 111_000;
        const middle = ((lat + north) / 2) * (Math.PI / 180);
        const areaM2 =
          meridianRadiusM(Math.sin(middle)) *
          primeVerticalRadiusM(Math.sin(middle)) *
          Math.cos(middle) *
          (east - lng) *
          (north - lat) *
          (Math.PI / 180) ** 2;
        const ring = [lng, lat, east, lat, east, north, lng, north, lng, lat];
        expect(Math.abs(areaOf(ring, 0, 5) / areaM2 - 1)).toBeLessThan(sideM === 1 ? 1e-8 : 1e-9);
      }
    },
  );

  it('is additive: a small ring cut in two far from the equator loses no digits', () => {
    const ring = [105, 22, 105.001, 22, 105.001, 22.001, 105, 22.001];
    const left = [105, 22, 105.0004, 22, 105.0004, 22.001, 105, 22.001];
    const right = [105.0004, 22, 105.001, 22, 105.001, 22.001, 105.0004, 22.001];
    expect((areaOf(left, 0, 4) + areaOf(right, 0, 4)) / areaOf(ring, 0, 4)).toBeCloseTo(1, 8);
  });

  it('is positive counter-clockwise, negative clockwise, and the same closed or open, over the antimeridian or not', () => {
    const ring = [105, 22, 105.1, 22, 105.1, 22.1, 105, 22.1];
    const clockwise = [105, 22, 105, 22.1, 105.1, 22.1, 105.1, 22];
    const area = areaOf(ring, 0, 4);
    expect(area).toBeGreaterThan(0);
    expect(areaOf(clockwise, 0, 4)).toBeCloseTo(-area, 3);
    expect(areaOf([...ring, 105, 22], 0, 5)).toBe(area);
    expect(areaOf([179.95, 22, -179.95, 22, -179.95, 22.1, 179.95, 22.1], 0, 4) / area).toBeCloseTo(1, 9);
  });

  it('is 0 for nothing, a point, a line and a ring without area', () => {
    expect(areaOf([], 0, 0)).toBe(0);
    expect(areaOf([105, 22], 0, 1)).toBe(0);
    expect(areaOf([105, 22, 105.1, 22], 0, 2)).toBe(0);
    expect(areaOf([105, 22, 105, 22, 105, 22, 105, 22], 0, 4)).toBe(0);
    expect(Math.abs(areaOf([105, 22, 105.1, 22.1, 105, 22], 0, 3))).toBeLessThan(1e-6);
  });
});

describe('edgeAreaM2', () => {
  it('is S12 of GeographicLib for short and long edges, north and south', () => {
    const random = seededRandom(7);
    for (let i = 0; i < 2000; i++) {
      const [lng, lat] = [360 * random() - 180, 160 * random() - 80];
      const end = wgs84.Direct(lat, lng, 360 * random(), 10 ** (1 + 5 * random()));
      const expected = wgs84.Inverse(lat, lng, end.lat2!, end.lon2!, geographiclib.Geodesic.AREA).S12 as number;
      expect(Math.abs(edgeAreaM2(lng, lat, end.lon2!, end.lat2!) - expected)).toBeLessThan(
        1e-11 * Math.abs(expected) + 0.1,
      );
    }
  });

  it('differs between two parallels by the zone between them, for short and long edges alike', () => {
    const under = (refLat: number, ...ends: number[]) => createEdgeArea(refLat)(Float64Array.from(ends), 0);
    const zone = under(21, 0, 22, 1e-9, 22) / 1e-9;
    for (const [lng2, lat2] of [
      [105.1, 21.3],
      [107, 23],
    ]) {
      const difference = under(21, 105, 21.2, lng2, lat2) - under(22, 105, 21.2, lng2, lat2);
      expect(difference / (zone * (lng2 - 105))).toBeCloseTo(1, 6);
    }
  });

  it('has the whole ellipsoid under its eight octants', () => {
    expect(8 * AUTHALIC_RADIUS_SQ_M2 * (Math.PI / 2)).toBeCloseTo(510065621724088.44, -3);
    expect(edgeAreaM2(0, 90, 0.2, 90) / ((AUTHALIC_RADIUS_SQ_M2 * 0.2 * Math.PI) / 180)).toBeCloseTo(1, 12);
  });
});
