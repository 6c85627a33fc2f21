import { createStopwatch } from '../../../data/write/outputs/stopwatch.ts';
import {
  type Analysis,
  type Dataset,
  defaultProfile,
  isSameMeasured,
  type Progress,
  standingSiteId,
  standingSites,
} from '../../../engine/index.ts';
import { createAreaLocator } from '../../../engine/measure/areas.ts';
import { boxOf } from '../../../engine/measure/land.ts';
import { AREA_LEVELS } from '../../../engine/vocabulary.ts';
import { findPlan } from '../../../seeds/catalogue.ts';
import type { Plan } from '../../../seeds/plan-schema.ts';
import { insideZone } from '../../map/layers/coverage-layers.ts';
import { createTileServer } from '../../map/layers/tile-server.ts';
import type { AnalysedDataset, AnalysisRest, DeskApi, FinishedAnalysis, WorkProgress } from '../desk-api.ts';
import { toScoredRows } from '../scored-rows.ts';
import type { DeskState, Judged } from './desk-state.ts';
import { paced } from './paced.ts';

/** Analysing: what lies on the desk is judged and scored, and its map drawn anew. */
export const analysingOn = (
  state: DeskState,
): Pick<DeskApi, 'analyze' | 'measureAgain' | 'cancel' | 'deadZoneShapes'> => ({
  analyze: (plan, onProgress, onFindings) =>
    inTurn(state, () => analyzeOn(state, { plan, anew: false }, onProgress, onFindings)),
  measureAgain: (plan, onProgress) =>
    inTurn(state, async () => {
      const before = state.session.isMeasured(defaultProfile) ? state.session.measured() : null;
      const finished = await analyzeOn(state, { plan, anew: true }, onProgress, null);
      return { finished, isSame: before && isSameMeasured(before, state.session.measured()!) };
    }),
  cancel: () => state.session.cancel(),
  deadZoneShapes: () => state.analysis?.deadZones.map(({ polygons }) => polygons) ?? [],
});

async function analyzeOn(
  state: DeskState,
  asked: { readonly plan: string | Plan | null; readonly anew: boolean },
  onProgress: (progress: WorkProgress) => void,
  onFindings: ((findings: AnalysedDataset) => void | Promise<void>) | null,
): Promise<FinishedAnalysis> {
  const { base: dataset, session } = state;
  if (dataset === null) throw new Error('open was not called');
  const plan = typeof asked.plan === 'string' ? (findPlan(asked.plan) ?? null) : asked.plan;
  const stopwatch = createStopwatch();
  let isTold = false;
  const tellFindings = async (findings: Analysis) => {
    if (onFindings === null) return;
    state.tiles = createTileServer({ dataset, analysis: findings, listed: () => state.listed });
    await onFindings(summarize(dataset, findings, plan));
    isTold = true;
  };
  const pass = paced(onProgress);
  const isBefore = !asked.anew && session.isMeasured(defaultProfile);
  const tellProgress = (progress: Progress) => {
    stopwatch.start(progress.stage);
    pass(progress);
  };
  const rules = { profile: defaultProfile, plan, anew: asked.anew };
  const analysis = await session.analyze(rules, tellProgress, undefined, tellFindings);
  const options = { command: 'analyze', dir: state.loaded?.name ?? null, plan: plan?.id ?? null };
  const run = { options, scenario: null, measured: isBefore ? 'before' : 'now', ...stopwatch.stop() } as const;
  if (!isBefore) Object.assign(state, { cameMeasured: false, isUnkept: true });
  state.home = { dataset, analysis, plan, run };
  const findings = layOut(state, state.home);
  return { findings: isTold ? null : findings, rest: restOf(findings) };
}

/** The outcome of a job that begins when those before it have ended: the session has room for one analysis at a time. */
export function inTurn<T>(state: DeskState, job: () => Promise<T>): Promise<T> {
  const before = turns.get(state) ?? Promise.resolve();
  const mine = before.then(job, job);
  turns.set(
    state,
    mine.catch(() => {}),
  );
  return mine;
}

const turns = new WeakMap<DeskState, Promise<unknown>>();

/** Lays what was judged on the desk: tiles and outputs are those of it from now on. */
export function layOut(state: DeskState, { dataset, analysis, plan, run }: Judged): AnalysedDataset {
  state.dataset = dataset;
  state.analysis = analysis;
  state.run = run;
  state.tiles = createTileServer({ dataset, analysis, listed: () => state.listed });
  return summarize(dataset, analysis, plan);
}

const restOf = ({ villages, indicators, dissolved, deadZones }: AnalysedDataset): AnalysisRest => ({
  marginM: villages?.marginM ?? null,
  indicators,
  dissolved,
  deadZones,
});

/** An analysis as the page gets it. */
export function summarize(dataset: Dataset, analysis: Analysis, plan: Plan | null = null): AnalysedDataset {
  const { profile, areas, villages, indicators, fiberReach, gaps, scorecard } = analysis;
  const standing = standingSites(dataset);
  return {
    profile,
    areas,
    villages,
    indicators,
    fiberReach,
    gaps,
    rows: toScoredRows(scorecard, { plan, dataset }),
    standing: {
      lng: standing.lng,
      lat: standing.lat,
      id: Array.from(standing.lng, (_, position) => standingSiteId(dataset, standing, position)),
    },
    dissolved: analysis.dissolved.map(({ operator, technology, areaKm2 }) => ({ operator, technology, areaKm2 })),
    deadZones: describeZones(dataset, analysis),
  };
}

const COMMUNE = AREA_LEVELS.indexOf('commune');

function describeZones({ admin }: Dataset, { deadZones }: Analysis): AnalysedDataset['deadZones'] {
  const locator = createAreaLocator(admin);
  return deadZones.map((zone) => {
    const at = insideZone(zone);
    return {
      id: zone.id,
      areaKm2: zone.areaKm2,
      villages: zone.villages,
      population: zone.population,
      // The first of the areas is the dataset itself.
      commune: locator.locate(COMMUNE, ...at) + 1,
      at,
      box: boxOf(zone.polygons) as [number, number, number, number],
    };
  });
}
