import {
  type LoadedDataset,
  loadDataset,
  type PackedWith,
  packDataset,
  type TileFile,
  type UnpackedDataset,
  UnreadableFileError,
  unpackDataset,
} from '../../../data/index.ts';
import { type Dataset, defaultProfile } from '../../../engine/index.ts';
import { planCatalogue } from '../../../seeds/catalogue.ts';
import type { Plan } from '../../../seeds/plan-schema.ts';
import { readPack } from '../../library/datasets.ts';
import { boundsOf } from '../../map/layers/bounds.ts';
import { createTileServer } from '../../map/layers/tile-server.ts';
import { filesSource, sampleSource } from '../dataset-source.ts';
import type { DeskApi, OpenedDataset, OpenRequest, PlanSummary, WorkProgress } from '../desk-api.ts';
import { elevationToKeep, hasTerrain } from '../elevation-files.ts';
import { readFolderPlan } from '../folder-plan.ts';
import { givenNumber } from '../given-number.ts';
import { packedFile } from '../packed-file.ts';
import { fetchPrepared } from '../prepared-sample.ts';
import type { DeskState } from './desk-state.ts';
import { paced } from './paced.ts';
import type { GroundSource } from './terrain.ts';

/** A list longer than this is read in a file, not on a page. */
const SHOWN_ISSUES = 2000;

/** Opening: a dataset is made or read, checked, and laid on the desk. */
export const openingOn = (
  state: DeskState,
  ground: GroundSource,
): Pick<DeskApi, 'open' | 'pack' | 'packToKeep' | 'packMeasured'> => ({
  async open(request, onProgress) {
    const { dataset, elevation, measured, ...loaded }: ReadDataset = await readRequest(request, paced(onProgress));
    const folderPlan = request.kind === 'files' ? await readFolderPlan(await filesSource(request), loaded.plan) : null;
    state.loaded = loaded;
    state.base = state.session.load(dataset, measured);
    state.cameMeasured = state.session.isMeasured(defaultProfile);
    state.isUnkept = false;
    state.dataset = state.base;
    state.home = null;
    state.analysis = null;
    state.tiles = createTileServer({ dataset: state.dataset, analysis: null, listed: () => null });
    state.request = request;
    return {
      ...describe(loaded, state.dataset),
      isMeasured: state.cameMeasured,
      folderPlan,
      hasTerrain: (elevation?.length ?? 0) > 0 || (await hasTerrain(request)),
    };
  },
  pack: async (name) => packed(state, await ground.tileFiles(), name),
  packToKeep: async () => {
    const elevation = state.request === null ? [] : await elevationToKeep(state.request);
    state.isUnkept = false;
    return { pack: packed(state, []), measuredElsewhere: state.cameMeasured, elevation };
  },
  packMeasured: async () => {
    if (!state.isUnkept) return null;
    state.isUnkept = false;
    return packed(state, []);
  },
});

function packed({ loaded, base, session }: DeskState, elevation: readonly TileFile[], name = loaded?.name): Blob {
  if (loaded === null || base === null) throw new Error('open was not called');
  const pieces = packDataset({ ...loaded, dataset: base, name: name! }, { elevation, measured: session.measured() });
  // A Blob takes no memory that is shared with other threads. One of Blobs lets each copy go at once.
  return new Blob(Array.from(pieces, (piece) => new Blob([piece.slice()])));
}

/** What was read; a packed file may carry its ground, and what was measured of it. */
type ReadDataset = LoadedDataset & Partial<PackedWith>;

async function readRequest(request: OpenRequest, onProgress: (progress: WorkProgress) => void): Promise<ReadDataset> {
  if (request.kind === 'kept') return readKept(request, onProgress);
  if (request.kind === 'sample') {
    onProgress({ stage: 'sample', doneShare: 0 });
    const prepared = await fetchPrepared(request.plan);
    if (prepared !== null) return prepared;
  }
  const file = packedFile(request);
  if (file !== null) return readPackedFile(file, onProgress);
  const source = request.kind === 'sample' ? sampleSource(request.plan) : await filesSource(request);
  const sizeBytes = source.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const read = new Map<string, number>();
  return loadDataset(source, {
    onProgress: ({ file, readBytes }) => {
      read.set(file, readBytes);
      const total = [...read.values()].reduce((sum, bytes) => sum + bytes, 0);
      onProgress({ stage: 'read', file, doneShare: Math.min(1, total / Math.max(1, sizeBytes)) });
    },
  });
}

/** A dataset of the library, under the name that the user has given it. */
async function readKept(
  { id, name }: Extract<OpenRequest, { kind: 'kept' }>,
  onProgress: (progress: WorkProgress) => void,
): Promise<ReadDataset> {
  onProgress({ stage: 'kept', doneShare: 0 });
  const pack = await readPack(id);
  if (pack === null) throw new UnreadableFileError(name, 'not-kept');
  return { ...unpackDataset(await pack.arrayBuffer(), name), name };
}

async function readPackedFile(file: File, onProgress: (progress: WorkProgress) => void): Promise<UnpackedDataset> {
  onProgress({ stage: 'read', file: file.name, doneShare: 0 });
  return unpackDataset(await file.arrayBuffer(), file.name);
}

function describe(
  loaded: Omit<LoadedDataset, 'dataset'>,
  dataset: Dataset,
): Omit<OpenedDataset, 'folderPlan' | 'hasTerrain' | 'isMeasured'> {
  const { name, asOf, plan, sample, issues, inputs } = loaded;
  const rejected = issues.filter(({ severity }) => severity === 'rejected').length;
  return {
    name,
    asOf,
    plan,
    sample,
    dataset,
    issues: [...issues]
      .sort((a, b) => (a.severity < b.severity ? -1 : Number(a.severity > b.severity)))
      .slice(0, SHOWN_ISSUES),
    rejected,
    warnings: issues.length - rejected,
    inputs,
    plans: planCatalogue.map(toSummary),
    bounds: boundsOf(dataset),
  };
}

const toSummary = ({ id, province, document }: Plan): PlanSummary => ({
  id,
  province,
  number: givenNumber(document.number),
  title: document.title,
  date: document.date,
  draft: document.status === 'draft',
});
