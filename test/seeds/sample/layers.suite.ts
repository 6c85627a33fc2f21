import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS, SAMPLE_PLANS } from '../../../seeds/sample/index.ts';
import {
  filesOf,
  type LineFeature,
  linesOf,
  type PointFeature,
  type PolygonFeature,
  pointsOf,
  polygonsOf,
  rowsOf,
} from './brute-force.ts';

interface PlanFile {
  readonly baselines: readonly { indicator: string; value: number; as_of: string; operator?: string; unit: string }[];
}

const planOf = (planId: string): PlanFile =>
  JSON.parse(readFileSync(new URL(`../../../seeds/plans/${planId}.json`, import.meta.url), 'utf8')) as PlanFile;

describe.each(SAMPLE_PLANS)('the files of %s', (planId) => {
  const textOf = (name: string): string => filesOf(planId).find((file) => file.name === name)!.text;

  it('say everywhere that they are a sample', () => {
    const dataset = JSON.parse(textOf('dataset.json')) as Record<string, unknown>;
    expect(dataset.plan).toBe(planId);
    expect(dataset.name).toMatch(/^Mẫu – .+ \(dữ liệu minh họa\)$/);
    expect(textOf('README.md')).toContain('invented');
    for (const { name, text } of filesOf(planId)) {
      if (!name.endsWith('.geojson')) continue;
      expect(text.slice(0, 200)).toContain('"metadata":{"sample":true,');
    }
  });

  it('list every assumption', () => {
    expect(ASSUMPTIONS[planId].length).toBeGreaterThan(5);
    for (const { figure } of ASSUMPTIONS[planId]) expect(textOf('README.md')).toContain(figure);
  });

  it('have coordinates of at most six decimals', () => {
    for (const { name, text } of filesOf(planId)) if (name.endsWith('.geojson')) expect(text).not.toMatch(/\d\.\d{7}/);
  });

  it('have ids of their own and people in the villages', () => {
    for (const layer of ['villages', 'clusters', 'sites', 'poles', 'places', 'fiber_nodes']) {
      const ids = pointsOf(planId, layer).map((point) => point.properties.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    const names = polygonsOf(planId, 'admin').map((area) => area.properties.name);
    expect(new Set(names).size).toBe(names.length);
    const isEmpty = ({ properties }: PointFeature): boolean =>
      !(Number(properties.population) > 0 && Number(properties.households) > 0);
    expect(pointsOf(planId, 'villages').filter(isEmpty)).toEqual([]);
  });

  it('have closed coverage rings of 48 vertices around known sites, and stations on known sites', () => {
    const sites = new Set(pointsOf(planId, 'sites').map((site) => site.properties.id));
    const isOdd = ({ geometry, properties }: PolygonFeature): boolean => {
      const [ring] = geometry.coordinates;
      return ring!.length !== 49 || String(ring![48]) !== String(ring![0]) || !sites.has(properties.site_id!);
    };
    expect(polygonsOf(planId, 'coverage').filter(isOdd)).toEqual([]);
    expect(rowsOf(planId, 'stations.csv').filter((station) => !sites.has(station.site_id!))).toEqual([]);
  });

  it('have lines of two distinct positions or more', () => {
    for (const layer of ['fiber', 'ducts', 'roads']) {
      const isOdd = ({ geometry: { coordinates } }: LineFeature): boolean =>
        coordinates.length < 2 || coordinates.some((p, i) => i > 0 && String(p) === String(coordinates[i - 1]));
      expect(linesOf(planId, layer).filter(isOdd)).toEqual([]);
    }
  });

  it('observe nothing that contradicts the plan', () => {
    const { baselines } = planOf(planId);
    const observations = rowsOf(planId, 'observations.csv');
    for (const observation of observations) {
      const baseline = baselines.find((row) => row.indicator === observation.indicator && row.operator === undefined);
      if (baseline === undefined) expect(observation.source).toMatch(/giả định/i);
      else expect(Math.abs(Number(observation.value) - baseline.value)).toBeLessThanOrEqual(0.0101);
    }
    expect(observations.length).toBeGreaterThan(0);
  });
});
