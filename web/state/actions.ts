/** What a user can do with datasets, as functions over the state and the worker that holds what is open. */
import type { PolygonSet } from '../../engine/index.ts';
import type { PlanReading } from '../../seeds/own-plan.ts';
import type { Plan } from '../../seeds/plan-schema.ts';
import { currentMap } from '../map/current-map.ts';
import type { AnalysedDataset, OpenedDataset, OpenRequest, WorkProgress } from '../work/desk-api.ts';
import { type Desk, DeskDiedError, openDesk } from '../work/open-desk.ts';
import { app } from './app-state.ts';
import { completeFindings } from './complete-findings.ts';
import { isAbort, toFailure } from './failures.ts';
import { setMapLook } from './map-look.ts';
import { notify, silence } from './notices.ts';
import { askedPlan, planChoices, plansOf } from './own-plans.ts';
import { showAnalysis, showFindings, showNothing, showOpened, type Wanted } from './shown.ts';
import { tellProgress } from './work-progress.ts';

/** The desk whose dataset is on the page. */
let current: Desk | null = null;
/** The desk that is being laid. */
let coming: Desk | null = null;
/** The desk whose analysis the user has ended, perhaps before it began. */
let stopped: Desk | null = null;

/** The worker with the dataset on the page, `null` before there is one. */
export const currentDesk = (): Desk | null => current;

/** A tile of the dataset on the page. */
export const tileOf = (set: string, z: number, x: number, y: number): Promise<Uint8Array | null> =>
  current?.tile(set, z, x, y) ?? Promise.resolve(null);

/** The ground of a tile in light and shade. */
export const terrainTileOf = (z: number, x: number, y: number): Promise<ImageBitmap | null> =>
  current?.terrainTile(z, x, y) ?? Promise.resolve(null);

/** A desk whose death is answered once its dataset is on the page. */
export function layDesk(): Desk {
  const desk = openDesk(() => onDeath(desk));
  return desk;
}

/** The worker of the dataset on the page. Throws where there is none. */
export function deskInUse(): Desk {
  if (current === null) throw new DeskDiedError('nothing is open');
  return current;
}

/** The outlines of the dead zones on the page, in their order. */
export const deadZoneShapes = (): Promise<readonly PolygonSet[]> => current?.deadZoneShapes() ?? Promise.resolve([]);

/** The plan that the text of a file holds, or what keeps it from being one; `null` where nothing is open. */
export const readPlan = (text: string): Promise<PlanReading | null> => current?.readPlan(text) ?? Promise.resolve(null);

/** The plan that is scored against, whole. */
export async function chosenPlan(): Promise<Plan | null> {
  const asked = askedPlan(app.get());
  return typeof asked === 'string' ? ((await current?.planOf(asked)) ?? null) : asked;
}

/** Opens a dataset and analyses it. What was open stays until the new one is read; `wanted` is then looked at. */
export async function open(request: OpenRequest, wanted: Wanted = {}): Promise<void> {
  coming?.close();
  const desk = layDesk();
  coming = desk;
  const reading = working(desk, request, (onProgress) => desk.open(request, onProgress));
  // Once something is under way the address is left as it is wanted.
  setMapLook({ wantedCamera: wanted.map?.camera ?? null });
  const beside = readBeside(desk, request);
  beside.catch(() => {}); // show reports it
  try {
    const opened = await reading;
    if (coming !== desk) return desk.close();
    coming = null;
    await show(desk, request, opened, wanted, beside);
  } catch (error) {
    if (coming === desk) coming = null;
    if (isAbort(error)) return;
    desk.close();
    app.set({ work: { phase: 'failed', request, failure: toFailure(error) } });
  }
}

/** What is kept beside a dataset: the plan that it was last scored against, and those of the user's own. */
async function readBeside(desk: Desk, request: OpenRequest) {
  const { noteMeasured, noteOpened, planOf, readOwnPlans } = await import('./keeping.ts');
  const [lastPlan, ownPlans] = await Promise.all([planOf(request), readOwnPlans(request, desk.readPlan)]);
  return { lastPlan, ownPlans, noteOpened, noteMeasured };
}

/** Puts a dataset that was read on the page, keeps it, and analyses it. */
export async function show(
  desk: Desk,
  request: OpenRequest,
  opened: OpenedDataset,
  wanted: Wanted = {},
  beside = readBeside(desk, request),
): Promise<void> {
  coming?.close();
  coming = null;
  current?.close();
  current = desk;
  const { lastPlan, ownPlans, noteMeasured, noteOpened } = await beside;
  if (current !== desk) return;
  const plans = plansOf(request, opened, ownPlans);
  const last = wanted.plan ?? lastPlan;
  const isThere = planChoices({ opened, ownPlans: plans.ownPlans }).some(({ id }) => id === last);
  const choice = { ...plans, plan: isThere ? last : plans.plan };
  // Asked before the page draws what is open: the worker need not wait for that.
  const tell = (findings: AnalysedDataset) => {
    if (current === desk) showFindings(findings, wanted);
  };
  const analysing = stopped === desk ? null : analyze(desk, request, askedPlan(choice), tell);
  showOpened(request, opened, choice);
  try {
    const noted = noteOpened(desk, request, opened);
    if (analysing === null) {
      app.set({ work: { phase: 'idle' } });
      return await noted;
    }
    const analysed = await analysing;
    if (current === desk) showAnalysis(analysed, wanted);
    await noted;
    if (current === desk) await noteMeasured(desk);
  } catch (error) {
    // Who answers the death of the desk on the page is `onDeath`.
    if (isAbort(error) || error instanceof DeskDiedError) return;
    if (current === desk) app.set({ work: { phase: 'failed', request, failure: toFailure(error) } });
  }
}

