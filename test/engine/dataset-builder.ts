import {
  type Analysis,
  analyze,
  createDatasetPacker,
  createLocalRunner,
  type Dataset,
  defaultProfile,
  type FlatGeometry,
  kernels,
  type LayerName,
  type LayerRecords,
  type Profile,
  type Target,
} from '../../engine/index.ts';

type Position = readonly [number, number];

/** A polygon in flat form: an exterior and holes, each closed for the caller. */
export const polygon = (...rings: readonly (readonly Position[])[]): FlatGeometry => multiPolygon(rings);

export function multiPolygon(...parts: readonly (readonly (readonly Position[])[])[]): FlatGeometry {
  const partStart = [0];
  const ringStart = [0];
  const coords: number[] = [];
  for (const rings of parts) {
    for (const ring of rings) {
      for (const [lng, lat] of [...ring, ring[0]]) coords.push(lng, lat);
      ringStart.push(coords.length / 2);
    }
    partStart.push(ringStart.length - 1);
  }
  return { partStart, ringStart, coords };
}

export const line = (...path: readonly Position[]): FlatGeometry => ({
  partStart: [0, 1],
  ringStart: [0, path.length],
  coords: path.flat(),
});

/** The rectangle between two corners. */
export const rectangle = (west: number, south: number, east: number, north: number): FlatGeometry =>
  polygon([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]);

/** What a test leaves out, as a file that does not say it. */
export const silent: { readonly [L in LayerName]: LayerRecords[L] } = {
  admin: { code: '1', name: 'A', level: 'province', parentCode: null, geometry: rectangle(0, 0, 1, 1) },
  villages: {
    id: 'v',
    name: 'V',
    lng: 0,
    lat: 0,
    communeCode: null,
    population: null,
    households: null,
    hasGrid: null,
    extremelyDifficult: null,
    kind: null,
  },
  clusters: { id: 'c', villageId: 'v', lng: 0, lat: 0, population: null, households: null },
  sites: { id: 's', lng: 0, lat: 0, owner: null, structure: null, heightM: null, status: 'operational', builtOn: null },
  stations: {
    id: 'st',
    siteId: null,
    lng: null,
    lat: null,
    operator: 'A',
    technology: '4G',
    since: null,
    frequencyMhz: null,
    eirpDbm: null,
    antennaHeightM: null,
    azimuthDeg: null,
    beamwidthDeg: null,
    status: 'operational',
  },
  coverage: {
    id: 'k',
    operator: 'A',
    technology: '4G',
    serviceClass: 'outdoor',
    basis: 'declared',
    siteId: null,
    validFrom: null,
    geometry: rectangle(0, 0, 1, 1),
  },
  declarations: { villageId: 'v', operator: 'A', technology: '4G', coveredShare: 1 },
  fiber: {
    id: 'f',
    operator: null,
    owner: null,
    status: 'operational',
    deployment: null,
    kind: null,
    geometry: line([0, 0], [1, 0]),
  },
  fiber_nodes: { id: 'n', lng: 0, lat: 0, operator: null, accessPoint: true, status: 'operational' },
  poles: { id: 'p', lng: 0, lat: 0, owner: null, tenants: [] },
  ducts: { id: 'd', owner: null, tenants: [], geometry: line([0, 0], [1, 0]) },
  roads: { id: 'r', class: 'national', name: null, cables: null, geometry: line([0, 0], [1, 0]) },
  places: { id: 'pl', lng: 0, lat: 0, kind: 'school', name: null, dedicatedNetwork: null, fiber: null },
  measurements: {
    lng: 0,
    lat: 0,
    operator: 'A',
    technology: '4G',
    rsrpDbm: null,
    downloadMbps: null,
    uploadMbps: null,
    testedAt: null,
  },
  observations: { indicator: 'x', value: 0, asOf: '2023', areaCode: null, source: null },
};

export type Layers = { readonly [L in LayerName]?: readonly Partial<LayerRecords[L]>[] };

/** The packed dataset of some records; what a record leaves out, the source does not say. */
export function datasetOf(layers: Layers): Dataset {
  const packer = createDatasetPacker();
  for (const [layer, records] of Object.entries(layers) as [LayerName, readonly object[]][]) {
    packer.openLayer(layer);
    for (const record of records) packer.add(layer, { ...silent[layer], ...record } as never);
  }
  return packer.finish();
}

/** The analysis of a dataset in this thread. */
export function analyzeHere(
  dataset: Dataset,
  targets: readonly Target[] = [],
  profile: Partial<Profile> = {},
): Promise<Analysis> {
  return analyze(dataset, createLocalRunner(kernels, dataset), {
    profile: { ...defaultProfile, ...profile },
    plan: { id: 'test', targets },
  });
}

/** n and N of an indicator's cell. */
export function counts(
  analysis: Analysis,
  indicator: string,
  {
    area = '*',
    operator = 'any',
    technology = '3G+',
    kind = '',
    scope = 'all',
  }: { area?: string; operator?: string; technology?: string; kind?: string; scope?: string } = {},
): [number, number] {
  const table = analysis.indicators.find((candidate) => candidate.indicator === indicator);
  if (table === undefined) return [Number.NaN, Number.NaN];
  const at = (values: readonly string[], value: string) => (values.length === 1 ? 0 : values.indexOf(value));
  const { operators, technologies, classes, scopes } = table;
  const cell =
    (((analysis.areas.code.indexOf(area) * operators.length + at(operators, operator)) * technologies.length +
      at(technologies, technology)) *
      classes.length +
      at(classes, kind)) *
      scopes.length +
    at(scopes, scope);
  return [table.numerator[cell], table.denominator[cell]];
}
