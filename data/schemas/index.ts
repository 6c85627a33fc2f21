import type { LayerName } from '../../engine/index.ts';
import { admin, clusters, declarations, places, villages } from './areas.ts';
import type { LayerSchema } from './layer-schema.ts';
import { coverage, measurements, sites, stations } from './radio.ts';
import { observations } from './statistics.ts';
import { ducts, fiber, fiberNodes, poles, roads } from './wired.ts';

/** The schema of each layer, by its name. */
export const layerSchemas: { readonly [L in LayerName]: LayerSchema<L> } = {
  admin,
  villages,
  clusters,
  sites,
  stations,
  coverage,
  declarations,
  fiber,
  fiber_nodes: fiberNodes,
  poles,
  ducts,
  roads,
  places,
  measurements,
  observations,
};

export { type DatasetFile, type DatasetLayer, parseDatasetJson } from './dataset-json.ts';
export type { Doubt, DoubtCode } from './doubts.ts';
export { type CellFault, quote } from './fault.ts';
export type { GeometryKind, LayerSchema, Where } from './layer-schema.ts';
export { parseProfile } from './profile.ts';
