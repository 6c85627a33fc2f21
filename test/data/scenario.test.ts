import { describe, expect, it } from 'vitest';
import { parseScenario, toScenarioJson } from '../../data/schemas/scenario.ts';
import type { Scenario } from '../../engine/scenario/index.ts';
import { rectangle } from '../engine/dataset-builder.ts';
import { coverageRecord, fiberRecord, siteRecord, stationRecord } from '../engine/scenario/edits.ts';

const flat = ({ partStart, ringStart, coords }: ReturnType<typeof rectangle>) => ({
  partStart: Uint32Array.from(partStart),
  ringStart: Uint32Array.from(ringStart),
  coords: Float64Array.from(coords),
});
const shape = flat(rectangle(0, 0, 1, 1));
const area = coverageRecord({ siteId: 'new', validFrom: '2025-12-31', geometry: shape });
const route = fiberRecord({
  deployment: 'duct',
  kind: 'access',
  geometry: {
    partStart: Uint32Array.of(0, 1, 2),
    ringStart: Uint32Array.of(0, 2, 5),
    coords: Float64Array.of(0, 0, 1, 0, 2, 2, 3, 3, 4, 3),
  },
});
const scenario: Scenario = {
  name: 'every kind',
  edits: [
    {
      kind: 'add-site',
      site: siteRecord({ owner: 'A', structure: 'tower', heightM: 42, builtOn: '2025-12-31' }),
      stations: [
        stationRecord({ siteId: 'new', since: '2025-12-31', frequencyMhz: 700, eirpDbm: 60, azimuthDeg: 120 }),
      ],
      coverage: [area],
    },
    { kind: 'move-site', id: 'a', lng: 1, lat: 2, shapes: [{ id: 'k', geometry: shape }] },
    { kind: 'remove-site', id: 'a' },
    { kind: 'build-site', id: 'a', builtOn: '2025-12-31' },
    { kind: 'add-station', station: stationRecord({ lng: 1, lat: 2 }) },
    { kind: 'remove-station', id: 'a' },
    { kind: 'add-coverage', coverage: area },
    { kind: 'replace-coverage', coverage: { ...area, serviceClass: 'weak', basis: 'measured' } },
    { kind: 'remove-coverage', id: 'a' },
    { kind: 'add-fiber', fiber: route },
    { kind: 'replace-fiber', fiber: route },
    { kind: 'remove-fiber', id: 'a' },
    { kind: 'change-profile', profile: { min_technology: '4G', counted_basis: ['declared'] } },
  ],
};
const wrap = (...edits: unknown[]) => ({ format: 'phusong-scenario', version: 2, name: 'x', edits });
const square = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];

const covering = (geometry: object) => ({
  kind: 'add-coverage',
  coverage: { id: 'k', operator: 'A', technology: '4G', geometry },
});

function editsOf(...edits: unknown[]): Scenario['edits'] {
  const parsed = parseScenario(wrap(...edits));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.value.edits;
}

