import {
  type AdminColumns,
  type ClusterColumns,
  type CoverageColumns,
  type DeclarationColumns,
  type DuctColumns,
  type FiberColumns,
  type FiberNodeColumns,
  type MeasurementColumns,
  NO_ROW,
  type ObservationColumns,
  type PlaceColumns,
  type PoleColumns,
  type RoadColumns,
  type SiteColumns,
  type StationColumns,
  type VillageColumns,
} from '../dataset.ts';
import type { LayerRecords } from '../records.ts';
import {
  AREA_LEVELS,
  BASES,
  DEPLOYMENTS,
  FIBER_KINDS,
  type LayerName,
  LIFECYCLES,
  PLACE_KINDS,
  ROAD_CABLES,
  ROAD_CLASSES,
  SERVICE_CLASSES,
  SITE_STRUCTURES,
  TECHNOLOGIES,
  UNCODED,
} from '../vocabulary.ts';
import { codeColumn, flagColumn, numberColumn, valueColumn } from './column.ts';
import type { CompanyTable } from './companies.ts';
import { type FieldColumns, type LayerPacker, packRows, packShapes, type RowsOf } from './row-packer.ts';
import { createShapeBuilder } from './shapes.ts';

const text = () => valueColumn<string>();
const optionalText = () => valueColumn<string | null>();
const real = () => numberColumn<Float64Array<ArrayBuffer>>(Float64Array, Number.NaN);

const point = () => ({ lng: real(), lat: real() });
const technology = () => codeColumn(TECHNOLOGIES, UNCODED);
const lifecycle = () => codeColumn(LIFECYCLES, UNCODED);
const byId = (record: { id: string }) => record.id;

/** A packer for every layer, all naming companies through one table. */
export function createLayerPackers(companies: CompanyTable) {
  return {
    admin: packAdmin(),
    villages: packVillages(),
    clusters: packClusters(),
    sites: packSites(companies),
    stations: packStations(companies),
    coverage: packCoverage(companies),
    declarations: packDeclarations(companies),
    fiber: packFiber(companies),
    fiber_nodes: packFiberNodes(companies),
    poles: packPoles(companies),
    ducts: packDucts(companies),
    roads: packRoads(),
    places: packPlaces(),
    measurements: packMeasurements(companies),
    observations: packObservations(),
  };
}

type Packer<L extends LayerName, Columns> = LayerPacker<LayerRecords[L], Columns>;

function packAdmin(): Packer<'admin', AdminColumns> {
  const columns = { code: text(), name: text(), level: codeColumn(AREA_LEVELS, UNCODED), parentCode: optionalText() };
  const shapes = createShapeBuilder('polygon');
  const rows = packRows<LayerRecords['admin'], typeof columns>(columns, (record) => record.code);
  return {
    add(record) {
      rows.add(record);
      shapes.push(record.geometry);
    },
    finish: () => ({ ...rows.finish(), shapes: shapes.gather(rows.order()) }),
  };
}

const packVillages = (): Packer<'villages', VillageColumns> =>
  packRows(
    {
      id: text(),
      name: text(),
      ...point(),
      communeCode: optionalText(),
      population: real(),
      households: real(),
      hasGrid: flagColumn(),
      extremelyDifficult: flagColumn(),
      kind: optionalText(),
    },
    byId,
  );

/** Adds to a layer the row of the village that each of its records names. */
function withVillage<R extends { villageId: string }, C extends FieldColumns<R>>(
  columns: C,
  key: (record: R) => string,
) {
  const villageIds: string[] = [];
  const rows = packRows<R, C>(columns, key);
  return {
    add(record: R) {
      villageIds.push(record.villageId);
      rows.add(record);
    },
    finish: (rowsOf: RowsOf) => ({
      ...rows.finish(),
      village: Int32Array.from(rows.order(), (row) => rowsOf.villages.get(villageIds[row]) ?? NO_ROW),
    }),
  };
}

function packClusters(): Packer<'clusters', ClusterColumns> {
  const columns = { id: text(), ...point(), population: real(), households: real() };
  return withVillage<LayerRecords['clusters'], typeof columns>(columns, byId);
}

function packDeclarations(companies: CompanyTable): Packer<'declarations', DeclarationColumns> {
  const columns = { operator: companies.column(), technology: technology(), coveredShare: real() };
  return withVillage<LayerRecords['declarations'], typeof columns>(columns, (record) =>
    JSON.stringify([record.villageId, record.operator, record.technology, record.coveredShare]),
  );
}

