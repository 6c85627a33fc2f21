import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadDataset, memorySource } from '../../../data/index.ts';
import { createSha256 } from '../../../data/node-files.ts';
import {
  type Analysis,
  analyze,
  createLocalRunner,
  type Dataset,
  defaultProfile,
  distanceM,
  kernels,
} from '../../../engine/index.ts';
import { countedCoverage } from '../../../engine/measure/evidence.ts';
import { covers } from '../../../engine/predicates/point-in-polygon.ts';
import { findPlan } from '../../../seeds/catalogue.ts';
import { makeSample, writeSample } from '../../../seeds/sample/index.ts';
import { cutRoads } from '../../../web/map/layers/road-cover-layer.ts';
import { legendOf } from '../../../web/map/legend.ts';
import { seenAt } from '../../../web/map/legend-part.ts';
import { shadeToken } from '../../../web/map/palette.ts';
import { NO_CLASS, shadeOf, toShadeKey } from '../../../web/map/shade.ts';
import { buildStyle } from '../../../web/map/style/index.ts';
import { drawnLook, viewOf } from '../../../web/map/view-of.ts';
import { messagesOf } from '../../../web/messages/index.ts';
import { app } from '../../../web/state/app-state.ts';
import { type MapLook, USUAL_LOOK } from '../../../web/state/map-look.ts';
import { explainVillage } from '../../../web/state/why.ts';
import { summarize } from '../../../web/work/desk/analyze.ts';
import {
  createExplainer,
  type Explainer,
  explainArea,
  explainSite,
  explainZone,
} from '../../../web/work/desk/explain.ts';
import type { AnalysedDataset, OpenedDataset, ScoredRow } from '../../../web/work/desk-api.ts';

let dataset: Dataset;
let analysis: Analysis;
let analysed: AnalysedDataset;
let explainer: Explainer;
let counts: Uint8Array;
const THIRD_GENERATION = 1;

beforeAll(async () => {
  ({ dataset } = await loadDataset(memorySource('lai-chau', writeSample(makeSample('lai-chau')), createSha256)));
  const runner = createLocalRunner(kernels, dataset);
  analysis = await analyze(dataset, runner, { profile: defaultProfile, plan: findPlan('lai-chau')! });
  analysed = summarize(dataset, analysis);
  explainer = createExplainer(dataset, analysis);
  counts = countedCoverage(dataset, defaultProfile);
}, 60_000);

const rowsOf = (count: number) => Array.from({ length: count }, (_, row) => row);

describe('what is told of a site', () => {
  it('names the villages that no other polygon covers, found by looking at every polygon', () => {
    const { villages, coverage, sites } = dataset;
    const over = rowsOf(villages!.count).map((village) =>
      rowsOf(coverage!.count).filter(
        (row) =>
          counts[row] === 1 &&
          coverage!.technology[row] >= THIRD_GENERATION &&
          covers(coverage!.shapes, row, villages!.lng[village], villages!.lat[village]),
      ),
    );
    let found = 0;
    for (let site = 0; site < sites!.count; site += 5) {
      const { alone } = explainSite(explainer, site);
      const expected = rowsOf(villages!.count).filter(
        (village) =>
          over[village].length > 0 && over[village].every((row) => coverage!.siteId[row] === sites!.id[site]),
      );
      expect([...alone]).toEqual(expected);
      found += alone.length;
    }
    expect(found).toBeGreaterThan(5);
  });

  it('names its tenants with their generations', () => {
    const { stations, sites, companies } = dataset;
    const { tenants } = explainSite(explainer, stations!.site[0]);
    const own = rowsOf(stations!.count).filter((row) => stations!.site[row] === stations!.site[0]);
    expect(tenants.map(({ operator }) => operator)).toEqual(
      [...new Set(own.map((row) => companies[stations!.operator[row]]))].sort(),
    );
    expect(sites!.count).toBeGreaterThan(0);
  });
});

