import type { Dataset } from '../dataset.ts';
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
} from '../vocabulary.ts';
import { encodeWtf8 } from './wtf8.ts';
import { xxhash32 } from './xxhash32.ts';

/** What a column holds; it decides the sections that the column takes in a file and what is checked when it is read. */
export type ColumnSpec =
  | { readonly kind: 'text' | 'optional-text' | 'real' | 'flag' | 'company' | 'shapes' | 'user-starts' | 'users' }
  | { readonly kind: 'code'; readonly values: readonly string[]; readonly optional: boolean }
  | { readonly kind: 'row'; readonly of: 'villages' | 'sites' };

type Specs<Columns> = { readonly [Column in Exclude<keyof Columns, 'count'>]-?: ColumnSpec };

const text: ColumnSpec = { kind: 'text' };
const optionalText: ColumnSpec = { kind: 'optional-text' };
const real: ColumnSpec = { kind: 'real' };
const flag: ColumnSpec = { kind: 'flag' };
const company: ColumnSpec = { kind: 'company' };
const shapes: ColumnSpec = { kind: 'shapes' };
const code = (values: readonly string[]): ColumnSpec => ({ kind: 'code', values, optional: false });
const optionalCode = (values: readonly string[]): ColumnSpec => ({ kind: 'code', values, optional: true });
const point = { lng: real, lat: real };
const users: { userStart: ColumnSpec; users: ColumnSpec } = {
  userStart: { kind: 'user-starts' },
  users: { kind: 'users' },
};

/** The columns of every layer, in the order of the file. */
export const LAYER_COLUMNS: { readonly [L in LayerName]: Specs<NonNullable<Dataset[L]>> } = {
  admin: { code: text, name: text, level: code(AREA_LEVELS), parentCode: optionalText, shapes },
  villages: {
    id: text,
    name: text,
    ...point,
    communeCode: optionalText,
    population: real,
    households: real,
    hasGrid: flag,
    extremelyDifficult: flag,
    kind: optionalText,
  },
  clusters: { id: text, ...point, village: { kind: 'row', of: 'villages' }, population: real, households: real },
  sites: {
    id: text,
    ...point,
    owner: company,
    structure: optionalCode(SITE_STRUCTURES),
    heightM: real,
    status: code(LIFECYCLES),
    builtOn: optionalText,
  },
  stations: {
    id: text,
    site: { kind: 'row', of: 'sites' },
    siteId: optionalText,
    ...point,
    operator: company,
    technology: code(TECHNOLOGIES),
    since: optionalText,
    frequencyMhz: real,
    eirpDbm: real,
    antennaHeightM: real,
    azimuthDeg: real,
    beamwidthDeg: real,
    status: code(LIFECYCLES),
  },
  coverage: {
    id: text,
    operator: company,
    technology: code(TECHNOLOGIES),
    serviceClass: code(SERVICE_CLASSES),
    basis: code(BASES),
    siteId: optionalText,
    validFrom: optionalText,
    shapes,
  },
  declarations: {
    village: { kind: 'row', of: 'villages' },
    operator: company,
    technology: code(TECHNOLOGIES),
    coveredShare: real,
  },
  fiber: {
    id: text,
    operator: company,
    owner: company,
    status: code(LIFECYCLES),
    deployment: optionalCode(DEPLOYMENTS),
    kind: optionalCode(FIBER_KINDS),
    shapes,
  },
  fiber_nodes: { id: text, ...point, operator: company, accessPoint: flag, status: code(LIFECYCLES) },
  poles: { id: text, ...point, owner: company, ...users },
  ducts: { id: text, owner: company, ...users, shapes },
  roads: { id: text, class: code(ROAD_CLASSES), name: optionalText, cables: optionalCode(ROAD_CABLES), shapes },
  places: {
    id: text,
    ...point,
    kind: code(PLACE_KINDS),
    name: optionalText,
    dedicatedNetwork: flag,
    fiber: flag,
  },
  measurements: {
    ...point,
    operator: company,
    technology: code(TECHNOLOGIES),
    rsrpDbm: real,
    downloadMbps: real,
    uploadMbps: real,
    testedAt: optionalText,
  },
  observations: { indicator: text, value: real, asOf: text, areaCode: optionalText, source: optionalText },
};

/** The layers whose rows others refer to, so that they are read first. */
export const PACKED_LAYERS: readonly LayerName[] = [
  'villages',
  'sites',
  ...LAYERS.filter((layer) => layer !== 'villages' && layer !== 'sites'),
];

/** A number that stands for the columns above and their codes: a file with another one is from another version. */
export const LAYOUT_CHECKSUM = xxhash32(encodeWtf8(JSON.stringify(PACKED_LAYERS.map((layer) => LAYER_COLUMNS[layer]))));
