import type { LoadedDataset } from '../../../data/index.ts';
import type { RunFacts } from '../../../data/write/outputs/index.ts';
import type { Analysis, Dataset } from '../../../engine/index.ts';
import type { Plan } from '../../../seeds/plan-schema.ts';
import type { Session } from '../../../workers/session.ts';
import type { TileServer } from '../../map/layers/tile-server.ts';
import type { OpenRequest } from '../desk-api.ts';

/** A dataset that was judged, ready to be laid on the desk. */
export interface Judged {
  readonly dataset: Dataset;
  readonly analysis: Analysis;
  readonly plan: Plan | null;
  readonly run: RunFacts;
}

/** What the worker behind the page keeps between two questions. */
export interface DeskState {
  readonly session: Session;
  /** What was read, without its dataset; see `dataset`. */
  loaded: Omit<LoadedDataset, 'dataset'> | null;
  /** The dataset as it was read, in shared memory where there is any. */
  base: Dataset | null;
  /** What `analysis`, `run` and `tiles` speak of: the dataset as it was read, or with the edits of a scenario. */
  dataset: Dataset | null;
  /** The dataset as it was read with its last judgement, for the way back from a scenario. */
  home: Judged | null;
  /** Whether what was measured came with the dataset, and was not measured here. */
  cameMeasured: boolean;
  /** Whether something was measured here since the dataset was last packed to be kept. */
  isUnkept: boolean;
  /** The last finished analysis, with its shapes. */
  analysis: Analysis | null;
  /** What `run.json` says of that analysis. */
  run: RunFacts | null;
  tiles: TileServer | null;
  /** Villages that the map tells apart under this name. */
  listed: { readonly name: string; readonly villages: Uint32Array } | null;
  /** What was asked to be opened. */
  request: OpenRequest | null;
}