describe('what is told of a dead zone', () => {
  it('names as many villages and people as the analysis counts', () => {
    for (const [zone, { villages, population }] of analysis.deadZones.entries()) {
      const told = explainZone(explainer, zone);
      expect(told.villages.length).toBe(villages);
      expect(told.villages.reduce((sum, village) => sum + dataset.villages!.population[village], 0)).toBe(population);
    }
  });

  it('measures to what is nearest of all', () => {
    const { site, at, fiber, operators } = explainZone(explainer, 0);
    const nearest = Math.min(
      ...rowsOf(analysed.standing.lng.length).map((k) =>
        distanceM(...at, analysed.standing.lng[k], analysed.standing.lat[k]),
      ),
    );
    expect(site!.distanceM).toBe(nearest);
    // No vertex of a route in use is nearer than the nearest place on one.
    const { coords, featureStart, partStart, ringStart } = dataset.fiber!.shapes;
    const vertices = rowsOf(dataset.fiber!.count)
      .filter((row) => dataset.fiber!.status[row] === 0)
      .flatMap((row) =>
        rowsOf(ringStart[partStart[featureStart[row + 1]]]).slice(ringStart[partStart[featureStart[row]]]),
      );
    const nearestVertex = Math.min(...vertices.map((v) => distanceM(...at, coords[2 * v], coords[2 * v + 1])));
    expect(fiber!.distanceM).toBeLessThanOrEqual(nearestVertex);
    expect(fiber!.distanceM).toBeGreaterThan(nearestVertex - 2000);
    expect(operators).toHaveLength(4);
    expect(
      operators.every(({ distanceM: metres }, k) => metres > 0 && (k === 0 || metres >= operators[k - 1].distanceM)),
    ).toBe(true);
  });
});

describe('what is told of communes', () => {
  it('shares out every dead zone among them', () => {
    const areas = new Float64Array(analysis.deadZones.length);
    analysis.areas.level.forEach((level, area) => {
      if (level === 'commune')
        for (const { zone, areaKm2 } of explainArea(explainer, area).zones) areas[zone] += areaKm2;
    });
    for (const [zone, { areaKm2 }] of analysis.deadZones.entries()) expect(areas[zone] / areaKm2).toBeCloseTo(1, 3);
  });

  it('puts each into the class of its value', () => {
    const row = analysed.rows.find(({ indicator }) => indicator === 'village-mobile-share')!;
    const shade = shadeOf(analysis, toShadeKey(row))!;
    expect(shade.counts.reduce((sum, n) => sum + n)).toBe(
      analysis.areas.level.filter((level) => level === 'commune').length,
    );
    shade.values.forEach((value, area) => {
      if (analysis.areas.level[area] !== 'commune') return;
      const place = shade.classes[area];
      if (Number.isNaN(value)) expect(place).toBe(NO_CLASS);
      else {
        expect(value).toBeGreaterThanOrEqual(shade.bounds[place]);
        expect(value).toBeLessThan(shade.bounds[place + 1] ?? Infinity);
      }
    });
    expect(shade.values[0]).toBe(row.numerator! / row.denominator!);
    expect(shadeOf(analysis, 'no-such|3G+|any|all|')).toBeNull();
  });
});

describe('roads on the map', () => {
  it('are cut into as many covered metres as the indicator has', () => {
    const table = analysis.indicators.find(({ indicator }) => indicator === 'road-mobile-share')!;
    for (const [floor, operator] of [
      ['3G+', 'any'],
      ['4G+', 'VNPT'],
    ]) {
      const { set, covered } = cutRoads(dataset, analysis, floor, operator);
      const metres = [0, 0];
      for (let piece = 0; piece < covered.length; piece++)
        for (let v = set.ringStart[piece]; v + 1 < set.ringStart[piece + 1]; v++)
          metres[covered[piece]] += distanceM(
            ...(Array.from(set.coords.subarray(2 * v, 2 * v + 4)) as [number, number, number, number]),
          );
      const column = table.operators.indexOf(operator) * table.technologies.length + table.technologies.indexOf(floor);
      const cell = column * table.classes.length;
      expect(metres[1] / table.numerator[cell]).toBeCloseTo(1, 6);
      expect((metres[0] + metres[1]) / table.denominator[cell]).toBeCloseTo(1, 6);
    }
  });
});

