import { existsSync } from 'node:fs';
import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type LoadedDataset, loadDataset } from '../../data/index.ts';
import { openFolder } from '../../data/node-files.ts';
import { type Analysis, TECHNOLOGIES, TECHNOLOGY_FLOORS } from '../../engine/index.ts';
import { analyzeHere, counts } from '../engine/dataset-builder.ts';
import { commonAreaKm2, nearestLineM, polygonsOver, readCollection, readCsvRows } from './independent.ts';

const SHARED = '../shared/data';

interface Country {
  readonly loaded: LoadedDataset;
  readonly analysis: Analysis;
  readonly positions: readonly Position[];
}

async function openCountry(name: string): Promise<Country> {
  const loaded = await loadDataset(await openFolder(`${SHARED}/${name}`));
  const analysis = await analyzeHere(loaded.dataset);
  const positions = readCsvRows(`${SHARED}/${name}/villages.csv`).map(
    ({ lat, lon }): Position => [Number(lon), Number(lat)],
  );
  return { loaded, analysis, positions };
}

/** Every operator's villages at every generation floor, and those of any operator, counted with Turf alone. */
function expectSameVillages(name: string, { loaded, analysis, positions }: Country): void {
  const areas = readCollection<Polygon | MultiPolygon>(`${SHARED}/${name}/coverage.geojson.gz`);
  const over = polygonsOver(positions, areas);
  const operators = new Set(areas.map(({ properties }) => properties!.operator as string));
  const floorOf = (i: number) => TECHNOLOGIES.indexOf(areas[i].properties!.technology);
  for (const [floor, technology] of TECHNOLOGY_FLOORS.entries()) {
    const covered = (include: (i: number) => boolean) =>
      over.filter((found) => found.some((i) => floorOf(i) >= floor && include(i))).length;
    for (const operator of operators) {
      const n = covered((i) => areas[i].properties!.operator === operator);
      expect([operator, technology, ...counts(analysis, 'village-mobile-share', { operator, technology })]).toEqual([
        operator,
        technology,
        n,
        positions.length,
      ]);
    }
    expect(counts(analysis, 'village-mobile-share', { technology })).toEqual([covered(() => true), positions.length]);
  }
  const white = over.filter((found) => found.length === 0).length;
  expect(counts(analysis, 'village-white-share')).toEqual([white, positions.length]);
  expect(loaded.dataset.companies.filter((company) => operators.has(company))).toHaveLength(operators.size);
}

/** The land under 3G or better, by GEOS and GeographicLib. */
function expectSameLand(name: string, analysis: Analysis): void {
  const provinces = readCollection<Polygon | MultiPolygon>(`${SHARED}/${name}/admin.geojson.gz`).filter(
    ({ properties }) => properties!.level === 'province',
  );
  const coverage = readCollection<Polygon | MultiPolygon>(`${SHARED}/${name}/coverage.geojson.gz`).filter(
    ({ properties }) => properties!.technology !== '2G',
  );
  const [km2] = counts(analysis, 'area-mobile-share');
  expect(km2 / commonAreaKm2(coverage, provinces)).toBeCloseTo(1, 6);
}

describe.skipIf(!existsSync(SHARED))('Togo', () => {
  it('agrees with Turf, GeographicLib and GEOS', { timeout: 120_000 }, async () => {
    const country = await openCountry('togo');
    const { loaded, analysis, positions } = country;
    expect(loaded.inputs.map(({ layer, read, rejected }) => [layer, read, rejected])).toEqual([
      ['admin', 35, 0],
      ['villages', 4139, 0],
      ['stations', 10061, 0],
      ['coverage', 7995, 0],
      ['fiber', 104, 0],
      ['fiber_nodes', 352, 0],
    ]);
    expectSameVillages('togo', country);
    expectSameLand('togo', analysis);

    const lines = readCollection<LineString | MultiLineString>(`${SHARED}/togo/fiber.geojson`);
    const distances = positions.map((position) => nearestLineM(position, lines));
    const reach = analysis.fiberReach!;
    expect([...reach.thresholdM]).toEqual([20, 100, 150, 500, 1000, 2000]);
    expect([...reach.villages]).toEqual(
      [...reach.thresholdM].map((limit) => distances.filter((m) => m <= limit).length),
    );
    const byId = new Map(readCsvRows(`${SHARED}/togo/villages.csv`).map(({ id }, i) => [id, distances[i]]));
    const worst = loaded.dataset.villages!.id.reduce(
      (most, id, i) => Math.max(most, Math.abs(analysis.villages!.fiberDistanceM[i] - byId.get(id)!)),
      0,
    );
    expect(worst).toBeLessThan(0.05);
  });
});

describe.skipIf(!existsSync(SHARED))('Rwanda', () => {
  it('agrees with Turf, GeographicLib and GEOS, and keeps the cells far outside', { timeout: 120_000 }, async () => {
    const country = await openCountry('rwanda');
    expect(country.loaded.inputs.map(({ layer, read, rejected }) => [layer, read, rejected])).toEqual([
      ['admin', 35, 0],
      ['villages', 10049, 0],
      ['stations', 9681, 0],
      ['coverage', 7833, 0],
    ]);
    const far = country.loaded.issues.filter(({ code, layer }) => code === 'far-outside' && layer === 'stations');
    expect(far.length).toBeGreaterThanOrEqual(39);
    expect(far.every(({ severity }) => severity === 'warning')).toBe(true);
    expectSameVillages('rwanda', country);
    expectSameLand('rwanda', country.analysis);
  });
});
