import type { LayerRecords } from '../../../engine/index.ts';
import { silent } from '../dataset-builder.ts';

/** Records for edits, called `new`; what a test leaves out, nobody says. */
const recordOf =
  <L extends 'coverage' | 'sites' | 'stations' | 'fiber'>(layer: L, usual: Partial<LayerRecords[L]> = {}) =>
  (given: Partial<LayerRecords[L]>): LayerRecords[L] => ({ ...silent[layer], id: 'new', ...usual, ...given });

export const coverageRecord = recordOf('coverage', { basis: 'modelled' });
export const siteRecord = recordOf('sites');
export const stationRecord = recordOf('stations');
export const fiberRecord = recordOf('fiber');
