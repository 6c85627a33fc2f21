import { type DatasetSource, type LoadedDataset, loadDataset } from '../../../data/index.ts';
import type { Dataset } from '../../../engine/index.ts';
import { planCatalogue } from '../../../seeds/catalogue.ts';
import type { Plan } from '../../../seeds/plan-schema.ts';
import { boundsOf } from '../../map/layers/bounds.ts';
import { toMapLayers } from '../../map/layers/index.ts';
import { createTileCutter } from '../../map/layers/tile-cutter.ts';
import { fileSource, sampleSource } from '../dataset-source.ts';
import type { DeskApi, OpenedDataset, OpenRequest, PlanSummary, WorkProgress } from '../desk-api.ts';
import { readFolderPlan } from '../folder-plan.ts';
import type { DeskState } from './desk-state.ts';

/** A list longer than this is read in a file, not on a page. */
const SHOWN_ISSUES = 2000;

/** Opening: a dataset is made or read, checked, and laid on the desk. */
export const openingOn = (state: DeskState): Pick<DeskApi, 'open'> => ({
  async open(request, onProgress) {
    if (request.kind === 'sample') onProgress({ stage: 'sample', doneShare: 0 });
    const source = sourceOf(request);
    const { dataset, ...loaded } = await readSource(source, onProgress);
    const folderPlan = await readFolderPlan(source, loaded.plan);
    state.loaded = loaded;
    state.dataset = state.session.load(dataset);
    state.analysis = null;
    state.tiles = createTileCutter(toMapLayers(state.dataset, null));
    return { ...describe(loaded, state.dataset), folderPlan };
  },
});

const sourceOf = (request: OpenRequest): DatasetSource =>
  request.kind === 'sample' ? sampleSource(request.plan) : fileSource(request.name, request.files);

function readSource(source: DatasetSource, onProgress: (progress: WorkProgress) => void): Promise<LoadedDataset> {
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

function describe(loaded: Omit<LoadedDataset, 'dataset'>, dataset: Dataset): Omit<OpenedDataset, 'folderPlan'> {
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
  number: document.number,
  title: document.title,
  date: document.date,
  draft: document.status === 'draft',
});
