import type { DeadZone, DissolvedCoverage } from '../../../engine/index.ts';
import type { FeatureToWrite } from '../write-geojson.ts';
import { roundMillionths } from './table.ts';

/** Each zone outside every counted coverage polygon, largest first. */
export const toDeadZones = (zones: readonly DeadZone[]): FeatureToWrite[] =>
  zones.map(({ id, polygons, areaKm2, villages, population }) => ({
    properties: { id, area_km2: roundMillionths(areaKm2), villages, population },
    geometry: { kind: 'polygon', shape: polygons },
  }));

/** Each dissolved coverage: of an operator and technology as given, and of any operator from a generation up. */
export const toCoverage = (dissolved: readonly DissolvedCoverage[]): FeatureToWrite[] =>
  dissolved.map(({ operator, technology, polygons, areaKm2 }) => ({
    properties: { operator, technology, area_km2: roundMillionths(areaKm2) },
    geometry: { kind: 'polygon', shape: polygons },
  }));
