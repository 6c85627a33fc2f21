import { describe, expect, it } from 'vitest';
import { distanceM } from '../../engine/geodesy/distance.ts';
import { shapeCovers } from '../../engine/predicates/shape-covers.ts';
import { createRadiusReach, createTerrainReach } from '../../engine/propose/reach.ts';
import { createRandom } from '../../engine/propose/solve/random.ts';
import { curvatureDropM, PHONE_M, type Terrain } from '../../engine/propose/terrain.ts';

const radiusM = { '2G': 12_000, '3G': 4000, '4G': 4000, '5G': 1500 };
const antenna = { lng: 103.5, lat: 22.3, heightM: 42, technology: '4G' as const };
const metresEast = (lng: number) =>
  distanceM(antenna.lng, antenna.lat, lng, antenna.lat) * Math.sign(lng - antenna.lng);

describe('a reach without terrain', () => {
  it('is the stated radius, never more, and at least 99.9 % of it', () => {
    const { coords } = createRadiusReach(radiusM).reachOf(antenna);
    for (let k = 0; k < coords.length; k += 2) {
      const awayM = distanceM(antenna.lng, antenna.lat, coords[k], coords[k + 1]);
      expect(awayM / 4000).toBeGreaterThan(0.999);
      expect(awayM / 4000).toBeLessThan(1.001);
    }
  });
});

describe('a reach over terrain', () => {
  it('is that of the radius where the ground is flat', () => {
    const flat = createTerrainReach(radiusM, { heightM: () => 100 }).reachOf(antenna);
    expect(flat.partStart).toHaveLength(2);
    const disc = createRadiusReach(radiusM).reachOf(antenna);
    const ring = (shape: typeof flat) => new Set(Array.from(shape.coords, (value) => value.toFixed(6)));
    expect(ring(flat)).toEqual(ring(disc));
  });

  it('ends behind a ridge and begins again where the ground rises into sight', () => {
    // A wall 200 m high at 1.5 km to 1.6 km east; a slope that climbs from 600 m from 3 km on.
    const terrain: Terrain = {
      heightM(lng) {
        const east = metresEast(lng);
        if (east > 1500 && east < 1600) return 200;
        return east > 3000 ? 600 + (east - 3000) : 0;
      },
    };
    const shape = createTerrainReach(radiusM, terrain).reachOf(antenna);
    const covered = (eastM: number) =>
      shapeCovers(shape, antenna.lng + eastM / (metresEast(104) / 0.5), antenna.lat + 1e-4);
    expect([1000, 1400, 2000, 2800, 3300].map(covered)).toEqual([true, true, false, false, true]);
    expect(covered(-3500)).toBe(true);
    expect(covered(4100)).toBe(false);
  });

  it('agrees with the line of sight to every cell of rough ground', () => {
    const random = createRandom(3);
    const bumps = Array.from({ length: 400 }, () => [103.4 + 0.2 * random(), 22.2 + 0.2 * random(), 300 * random()]);
    const terrain: Terrain = {
      heightM: (lng, lat) =>
        bumps.reduce((sum, [x, y, h]) => sum + h * Math.exp(-(((lng - x) / 0.006) ** 2) - ((lat - y) / 0.006) ** 2), 0),
    };
    const shape = createTerrainReach(radiusM, terrain).reachOf(antenna);
    const top = terrain.heightM(antenna.lng, antenna.lat) + antenna.heightM;
    const perLng = distanceM(antenna.lng, antenna.lat, antenna.lng + 0.01, antenna.lat) / 0.01;
    const perLat = distanceM(antenna.lng, antenna.lat, antenna.lng, antenna.lat + 0.01) / 0.01;
    const ringM = 4000 / 45;
    let hidden = 0;
    for (let b = 0; b < 120; b++) {
      const angle = ((b + 0.5) * Math.PI) / 60;
      const at = (ring: number) => {
        const awayM = (ring + 0.5) * ringM;
        return {
          awayM,
          lng: antenna.lng + (awayM * Math.cos(angle)) / perLng,
          lat: antenna.lat + (awayM * Math.sin(angle)) / perLat,
        };
      };
      const slope = (ring: number, overM: number) => {
        const { awayM, lng, lat } = at(ring);
        return (terrain.heightM(lng, lat) + overM - curvatureDropM(awayM) - top) / awayM;
      };
      for (let ring = 1; ring < 45; ring++) {
        const before = Math.max(...Array.from({ length: ring }, (_, r) => slope(r, 0)));
        const isSeen = slope(ring, PHONE_M) >= before;
        const { lng, lat } = at(ring);
        if (Math.abs(slope(ring, PHONE_M) - before) > 1e-5) expect(shapeCovers(shape, lng, lat)).toBe(isSeen);
        if (!isSeen) hidden++;
      }
    }
    expect(hidden).toBeGreaterThan(100);
  });

  it('hides nothing where the terrain is not known', () => {
    const unknown = createTerrainReach(radiusM, { heightM: () => Number.NaN }).reachOf(antenna);
    expect(unknown).toEqual(createRadiusReach(radiusM).reachOf(antenna));
  });
});
