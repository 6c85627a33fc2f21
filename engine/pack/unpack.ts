import { type Dataset, NO_COMPANY, NO_ROW, type ShapeColumns } from '../dataset.ts';
import type { FlatGeometry, LayerRecords } from '../records.ts';
import {
  AREA_LEVELS,
  BASES,
  DEPLOYMENTS,
  FIBER_KINDS,
  LAYERS,
  type LayerName,
  LIFECYCLES,
  NOT_STATED,
  PLACE_KINDS,
  ROAD_CABLES,
  ROAD_CLASSES,
  SERVICE_CLASSES,
  SITE_STRUCTURES,
  TECHNOLOGIES,
  UNCODED,
  YES,
} from '../vocabulary.ts';

/** A function that gives the record of a row of a layer: what the packer was given. A village id that named no village is ''. */
export function createRecordReader(dataset: Dataset): <L extends LayerName>(layer: L, row: number) => LayerRecords[L] {
  const readers = createReaders(dataset);
  return (layer, row) => readers[layer](row);
}

/** The records of a packed layer, in its order. */
export function* recordsOf<L extends LayerName>(dataset: Dataset, layer: L): Generator<LayerRecords[L]> {
  const read = createRecordReader(dataset);
  const count = dataset[layer]?.count ?? 0;
  for (let row = 0; row < count; row++) yield read(layer, row);
}

/** The layers that a dataset has. */
export const layersOf = (dataset: Dataset): LayerName[] => LAYERS.filter((layer) => dataset[layer] !== null);

type Readers = { [L in LayerName]: (row: number) => LayerRecords[L] };

