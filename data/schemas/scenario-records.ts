import { z } from 'zod';
import {
  BASES,
  type CoverageRecord,
  DEPLOYMENTS,
  FIBER_KINDS,
  type FiberRecord,
  LIFECYCLES,
  SERVICE_CLASSES,
  SITE_STRUCTURES,
  type SiteRecord,
  type StationRecord,
  TECHNOLOGIES,
} from '../../engine/index.ts';
import { canonicalOperator } from '../aliases/index.ts';
import { isReservedName } from './cells.ts';
import { firstDay, parseDate } from './parse-date.ts';
import { because } from './settings-faults.ts';
import { areaShape, lineShape, pointFields, toAreaJson, toFlatArea, toFlatLine, toLineJson } from './shape-json.ts';

/** The rows that a scenario adds, in the columns of the layers' files; what a file does not say has the layer's default. */

export const text = z.string().trim().min(1).max(200);
/** An ISO date; a year or a month alone is its first day. */
export const date = text
  .refine((value) => parseDate(value)?.time === '', because('not-a-date', { like: '2025-12-31' }))
  .transform((value) => firstDay(parseDate(value)!.date));
/** A company's canonical name. */
export const company = text
  .transform(canonicalOperator)
  .refine((name) => !isReservedName(name), because('reserved-name'));
export const technology = z.enum(TECHNOLOGIES);
const silentText = text.nullable().default(null);
const silentCompany = company.nullable().default(null);
const silentDate = date.nullable().default(null);
const silentNumber = (least: number, most: number) => z.number().min(least).max(most).nullable().default(null);
const heightM = silentNumber(0, 1000);
const status = z.enum(LIFECYCLES).default('operational');

export const site = z
  .strictObject({
    id: text,
    ...pointFields,
    owner: silentCompany,
    structure: z.enum(SITE_STRUCTURES).nullable().default(null),
    height_m: heightM,
    status,
    built_on: silentDate,
  })
  .transform(({ height_m, built_on, ...rest }): SiteRecord => ({ ...rest, heightM: height_m, builtOn: built_on }));

export const toSiteJson = ({ heightM: height, builtOn, ...rest }: SiteRecord): z.input<typeof site> => ({
  ...rest,
  height_m: height,
  built_on: builtOn,
});

export const station = z
  .strictObject({
    id: text,
    site_id: silentText,
    lng: pointFields.lng.nullable().default(null),
    lat: pointFields.lat.nullable().default(null),
    operator: company,
    technology,
    since: silentDate,
    frequency_mhz: silentNumber(0.1, 275_000),
    eirp_dbm: silentNumber(-50, 150),
    antenna_height_m: heightM,
    azimuth_deg: silentNumber(0, 360),
    beamwidth_deg: silentNumber(0, 360),
    status,
  })
  .transform(
    ({ site_id, frequency_mhz, eirp_dbm, antenna_height_m, azimuth_deg, beamwidth_deg, ...rest }): StationRecord => ({
      ...rest,
      siteId: site_id,
      frequencyMhz: frequency_mhz,
      eirpDbm: eirp_dbm,
      antennaHeightM: antenna_height_m,
      azimuthDeg: azimuth_deg,
      beamwidthDeg: beamwidth_deg,
    }),
  );

export const toStationJson = (record: StationRecord): z.input<typeof station> => {
  const { siteId, frequencyMhz, eirpDbm, antennaHeightM, azimuthDeg, beamwidthDeg, ...rest } = record;
  return {
    ...rest,
    site_id: siteId,
    frequency_mhz: frequencyMhz,
    eirp_dbm: eirpDbm,
    antenna_height_m: antennaHeightM,
    azimuth_deg: azimuthDeg,
    beamwidth_deg: beamwidthDeg,
  };
};

export const coverage = z
  .strictObject({
    id: text,
    operator: company,
    technology,
    service_class: z.enum(SERVICE_CLASSES).default('outdoor'),
    basis: z.enum(BASES).default('declared'),
    site_id: silentText,
    valid_from: silentDate,
    geometry: areaShape,
  })
  .transform(
    ({ service_class, site_id, valid_from, geometry, ...rest }): CoverageRecord => ({
      ...rest,
      serviceClass: service_class,
      siteId: site_id,
      validFrom: valid_from,
      geometry: toFlatArea(geometry),
    }),
  );

export const toCoverageJson = (record: CoverageRecord): z.input<typeof coverage> => {
  const { serviceClass, siteId, validFrom, geometry, ...rest } = record;
  return {
    ...rest,
    service_class: serviceClass,
    site_id: siteId,
    valid_from: validFrom,
    geometry: toAreaJson(geometry),
  };
};

export const fiber = z
  .strictObject({
    id: text,
    operator: silentCompany,
    owner: silentCompany,
    status,
    deployment: z.enum(DEPLOYMENTS).nullable().default(null),
    kind: z.enum(FIBER_KINDS).nullable().default(null),
    geometry: lineShape,
  })
  .transform(({ geometry, ...rest }): FiberRecord => ({ ...rest, geometry: toFlatLine(geometry) }));

export const toFiberJson = ({ geometry, ...rest }: FiberRecord): z.input<typeof fiber> => ({
  ...rest,
  geometry: toLineJson(geometry),
});
