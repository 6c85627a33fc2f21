import type { LoadedDataset } from '../../../data/index.ts';
import type { RunFacts } from '../../../data/write/outputs/index.ts';
import type { Analysis, Dataset } from '../../../engine/index.ts';
import type { Plan } from '../../../seeds/plan-schema.ts';
import type { Session } from '../../../workers/session.ts';
import type { TileServer } from '../../map/layers/tile-server.ts';
import type { OpenRequest } from '../desk-api.ts';

/** What the worker behind the page keeps between two questions. */
export interface DeskState {
  readonly session: Session;
  /** What was read, without its dataset; see `dataset`. */
  loaded: Omit<LoadedDataset, 'dataset'> | null;
  /** The dataset as the session took it, in shared memory where there is any. */
  dataset: Dataset | null;
  /** The last finished analysis, with its shapes. */
  analysis: Analysis | null;
  /** The plan that it was scored against. */
  plan: Plan | null;
  /** What `run.json` says of that analysis. */
  run: RunFacts | null;
  tiles: TileServer | null;
  /** Villages that the map tells apart under this name. */
  listed: { readonly name: string; readonly villages: Uint32Array } | null;
  /** What was asked to be opened. */
  request: OpenRequest | null;
}