function createReaders(dataset: Dataset): Readers {
  const d = dataset as { [K in keyof Dataset]: NonNullable<Dataset[K]> };
  const company = (code: number): string | null => (code === NO_COMPANY ? null : dataset.companies[code]);
  const named = (code: number): string => dataset.companies[code];
  const villageId = (row: number): string => (row === NO_ROW ? '' : d.villages.id[row]);
  const users = (of: { userStart: Uint32Array; users: Uint16Array }, row: number, owner: number): string[] =>
    Array.from(of.users.subarray(of.userStart[row], of.userStart[row + 1]))
      .filter((user) => user !== owner)
      .map(named);
  return {
    admin: (r) => ({
      code: d.admin.code[r],
      name: d.admin.name[r],
      level: AREA_LEVELS[d.admin.level[r]],
      parentCode: d.admin.parentCode[r],
      geometry: shapeOf(d.admin.shapes, r),
    }),
    villages: (r) => ({
      ...point(d.villages, r),
      id: d.villages.id[r],
      name: d.villages.name[r],
      communeCode: d.villages.communeCode[r],
      population: number(d.villages.population[r]),
      households: number(d.villages.households[r]),
      hasGrid: flag(d.villages.hasGrid[r]),
      extremelyDifficult: flag(d.villages.extremelyDifficult[r]),
      kind: d.villages.kind[r],
    }),
    clusters: (r) => ({
      ...point(d.clusters, r),
      id: d.clusters.id[r],
      villageId: villageId(d.clusters.village[r]),
      population: number(d.clusters.population[r]),
      households: number(d.clusters.households[r]),
    }),
    sites: (r) => ({
      ...point(d.sites, r),
      id: d.sites.id[r],
      owner: company(d.sites.owner[r]),
      structure: coded(SITE_STRUCTURES, d.sites.structure[r]),
      heightM: number(d.sites.heightM[r]),
      status: LIFECYCLES[d.sites.status[r]],
      builtOn: d.sites.builtOn[r],
    }),
    stations: (r) => ({
      id: d.stations.id[r],
      siteId: d.stations.siteId[r],
      lng: number(d.stations.lng[r]),
      lat: number(d.stations.lat[r]),
      operator: named(d.stations.operator[r]),
      technology: TECHNOLOGIES[d.stations.technology[r]],
      since: d.stations.since[r],
      frequencyMhz: number(d.stations.frequencyMhz[r]),
      eirpDbm: number(d.stations.eirpDbm[r]),
      antennaHeightM: number(d.stations.antennaHeightM[r]),
      azimuthDeg: number(d.stations.azimuthDeg[r]),
      beamwidthDeg: number(d.stations.beamwidthDeg[r]),
      status: LIFECYCLES[d.stations.status[r]],
    }),
    coverage: (r) => ({
      id: d.coverage.id[r],
      operator: named(d.coverage.operator[r]),
      technology: TECHNOLOGIES[d.coverage.technology[r]],
      serviceClass: SERVICE_CLASSES[d.coverage.serviceClass[r]],
      basis: BASES[d.coverage.basis[r]],
      siteId: d.coverage.siteId[r],
      validFrom: d.coverage.validFrom[r],
      geometry: shapeOf(d.coverage.shapes, r),
    }),
    declarations: (r) => ({
      villageId: villageId(d.declarations.village[r]),
      operator: named(d.declarations.operator[r]),
      technology: TECHNOLOGIES[d.declarations.technology[r]],
      coveredShare: d.declarations.coveredShare[r],
    }),
    fiber: (r) => ({
      id: d.fiber.id[r],
      operator: company(d.fiber.operator[r]),
      owner: company(d.fiber.owner[r]),
      status: LIFECYCLES[d.fiber.status[r]],
      deployment: coded(DEPLOYMENTS, d.fiber.deployment[r]),
      kind: coded(FIBER_KINDS, d.fiber.kind[r]),
      geometry: shapeOf(d.fiber.shapes, r),
    }),
    fiber_nodes: (r) => ({
      ...point(d.fiber_nodes, r),
      id: d.fiber_nodes.id[r],
      operator: company(d.fiber_nodes.operator[r]),
      accessPoint: d.fiber_nodes.accessPoint[r] === YES,
      status: LIFECYCLES[d.fiber_nodes.status[r]],
    }),
    poles: (r) => ({
      ...point(d.poles, r),
      id: d.poles.id[r],
      owner: company(d.poles.owner[r]),
      tenants: users(d.poles, r, d.poles.owner[r]),
    }),
    ducts: (r) => ({
      id: d.ducts.id[r],
      owner: company(d.ducts.owner[r]),
      tenants: users(d.ducts, r, d.ducts.owner[r]),
      geometry: shapeOf(d.ducts.shapes, r),
    }),
    roads: (r) => ({
      id: d.roads.id[r],
      class: ROAD_CLASSES[d.roads.class[r]],
      name: d.roads.name[r],
      cables: coded(ROAD_CABLES, d.roads.cables[r]),
      geometry: shapeOf(d.roads.shapes, r),
    }),
    places: (r) => ({
      ...point(d.places, r),
      id: d.places.id[r],
      kind: PLACE_KINDS[d.places.kind[r]],
      name: d.places.name[r],
      dedicatedNetwork: flag(d.places.dedicatedNetwork[r]),
      fiber: flag(d.places.fiber[r]),
    }),
    measurements: (r) => ({
      ...point(d.measurements, r),
      operator: named(d.measurements.operator[r]),
      technology: TECHNOLOGIES[d.measurements.technology[r]],
      rsrpDbm: number(d.measurements.rsrpDbm[r]),
      downloadMbps: number(d.measurements.downloadMbps[r]),
      uploadMbps: number(d.measurements.uploadMbps[r]),
      testedAt: d.measurements.testedAt[r],
    }),
    observations: (r) => ({
      indicator: d.observations.indicator[r],
      value: d.observations.value[r],
      asOf: d.observations.asOf[r],
      areaCode: d.observations.areaCode[r],
      source: d.observations.source[r],
    }),
  };
}

const point = ({ lng, lat }: { lng: Float64Array; lat: Float64Array }, row: number) => ({
  lng: lng[row],
  lat: lat[row],
});
const number = (value: number): number | null => (Number.isNaN(value) ? null : value);
const flag = (value: number): boolean | null => (value === NOT_STATED ? null : value === YES);
const coded = <T>(names: readonly T[], code: number): T | null => (code === UNCODED ? null : names[code]);

/** The geometry of one feature, copied out of its layer. */
function shapeOf({ featureStart, partStart, ringStart, coords }: ShapeColumns, feature: number): FlatGeometry {
  const [firstPart, endPart] = [featureStart[feature], featureStart[feature + 1]];
  const [firstRing, endRing] = [partStart[firstPart], partStart[endPart]];
  const firstVertex = ringStart[firstRing];
  return {
    partStart: partStart.slice(firstPart, endPart + 1).map((ring) => ring - firstRing),
    ringStart: ringStart.slice(firstRing, endRing + 1).map((vertex) => vertex - firstVertex),
    coords: coords.slice(firstVertex * 2, ringStart[endRing] * 2),
  };
}
