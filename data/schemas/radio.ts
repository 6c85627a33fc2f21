import { BASES, LIFECYCLES, SERVICE_CLASSES, SITE_STRUCTURES, TECHNOLOGIES } from '../../engine/index.ts';
import {
  choice,
  choiceOr,
  company,
  day,
  moment,
  number,
  requiredChoice,
  requiredOperator,
  requiredText,
  text,
} from './cells.ts';
import { ambiguousNumber, partialDate } from './doubts.ts';
import { defineLayer } from './layer-schema.ts';

/** Taller than any mast that stands (the Burj Khalifa has 828 m). */
const HEIGHT_M = { min: 0, max: 1000 };
/** From long wave to the end of the allocated spectrum [ITU Radio Regulations, Article 5: up to 275 GHz]. */
const FREQUENCY_MHZ = { min: 0.1, max: 275_000 };
/** From a sensor's transmitter to a radar's; a macro cell has about 60. */
const EIRP_DBM = { min: -50, max: 150 };
const BEARING_DEG = { min: 0, max: 360 };
/** Reported values end at -156 and -31 dBm [3GPP TS 36.133 table 9.1.4-1, TS 38.133 table 10.1.6.1-1]; meters go a little beyond. */
const RSRP_DBM = { min: -200, max: 0 };
/** A million Mbit/s: fifty times the downlink that IMT-2020 asks for. */
const SPEED_MBPS = { min: 0, max: 1e6 };

export const sites = defineLayer('sites', {
  geometry: 'point',
  cells: {
    id: requiredText(),
    owner: company(),
    structure: choice('structure', SITE_STRUCTURES),
    height_m: number(HEIGHT_M),
    status: choiceOr('status', LIFECYCLES, 'operational'),
    built_on: day(),
  },
  key: { column: 'id', isUnique: true },
  doubts: { height_m: ambiguousNumber, built_on: partialDate },
  doubtsSharedPosition: true,
  toRecord: (c, { lng, lat }) => ({
    id: c.id,
    lng,
    lat,
    owner: c.owner,
    structure: c.structure,
    heightM: c.height_m,
    status: c.status,
    builtOn: c.built_on,
  }),
});

export const stations = defineLayer('stations', {
  geometry: 'point-or-none',
  cells: {
    id: text(),
    site_id: text(),
    operator: requiredOperator(),
    technology: requiredChoice('technology', TECHNOLOGIES),
    since: day(),
    frequency_mhz: number(FREQUENCY_MHZ),
    eirp_dbm: number(EIRP_DBM),
    antenna_height_m: number(HEIGHT_M),
    azimuth_deg: number(BEARING_DEG),
    beamwidth_deg: number(BEARING_DEG),
    status: choiceOr('status', LIFECYCLES, 'operational'),
  },
  key: { column: 'id', isUnique: false },
  doubts: {
    since: partialDate,
    frequency_mhz: ambiguousNumber,
    eirp_dbm: ambiguousNumber,
    antenna_height_m: ambiguousNumber,
    azimuth_deg: ambiguousNumber,
    beamwidth_deg: ambiguousNumber,
  },
  toRecord: (c, { lng, lat }, id) => ({
    id,
    siteId: c.site_id,
    lng: Number.isNaN(lng) ? null : lng,
    lat: Number.isNaN(lat) ? null : lat,
    operator: c.operator,
    technology: c.technology,
    since: c.since,
    frequencyMhz: c.frequency_mhz,
    eirpDbm: c.eirp_dbm,
    antennaHeightM: c.antenna_height_m,
    azimuthDeg: c.azimuth_deg,
    beamwidthDeg: c.beamwidth_deg,
    status: c.status,
  }),
});

export const coverage = defineLayer('coverage', {
  geometry: 'polygon',
  cells: {
    id: text(),
    operator: requiredOperator(),
    technology: requiredChoice('technology', TECHNOLOGIES),
    service_class: choiceOr('service_class', SERVICE_CLASSES, 'outdoor'),
    basis: choiceOr('basis', BASES, 'declared'),
    site_id: text(),
    valid_from: day(),
  },
  key: { column: 'id', isUnique: false },
  doubts: { valid_from: partialDate },
  toRecord: (c, { geometry }, id) => ({
    id,
    operator: c.operator,
    technology: c.technology,
    serviceClass: c.service_class,
    basis: c.basis,
    siteId: c.site_id,
    validFrom: c.valid_from,
    geometry,
  }),
});

export const measurements = defineLayer('measurements', {
  geometry: 'point',
  cells: {
    operator: requiredOperator(),
    technology: requiredChoice('technology', TECHNOLOGIES),
    rsrp_dbm: number(RSRP_DBM),
    download_mbps: number(SPEED_MBPS),
    upload_mbps: number(SPEED_MBPS),
    tested_at: moment(),
  },
  doubts: { rsrp_dbm: ambiguousNumber, download_mbps: ambiguousNumber, upload_mbps: ambiguousNumber },
  toRecord: (c, { lng, lat }) => ({
    lng,
    lat,
    operator: c.operator,
    technology: c.technology,
    rsrpDbm: c.rsrp_dbm,
    downloadMbps: c.download_mbps,
    uploadMbps: c.upload_mbps,
    testedAt: c.tested_at,
  }),
});