/** So long the rest of an analysis leaves the processor to the drawing of what is found. */
const DRAWING_MS = 400;

/** The analysis of what lies on the desk against a plan; `onFindings` may hear most of it before. */
async function analyze(
  desk: Desk,
  request: OpenRequest,
  plan: ReturnType<typeof askedPlan>,
  onFindings: ((findings: AnalysedDataset) => void) | null,
): Promise<AnalysedDataset> {
  let told: AnalysedDataset | null = null;
  const tell = async (findings: AnalysedDataset) => {
    told = findings;
    onFindings?.(findings);
    await Promise.race([currentMap()?.drawn(), new Promise((resolve) => setTimeout(resolve, DRAWING_MS))]);
  };
  const finished = await working(desk, request, (onProgress) => desk.analyze(plan, onProgress, onFindings && tell));
  return completeFindings(told, finished);
}

/** What a task gives, its progress shown while it lasts: what a worker says of it may arrive later than its outcome. */
async function working<Outcome>(
  desk: Desk,
  request: OpenRequest,
  task: (onProgress: (progress: WorkProgress) => void) => Promise<Outcome>,
): Promise<Outcome> {
  let isRunning = true;
  const onProgress = (progress: WorkProgress) => {
    if (isRunning && (coming === desk || current === desk)) tellProgress(progress);
  };
  onProgress({ stage: 'start', doneShare: 0 });
  app.set({ work: { phase: 'working', request } });
  try {
    return await task(onProgress);
  } finally {
    isRunning = false;
  }
}

/** Takes everything off the page: an empty start. */
export async function close(): Promise<void> {
  coming?.close();
  current?.close();
  [coming, current] = [null, null];
  showNothing();
  const { noteClosed } = await import('./keeping.ts');
  noteClosed();
}

/** Tries again to keep the open dataset, after there was no room. */
export async function keepOpen(): Promise<void> {
  const { keepAgain } = await import('./keeping.ts');
  if (current !== null) await keepAgain(current);
}

/** Scores the open dataset against another plan. */
export async function choosePlan(plan: string | null): Promise<void> {
  if (current === null || app.get().request === null) return;
  const before = app.get().plan;
  app.set({ plan });
  await renew(
    async (desk, request) => {
      const analysed = await analyze(desk, request, askedPlan(app.get()), null);
      return async () => {
        showAnalysis(analysed, {});
        const { notePlan } = await import('./keeping.ts');
        await notePlan(plan);
      };
    },
    () => app.set({ plan: before }),
  );
}

/** Measures again what the open dataset came with, and says whether it is the same. */
export async function measureAgain(): Promise<void> {
  silence('came-measured');
  await renew(
    async (desk, request) => {
      const plan = askedPlan(app.get());
      const again = await working(desk, request, (onProgress) => desk.measureAgain(plan, onProgress));
      return async () => {
        const { year, row, selection } = app.get();
        showAnalysis(completeFindings(null, again.finished), { year, row, selection });
        if (again.isSame !== null) notify(again.isSame ? 'measured-same' : 'measured-otherwise');
      };
    },
    () => notify('came-measured'),
  );
}

/** Has what is open analysed once more and shows it, where it still is open by then; `undo` takes back what was changed for that. */
async function renew(
  work: (desk: Desk, request: OpenRequest) => Promise<() => Promise<void>>,
  undo: () => void,
): Promise<void> {
  const { request } = app.get();
  const desk = current;
  if (desk === null || request === null) return;
  try {
    const show = await work(desk, request);
    if (current !== desk) return;
    await show();
    const { noteMeasured } = await import('./keeping.ts');
    await noteMeasured(desk);
  } catch (error) {
    if (current !== desk) return;
    if (isAbort(error)) {
      undo();
      app.set({ work: { phase: 'idle' } });
    } else if (!(error instanceof DeskDiedError))
      app.set({ work: { phase: 'failed', request, failure: toFailure(error) } });
  }
}

/** Ends what is being done at once; what was on the page stays. */
export function cancel(): void {
  if (coming !== null) {
    coming.close();
    coming = null;
  } else {
    stopped = current;
    void current?.cancel().catch(() => {});
  }
  app.set({ work: { phase: 'idle' } });
}

/** Analyses again what is open, after a cancel or a failure. */
export const resume = (): Promise<void> => choosePlan(app.get().plan);

/** Does again what failed. */
export function retry(): void {
  const { work } = app.get();
  if (work.phase === 'failed') void open(work.request, work.failure.kind === 'worker' ? place : {});
}

/** Puts a failure aside. */
export const dismiss = (): void => app.set({ work: { phase: 'idle' } });

/** A worker that dies again within this time is not started a third time by itself. */
const REVIVAL_MS = 60_000;
let lastDeathMs = Number.NEGATIVE_INFINITY;

/** Opens the dataset again where its worker died, at the place where the user was; tells him to do it where it died twice. */
function onDeath(desk: Desk): void {
  const { request, year, row, selection, plan } = app.get();
  if (desk !== current || request === null) return;
  current = null;
  const again = performance.now() - lastDeathMs < REVIVAL_MS;
  lastDeathMs = performance.now();
  place = { year, row, selection, plan };
  if (again) app.set({ work: { phase: 'failed', request, failure: { kind: 'worker', message: '' } } });
  else {
    notify('reopened');
    void open(request, place);
  }
}

/** Where the user was when a worker died. */
let place: Wanted = {};
