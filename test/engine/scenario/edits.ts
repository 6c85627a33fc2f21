import type { LayerRecords } from '../../../engine/index.ts';
import { rectangle } from '../dataset-builder.ts';

/** Records for edits; what a test leaves out, nobody says. */
export const coverageRecord = (given: Partial<LayerRecords['coverage']>): LayerRecords['coverage'] => ({
  id: 'new',
  operator: 'A',
  technology: '4G',
  serviceClass: 'outdoor',
  basis: 'modelled',
  siteId: null,
  validFrom: null,
  geometry: rectangle(0, 0, 1, 1),
  ...given,
});

export const siteRecord = (given: Partial<LayerRecords['sites']>): LayerRecords['sites'] => ({
  id: 'new',
  lng: 0,
  lat: 0,
  owner: null,
  structure: null,
  heightM: null,
  status: 'operational',
  builtOn: null,
  ...given,
});

export const stationRecord = (given: Partial<LayerRecords['stations']>): LayerRecords['stations'] => ({
  id: 'new',
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
  ...given,
});

export const fiberRecord = (given: Partial<LayerRecords['fiber']>): LayerRecords['fiber'] => ({
  id: 'new',
  operator: null,
  owner: null,
  status: 'operational',
  deployment: null,
  kind: null,
  geometry: { partStart: [0, 1], ringStart: [0, 2], coords: [0, 0, 1, 0] },
  ...given,
});
