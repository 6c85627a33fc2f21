/** The browser worker behind the page: it reads and checks a dataset, analyses it in a pool and cuts its map tiles. */
import { expose, transfer } from 'comlink';
import { type LoadedDataset, loadDataset } from '../../data/index.ts';
import { type Analysis, type Dataset, defaultProfile, standingSiteId, standingSites } from '../../engine/index.ts';
import { findPlan, planCatalogue } from '../../seeds/catalogue.ts';
import type { Plan } from '../../seeds/plan-schema.ts';
import { createSession } from '../../workers/session.ts';
import { boundsOf } from '../map/layers/bounds.ts';
import { toMapLayers } from '../map/layers/index.ts';
import { createTileCutter, type TileCutter } from '../map/layers/tile-cutter.ts';
import { fileSource, sampleSource } from './dataset-source.ts';
import type { AnalysedDataset, DeskApi, OpenedDataset, OpenRequest, PlanSummary, WorkProgress } from './desk-api.ts';
import { toScoredRows } from './scored-rows.ts';

/** A list longer than this is read in a file, not on a page. */
const SHOWN_ISSUES = 2000;

const cores = navigator.hardwareConcurrency || 2;
const session = createSession({
  workers: Math.max(2, Math.min(8, cores - 1)),
  createWorker: () => new Worker(new URL('../../workers/worker.ts', import.meta.url), { type: 'module' }),
});
let current: Dataset | null = null;
let tiles: TileCutter | null = null;

const desk: DeskApi = {
  async open(request, onProgress) {
    const loaded = await readRequest(request, onProgress);
    current = session.load(loaded.dataset);
    tiles = createTileCutter(toMapLayers(current, null));
    return describe(loaded, current);
  },
  async analyze(planId, onProgress) {
    const dataset = current;
    if (dataset === null) throw new Error('open was not called');
    const plan = planId === null ? null : (findPlan(planId) ?? null);
    const analysis = await session.analyze({ profile: defaultProfile, plan }, onProgress);
    tiles = createTileCutter(toMapLayers(dataset, analysis));
    return summarize(dataset, analysis);
  },
  cancel: () => session.cancel(),
  tile(z, x, y) {
    const tile = tiles?.(z, x, y) ?? null;
    return tile && transfer(tile, [tile.buffer as ArrayBuffer]);
  },
};
expose(desk);

function readRequest(request: OpenRequest, onProgress: (progress: WorkProgress) => void): Promise<LoadedDataset> {
  if (request.kind === 'sample') onProgress({ stage: 'sample', doneShare: 0 });
  const source = request.kind === 'sample' ? sampleSource(request.plan) : fileSource(request.name, request.files);
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

function describe(loaded: LoadedDataset, shared: Dataset): OpenedDataset {
  const { name, asOf, plan, sample, issues, inputs } = loaded;
  const rejected = issues.filter(({ severity }) => severity === 'rejected').length;
  return {
    name,
    asOf,
    plan,
    sample,
    dataset: shared,
    issues: [...issues]
      .sort((a, b) => (a.severity < b.severity ? -1 : Number(a.severity > b.severity)))
      .slice(0, SHOWN_ISSUES),
    rejected,
    warnings: issues.length - rejected,
    inputs,
    plans: planCatalogue.map(toSummary),
    bounds: boundsOf(shared),
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

function summarize(dataset: Dataset, analysis: Analysis): AnalysedDataset {
  const { profile, areas, villages, indicators, fiberReach, gaps, scorecard } = analysis;
  const standing = standingSites(dataset);
  return {
    profile,
    areas,
    villages,
    indicators,
    fiberReach,
    gaps,
    rows: toScoredRows(scorecard),
    standing: {
      lng: standing.lng,
      lat: standing.lat,
      id: Array.from(standing.lng, (_, position) => standingSiteId(dataset, standing, position)),
    },
    dissolved: analysis.dissolved.map(({ operator, technology, areaKm2 }) => ({ operator, technology, areaKm2 })),
    deadZones: analysis.deadZones.map(({ id, areaKm2, villages, population }) => ({
      id,
      areaKm2,
      villages,
      population,
    })),
  };
}
