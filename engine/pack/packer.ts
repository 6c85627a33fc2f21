import {
  type AdminColumns,
  type ClusterColumns,
  type CoverageColumns,
  type Dataset,
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
import type { FlatGeometry, LayerRecords } from '../records.ts';
import {
  AREA_LEVELS,
  BASES,
  DEPLOYMENTS,
  FIBER_KINDS,
  LAYERS,
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
import { type CompanyTable, compareText, createCompanyTable } from './companies.ts';
import { createShapeBuilder } from './shapes.ts';

/** Takes checked records one by one and gives the packed dataset; the order of the records never shows in it. */
export interface DatasetPacker {
  /** States that the dataset has this layer, be it empty. */
  openLayer(layer: LayerName): void;
  /** Adds one record; its geometry is copied. */
  add<L extends LayerName>(layer: L, record: LayerRecords[L]): void;
  finish(): Dataset;
}

interface LayerPacker<R, Columns> {
  add(record: R): void;
  finish(rowsOf: RowsOf): Columns;
}

/** Row numbers by id, of the layers that others refer to. */
interface RowsOf {
  villages: ReadonlyMap<string, number>;
  sites: ReadonlyMap<string, number>;
}

const text = () => valueColumn<string>();
const optionalText = () => valueColumn<string | null>();
const real = () => numberColumn<Float64Array<ArrayBuffer>>(Float64Array, Number.NaN);

type Gathered<C> = { [K in keyof C]: C[K] extends { gather(order: Uint32Array): infer G } ? G : never };

function gatherAll<C extends object>(columns: C, order: Uint32Array): Gathered<C> & { count: number } {
  const gathered: Record<string, unknown> = { count: order.length };
  for (const [name, column] of Object.entries(columns)) gathered[name] = column.gather(order);
  return gathered as Gathered<C> & { count: number };
}

/** Rows in the order of their keys; rows with equal keys stay as they came. */
function orderBy(keys: readonly string[]): Uint32Array {
  return Uint32Array.from(keys.keys()).sort((a, b) => compareText(keys[a], keys[b]) || a - b);
}

/** A text that sorts like the record: equal keys mean records that are equal wherever it can show. */
const keyOf = (record: object): string =>
  JSON.stringify(Object.entries(record).filter(([name]) => name !== 'geometry' && name !== 'id'));

export function createDatasetPacker(): DatasetPacker {
  const companies = createCompanyTable();
  const packers = createLayerPackers(companies);
  const opened = new Set<LayerName>();
  return {
    openLayer: (layer) => void opened.add(layer),
    add(layer, record) {
      opened.add(layer);
      (packers[layer] as LayerPacker<typeof record, unknown>).add(record);
    },
    finish() {
      const names = companies.finish();
      const none: RowsOf = { villages: new Map(), sites: new Map() };
      const villages = opened.has('villages') ? packers.villages.finish(none) : null;
      const sites = opened.has('sites') ? packers.sites.finish(none) : null;
      const rowsOf: RowsOf = { villages: rowsById(villages), sites: rowsById(sites) };
      const packed: Record<string, unknown> = { companies: names, villages, sites };
      for (const layer of LAYERS) {
        if (layer === 'villages' || layer === 'sites') continue;
        packed[layer] = opened.has(layer) ? packers[layer].finish(rowsOf) : null;
      }
      return packed as unknown as Dataset;
    },
  };
}

const rowsById = (columns: { id: readonly string[] } | null): Map<string, number> =>
  new Map(columns?.id.map((id, row) => [id, row]));

function createLayerPackers(companies: CompanyTable) {
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

/** Columns named after the fields they hold. */
type FieldColumns<R> = { [Field in keyof R]?: { push(value: R[Field]): void; gather(order: Uint32Array): unknown } };

function pushFields<R extends object>(columns: FieldColumns<R>, record: R): void {
  for (const field in columns) columns[field]!.push(record[field]);
}

/** The usual packer of a layer: one column per field, rows in the order of `key`. */
function packRows<R extends object, C extends FieldColumns<R>>(columns: C, key: (record: R) => string) {
  const keys: string[] = [];
  const order = () => orderBy(keys);
  return {
    add(record: R) {
      keys.push(key(record));
      pushFields<R>(columns, record);
    },
    order,
    finish: () => gatherAll(columns, order()),
  };
}

/** The usual packer of a layer of shapes: rows in the order of their geometry, then of their other fields. */
function packShapes<R extends { geometry: FlatGeometry }, C extends FieldColumns<R>>(
  kind: 'polygon' | 'line',
  columns: C,
  key: (record: R) => string = keyOf,
) {
  const shapes = createShapeBuilder(kind);
  const keys: string[] = [];
  const order = () => shapes.order((a, b) => compareText(keys[a], keys[b]) || a - b);
  const finishIn = (rows: Uint32Array) => ({ ...gatherAll(columns, rows), shapes: shapes.gather(rows) });
  return {
    add(record: R) {
      keys.push(key(record));
      shapes.push(record.geometry);
      pushFields<R>(columns, record);
    },
    order,
    finish: () => finishIn(order()),
    finishIn,
  };
}

const point = () => ({ lng: real(), lat: real() });
const technology = () => codeColumn(TECHNOLOGIES, UNCODED);
const lifecycle = () => codeColumn(LIFECYCLES, UNCODED);
const byId = (record: { id: string }) => record.id;

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
  const rows = packRows<LayerRecords['stations'], typeof columns>(columns, ({ id, ...record }) =>
    JSON.stringify([...Object.values(record), id]),
  );
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