describe('what is told of a village', () => {
  it('lists where a declaration and the polygons disagree, in the villages that the analysis marks and no others', async () => {
    const square = [103, 22, 103.1, 22, 103.1, 22.1, 103, 22.1, 103, 22];
    const ring = rowsOf(5).map((k) => square.slice(2 * k, 2 * k + 2));
    const cover = (id: string, operator: string, technology: string) => ({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [ring] },
      properties: { id, operator, technology, service_class: 'outdoor', basis: 'modelled' },
    });
    // V1 lies under Viettel's 4G, V2 beside it; VNPT has no polygons, so that nothing can contradict it.
    const files = [
      { name: 'villages.csv', text: 'id,name,lng,lat\nV1,A,103.05,22.05\nV2,B,103.5,22.5\nV3,C,103.06,22.06\n' },
      {
        name: 'coverage.geojson',
        text: JSON.stringify({ type: 'FeatureCollection', features: [cover('C1', 'Viettel', '4G')] }),
      },
      {
        name: 'declarations.csv',
        text: [
          'village_id,operator,technology,covered_share',
          'V1,Viettel,3G,0',
          'V1,Viettel,4G,1',
          'V2,Viettel,4G,1',
          'V2,VNPT,4G,1',
          'V3,Viettel,3G,1',
        ].join('\n'),
      },
    ];
    const { dataset: small, issues } = await loadDataset(memorySource('small', files, createSha256));
    expect(issues.filter(({ severity }) => severity === 'rejected')).toEqual([]);
    const told = await analyze(small, createLocalRunner(kernels, small), { profile: defaultProfile, plan: null });
    const conflicts = rowsOf(3).map((village) => explainVillage(small, summarize(small, told), village).conflicts);
    expect(conflicts).toEqual([
      [{ operator: 'Viettel', technology: '3G', isDeclared: false, isDrawn: true }],
      [{ operator: 'Viettel', technology: '4G', isDeclared: true, isDrawn: false }],
      [],
    ]);
    expect(conflicts.map((list) => Number(list.length > 0))).toEqual([...told.villages!.evidenceConflict]);
  });
});