const packSites = (companies: CompanyTable): Packer<'sites', SiteColumns> =>
  packRows(
    {
      id: text(),
      ...point(),
      owner: companies.column(),
      structure: codeColumn(SITE_STRUCTURES, UNCODED),
      heightM: real(),
      status: lifecycle(),
      builtOn: optionalText(),
    },
    byId,
  );

/** The text that stations are sorted by: what can show of them, then their id. */
export const stationKey = ({ id, ...record }: LayerRecords['stations']): string =>
  JSON.stringify([...Object.values(record), id]);

function packStations(companies: CompanyTable): Packer<'stations', StationColumns> {
  const columns = {
    id: text(),
    siteId: optionalText(),
    ...point(),
    operator: companies.column(),
    technology: technology(),
    since: optionalText(),
    frequencyMhz: real(),
    eirpDbm: real(),
    antennaHeightM: real(),
    azimuthDeg: real(),
    beamwidthDeg: real(),
    status: lifecycle(),
  };
  const rows = packRows<LayerRecords['stations'], typeof columns>(columns, stationKey);
  return {
    add: rows.add,
    finish(rowsOf) {
      const packed = rows.finish();
      const site = Int32Array.from(packed.siteId, (id) => rowsOf.sites.get(id ?? '') ?? NO_ROW);
      return { ...packed, site };
    },
  };
}

const packCoverage = (companies: CompanyTable): Packer<'coverage', CoverageColumns> =>
  packShapes('polygon', {
    id: text(),
    operator: companies.column(),
    technology: technology(),
    serviceClass: codeColumn(SERVICE_CLASSES, UNCODED),
    basis: codeColumn(BASES, UNCODED),
    siteId: optionalText(),
    validFrom: optionalText(),
  });

const packFiber = (companies: CompanyTable): Packer<'fiber', FiberColumns> =>
  packShapes('line', {
    id: text(),
    operator: companies.column(),
    owner: companies.column(),
    status: lifecycle(),
    deployment: codeColumn(DEPLOYMENTS, UNCODED),
    kind: codeColumn(FIBER_KINDS, UNCODED),
  });

const packFiberNodes = (companies: CompanyTable): Packer<'fiber_nodes', FiberNodeColumns> =>
  packRows(
    { id: text(), ...point(), operator: companies.column(), accessPoint: flagColumn(), status: lifecycle() },
    byId,
  );

function packPoles(companies: CompanyTable): Packer<'poles', PoleColumns> {
  const users = companies.userColumn();
  const columns = { id: text(), ...point(), owner: companies.column() };
  const rows = packRows<LayerRecords['poles'], typeof columns>(columns, byId);
  return {
    add(record) {
      users.push(record.owner, record.tenants);
      rows.add(record);
    },
    finish: () => ({ ...rows.finish(), ...users.gather(rows.order()) }),
  };
}

function packDucts(companies: CompanyTable): Packer<'ducts', DuctColumns> {
  const users = companies.userColumn();
  const columns = { id: text(), owner: companies.column() };
  const rows = packShapes<LayerRecords['ducts'], typeof columns>('line', columns);
  return {
    add(record) {
      users.push(record.owner, record.tenants);
      rows.add(record);
    },
    finish() {
      const order = rows.order();
      return { ...rows.finishIn(order), ...users.gather(order) };
    },
  };
}

const packRoads = (): Packer<'roads', RoadColumns> =>
  packShapes('line', {
    id: text(),
    class: codeColumn(ROAD_CLASSES, UNCODED),
    name: optionalText(),
    cables: codeColumn(ROAD_CABLES, UNCODED),
  });

const packPlaces = (): Packer<'places', PlaceColumns> =>
  packRows(
    {
      id: text(),
      ...point(),
      kind: codeColumn(PLACE_KINDS, UNCODED),
      name: optionalText(),
      dedicatedNetwork: flagColumn(),
      fiber: flagColumn(),
    },
    byId,
  );

const packMeasurements = (companies: CompanyTable): Packer<'measurements', MeasurementColumns> =>
  packRows(
    {
      ...point(),
      operator: companies.column(),
      technology: technology(),
      rsrpDbm: real(),
      downloadMbps: real(),
      uploadMbps: real(),
      testedAt: optionalText(),
    },
    (record) => JSON.stringify(Object.values(record)),
  );

const packObservations = (): Packer<'observations', ObservationColumns> =>
  packRows(
    { indicator: text(), value: real(), asOf: text(), areaCode: optionalText(), source: optionalText() },
    (record) => JSON.stringify([record.indicator, record.areaCode, record.asOf, record.value, record.source]),
  );