describe('a scenario file', () => {
  it('gives back every kind of edit as it was', () => {
    const written = JSON.parse(JSON.stringify(toScenarioJson(scenario)));
    expect(parseScenario(written)).toEqual({ value: scenario });
  });

  it('may leave out what a layer may leave out', () => {
    const geometry = { type: 'MultiPolygon', coordinates: [[square]] };
    expect(
      parseScenario(
        wrap(
          { kind: 'add-site', site: { id: 'new', lng: 0, lat: 0 } },
          { kind: 'add-coverage', coverage: { id: 'new', operator: 'A', technology: '4G', geometry } },
          { kind: 'move-site', id: 'a', lng: 1, lat: 2 },
        ),
      ),
    ).toEqual({
      value: {
        name: 'x',
        edits: [
          { kind: 'add-site', site: siteRecord({}), stations: [], coverage: [] },
          { kind: 'add-coverage', coverage: coverageRecord({ basis: 'declared', geometry: shape }) },
          { kind: 'move-site', id: 'a', lng: 1, lat: 2, shapes: [] },
        ],
      },
    });
  });

  it('of the first version is read as the edits that it stands for', () => {
    const dated = { id: 'new', built_on: '2025-12-31' };
    const first = {
      format: 'phusong-scenario',
      version: 1,
      name: 'old',
      sites: [{ ...dated, lng: 0, lat: 0, owner: 'A', structure: null, height_m: null }],
      built: [{ id: 'p', built_on: '2025-12-31' }],
      stations: [
        {
          id: 't',
          site_id: 'new',
          lng: null,
          lat: null,
          operator: 'A',
          technology: '4G',
          since: '2025-12-31',
          antenna_height_m: 30,
        },
      ],
      coverage: [
        {
          id: 'k',
          operator: 'A',
          technology: '4G',
          site_id: 'new',
          valid_from: '2025-12-31',
          geometry: { type: 'MultiPolygon', coordinates: [[square]] },
        },
      ],
    };
    expect(parseScenario(first)).toEqual({
      value: {
        name: 'old',
        edits: [
          { kind: 'add-site', site: siteRecord({ owner: 'A', builtOn: '2025-12-31' }), stations: [], coverage: [] },
          { kind: 'build-site', id: 'p', builtOn: '2025-12-31' },
          {
            kind: 'add-station',
            station: stationRecord({ id: 't', siteId: 'new', since: '2025-12-31', antennaHeightM: 30 }),
          },
          { kind: 'add-coverage', coverage: { ...area, id: 'k' } },
        ],
      },
    });
    expect(parseScenario({ ...first, sites: [{ id: 'new' }] })).toMatchObject({
      problems: expect.arrayContaining(['sites.0.lng: is missing']),
    });
  });

  it.each([
    ['2023-06-15', '2023-06-15'],
    ['15/06/2023', '2023-06-15'],
    ['20230615', '2023-06-15'],
    ['6/2023', '2023-06-01'],
    ['2023', '2023-01-01'],
  ])('writes dates as a layer may: %s is %s', (written, day) => {
    const station = { id: 't', site_id: 'a', operator: 'A', technology: '4G', since: written };
    const [added, built] = editsOf(
      { kind: 'add-station', station },
      { kind: 'build-site', id: 'a', built_on: written },
    );
    expect(added).toMatchObject({ station: { since: day } });
    expect(built).toMatchObject({ builtOn: day });
  });

  it('names companies as the layers do', () => {
    const station = { id: 't', site_id: 'a', operator: 'Vinaphone', technology: '4G' };
    const geometry = { type: 'LineString', coordinates: [square[0], square[1]] };
    expect(
      editsOf(
        { kind: 'add-site', site: { id: 'new', lng: 0, lat: 0, owner: 'VNPT Lai Châu' } },
        { kind: 'add-station', station },
        { kind: 'add-fiber', fiber: { id: 'f', operator: 'mobifone', geometry } },
      ),
    ).toMatchObject([
      { site: { owner: 'VNPT' } },
      { station: { operator: 'VNPT' } },
      { fiber: { operator: 'MobiFone', owner: null } },
    ]);
  });

  it('takes a Polygon and a LineString for one of each', () => {
    const [area, route] = editsOf(covering({ type: 'Polygon', coordinates: [square] }), {
      kind: 'add-fiber',
      fiber: { id: 'f', geometry: { type: 'LineString', coordinates: square.slice(0, 2) } },
    });
    expect(area).toMatchObject({ coverage: { geometry: shape } });
    expect(route).toMatchObject({
      fiber: { geometry: { partStart: Uint32Array.of(0, 1), ringStart: Uint32Array.of(0, 2) } },
    });
  });

  it('with another geometry is refused in one line', () => {
    for (const type of ['Point', 'LineString', 'GeometryCollection'])
      expect(parseScenario(wrap(covering({ type, coordinates: square })))).toMatchObject({
        problems: ['edits.0.coverage.geometry.type: must be one of Polygon, MultiPolygon'],
      });
  });

  const open = { type: 'MultiPolygon', coordinates: [[square.slice(0, 4)]] };
  const polygonOf = (...corners: number[]) => ({ type: 'Polygon', coordinates: [corners.map((at) => square[at])] });
  const flatRing = { type: 'Polygon', coordinates: [[0, 1, 2, 0].map((at) => [at, at])] };
  it.each([
    [[], 'a scenario is a JSON object with "format": "phusong-scenario"'],
    [{ ...wrap(), format: 'other' }, 'format: must be phusong-scenario'],
    [{ ...wrap(), version: 3 }, 'version: must be one of 1, 2'],
    [wrap({ kind: 'remove-everything' }), 'edits.0.kind: must be one of add-site, move-site'],
    [wrap({ kind: 'remove-site' }), 'edits.0.id: is missing'],
    [wrap({ kind: 'remove-site', id: 'a', why: 'x' }), 'unknown key edits.0.why'],
    [wrap({ kind: 'move-site', id: 'a', lng: 181, lat: 0 }), 'edits.0.lng: must not be above 180'],
    [
      wrap({ kind: 'change-profile', profile: { min_technology: '6G' } }),
      'edits.0.profile.min_technology: must be one of',
    ],
    [wrap(covering(open)), 'edits.0.coverage.geometry.coordinates.0.0: must end where it began'],
    [wrap(covering(polygonOf(0, 1, 0))), 'coverage.geometry.coordinates.0: must have at least 4 entries'],
    [
      wrap(covering(polygonOf(0, 1, 0, 0))),
      'coverage.geometry.coordinates.0: has 2 distinct positions, and a ring needs at least three',
    ],
    [wrap(covering(flatRing)), 'edits.0.coverage.geometry.coordinates.0: encloses no area'],
    [
      wrap({ kind: 'move-site', id: 'a', lng: 1, lat: 2, shapes: [{ id: 'k', geometry: flatRing }] }),
      'edits.0.shapes.0.geometry.coordinates.0: encloses no area',
    ],
    [
      wrap({
        kind: 'add-fiber',
        fiber: {
          id: 'f',
          geometry: {
            type: 'LineString',
            coordinates: [
              [1, 1],
              [1, 1],
            ],
          },
        },
      }),
      'edits.0.fiber.geometry.coordinates: has fewer than two distinct positions',
    ],
    [wrap({ ...covering(open), coverage: { operator: ' any' } }), 'coverage.operator: is a word of the outputs'],
    [wrap({ kind: 'build-site', id: 'a', built_on: '31/02/2023' }), 'built_on: is not a date such as 2025-12-31'],
    [
      wrap({ kind: 'add-fiber', fiber: { id: 'f', geometry: { type: 'MultiLineString', coordinates: [[[0, 0]]] } } }),
      'edits.0.fiber.geometry.coordinates.0: must have at least 2 entries',
    ],
  ])('%j is refused by name', (json, problem) => {
    const parsed = parseScenario(json);
    expect('problems' in parsed ? parsed.problems : []).toContainEqual(expect.stringContaining(problem));
  });
});