describe('the legend', () => {
  const numberOf = (text: string) => Number(text.replaceAll(/[.,\s]/g, ''));

  it('counts every village once, whatever they are told apart by', () => {
    const opened = { dataset, hasTerrain: false } as unknown as OpenedDataset;
    const state = { ...app.get(), opened, analysed };
    for (const villages of ['mobile', 'operators', 'fixed', 'fiber'] as const) {
      const [part] = legendOf(state, { ...USUAL_LOOK, villages }, messagesOf('vi'));
      expect(part.items.reduce((sum, { count }) => sum + numberOf(count), 0)).toBe(dataset.villages!.count);
    }
  });

  it('tells villages apart by what the selected target is about, unless it was chosen', () => {
    const opened = { dataset, hasTerrain: false } as unknown as OpenedDataset;
    const rowOf = (indicator: string) => ({ key: indicator, year: 2025, indicator }) as unknown as ScoredRow;
    const rows = ['village-mobile-share', 'village-fixed-share', 'household-fiber-passed-share'].map(rowOf);
    const state = (row: string) => ({
      ...app.get(),
      opened,
      analysed: { ...analysed, rows },
      year: 2025,
      row,
    });
    const en = messagesOf('en');
    const firstOf = (row: string, look: MapLook) => legendOf(state(row), look, en)[0].items[0].label;
    expect(rows.map(({ key }) => firstOf(key, USUAL_LOOK))).toEqual(['Covered', 'Serviceable', 'Serviceable']);
    expect(firstOf('village-fixed-share', { ...USUAL_LOOK, villages: 'mobile' })).toBe('Covered');
    expect(drawnLook(state('village-fixed-share'), USUAL_LOOK)).toBe('fixed');
  });

  it('leaves out of a picture what is not drawn at its zoom', () => {
    const opened = { dataset, hasTerrain: false } as unknown as OpenedDataset;
    const parts = legendOf({ ...app.get(), opened, analysed }, USUAL_LOOK, messagesOf('en'));
    const seen = (zoom: number) => seenAt(parts, zoom).map(({ part }) => part);
    expect(seen(9)).toEqual(expect.arrayContaining(['villages', 'sites', 'labels']));
    expect(seen(8.2)).not.toContain('sites');
    expect(seen(8.2)).toContain('labels');
    expect(seen(7.9)).not.toContain('labels');
    // Places are hidden until they are asked for.
    expect(seen(12)).not.toContain('places');
  });

  it('says what a dead zone is, and draws each generation of an operator otherwise', () => {
    const opened = { dataset, hasTerrain: false } as unknown as OpenedDataset;
    const state = { ...app.get(), opened, analysed, operators: new Set(['VNPT']) };
    const parts = legendOf(state, USUAL_LOOK, messagesOf('vi'));
    expect(parts.find(({ part }) => part === 'dead-zones')!.note).toContain('kể cả 2G');
    const samples = parts.find(({ part }) => part === 'coverage')!.items.map(({ sample }) => JSON.stringify(sample));
    expect(samples).toHaveLength(2);
    expect(new Set(samples).size).toBe(2);
  });

  it('lists no coverage and no site of an operator that is not chosen', () => {
    const opened = { dataset, hasTerrain: false } as unknown as OpenedDataset;
    const state = { ...app.get(), opened, analysed, operators: new Set(['VNPT']) };
    const parts = legendOf(state, USUAL_LOOK, messagesOf('en'));
    const named = (part: string) => parts.find((one) => one.part === part)!;
    expect(named('coverage').items.map(({ label }) => label)).toEqual(['VNPT 3G', 'VNPT 4G']);
    const sites = rowsOf(dataset.sites!.count).filter((site) =>
      explainSite(explainer, site).tenants.some(({ operator }) => operator === 'VNPT'),
    ).length;
    expect(numberOf(named('sites').count)).toBeGreaterThanOrEqual(sites);
    expect(numberOf(named('sites').count)).toBeLessThan(dataset.sites!.count);
  });
});

describe('the villages that stand out', () => {
  it('are none of all where a search finds nothing, and all where nothing is searched', () => {
    const view = (listed: readonly number[] | null) =>
      viewOf({ ...app.get(), listed }, USUAL_LOOK, { site: null, zone: null, area: null }, {}, null).gaps;
    expect(view([])).not.toBeNull();
    expect(view(null)).toBeNull();
  });
});

describe('the style of the map', () => {
  it('lays what is proposed above names and the ranks of dead zones, and draws each generation by its own dashes', () => {
    vi.stubGlobal('document', { documentElement: { dataset: {} } });
    vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: () => '#123' }));
    const opened = { dataset, hasTerrain: false } as unknown as OpenedDataset;
    const state = { ...app.get(), opened, analysed, operators: new Set(['VNPT']) };
    const overlays = { proposal: { features: [], layers: [{ id: 'numbers', type: 'symbol' as const }] } };
    const view = viewOf(state, USUAL_LOOK, { site: null, zone: null, area: null }, overlays, null);
    const { layers } = buildStyle(view);
    vi.unstubAllGlobals();
    const at = (id: string) => layers.findIndex((layer) => layer.id === id);
    expect(at('proposal-numbers')).toBeGreaterThan(Math.max(at('dead-zone-labels'), at('area-labels')));
    expect(Math.min(at('dead-zone-labels'), at('area-labels'))).toBeGreaterThan(0);
    const edges = layers.filter(({ id }) => id.startsWith('cover-edge-'));
    expect(edges).toHaveLength(4);
    expect(new Set(edges.map(({ paint }) => JSON.stringify(paint))).size).toBe(4);
  });
});

describe('the shades', () => {
  it('stand out where a plan is fallen short of, whichever way it counts', () => {
    expect([0, 4].map((position) => shadeToken(position, 'village-mobile-share'))).toEqual(['--shade-1', '--shade-5']);
    expect([0, 4].map((position) => shadeToken(position, 'village-white-share'))).toEqual(['--shade-5', '--shade-1']);
  });
});
