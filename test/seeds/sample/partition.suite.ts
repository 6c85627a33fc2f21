import { area, booleanPointInPolygon, kinks, polygon } from '@turf/turf';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type PlanId, SAMPLE_PLANS } from '../../../seeds/sample/index.ts';
import { holdersOf, type PolygonFeature, pointsOf, polygonsOf } from './brute-force.ts';

const AREA_KM2: Record<PlanId, number> = {
  'lai-chau': 9068,
  'son-la': 14109,
  'yen-bai': 6893,
  hue: 4947,
  'ninh-binh': 1412,
};

const atLevel = (areas: readonly PolygonFeature[], level: string): PolygonFeature[] =>
  areas.filter((feature) => feature.properties.level === level);

/** Every directed edge of the rings, as text. */
function edgesOf(areas: readonly PolygonFeature[]): string[] {
  const at = (p: Position): string => `${p[0]} ${p[1]}`;
  return areas.flatMap((feature) =>
    feature.geometry.coordinates.flatMap((ring) => ring.slice(1).map((p, i) => `${at(ring[i]!)} > ${at(p)}`)),
  );
}

const reversed = (edge: string): string => edge.split(' > ').reverse().join(' > ');

describe.each(SAMPLE_PLANS)('the areas of %s', (planId) => {
  const areas = polygonsOf(planId, 'admin');
  const [province] = atLevel(areas, 'province');

  it.each(['district', 'commune'])('fit together at the level of the %s: every edge has one neighbour', (level) => {
    const edges = edgesOf(atLevel(areas, level));
    const all = new Set(edges);
    expect(all.size).toBe(edges.length);
    const outer = edges.filter((edge) => !all.has(reversed(edge)));
    expect(outer.sort()).toEqual(edgesOf([province!]).sort());
  });

  it('are simple rings, exterior counter-clockwise, of about the true area', () => {
    for (const feature of areas) {
      expect(kinks(feature).features).toEqual([]);
      const [exterior] = feature.geometry.coordinates;
      let twice = 0;
      for (let i = 1; i < exterior!.length; i++) {
        twice += exterior![i - 1]![0]! * exterior![i]![1]! - exterior![i]![0]! * exterior![i - 1]![1]!;
      }
      expect(twice).toBeGreaterThan(0);
    }
    const km2 = area(province!) / 1e6;
    expect(Math.abs(km2 / AREA_KM2[planId] - 1)).toBeLessThan(0.01);
    const communes = atLevel(areas, 'commune').reduce((sum, commune) => sum + area(commune) / 1e6, 0);
    expect(communes / km2).toBeCloseTo(1, 9);
  });

  it('hold their villages and clusters, each in one commune', () => {
    const communes = atLevel(areas, 'commune');
    const villages = pointsOf(planId, 'villages');
    const found = holdersOf(villages, communes).map((holders) => holders.map((commune) => commune.properties.code));
    expect(found).toEqual(villages.map((village) => [village.properties.commune_code]));
    for (const holders of holdersOf(pointsOf(planId, 'clusters'), communes)) expect(holders).toHaveLength(1);
    for (const commune of communes) {
      expect(villages.some((village) => village.properties.commune_code === commune.properties.code)).toBe(true);
    }
  });

  it('are three-tier, as the province was then', () => {
    const codes = new Map(areas.map((feature) => [feature.properties.code, feature.properties.level]));
    expect(codes.size).toBe(areas.length);
    for (const commune of atLevel(areas, 'commune'))
      expect(codes.get(commune.properties.parent_code!)).toBe('district');
    for (const district of atLevel(areas, 'district'))
      expect(codes.get(district.properties.parent_code!)).toBe('province');
  });
});

it('a point at the middle of Lai Châu lies in its sample', () => {
  const [province] = atLevel(polygonsOf('lai-chau', 'admin'), 'province');
  expect(booleanPointInPolygon([103.2, 22.3], polygon(province!.geometry.coordinates))).toBe(true);
});
