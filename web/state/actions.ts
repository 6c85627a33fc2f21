/** Everything a user can do, as functions over the state; panels and map call these and nothing else. */
import type { Dataset, PolygonSet } from '../../engine/index.ts';
import type { PlanReading } from '../../seeds/own-plan.ts';
import type { Plan } from '../../seeds/plan-schema.ts';
import type { AnalysedDataset, OpenRequest, WorkProgress } from '../work/desk-api.ts';
import { type Desk, DeskDiedError, openDesk } from '../work/open-desk.ts';
import {
  app,
  type Dialog,
  type Failure,
  type Language,
  type MapPart,
  type Theme,
  usualRow,
  usualYear,
  type View,
  yearsOf,
} from './app-state.ts';
import { askedPlan, plansOf } from './own-plans.ts';
import { followSelection, isSame, type Selection } from './selection.ts';
import type { Address } from './url-state.ts';

/** The desk whose dataset is on the page. */
let current: Desk | null = null;
/** The desk that is being laid. */
let coming: Desk | null = null;

/** The worker with the dataset on the page, `null` before there is one. */
export const currentDesk = (): Desk | null => current;

/** A tile of the dataset on the page. */
export const tileOf = (set: string, z: number, x: number, y: number): Promise<Uint8Array | null> =>
  current?.tile(set, z, x, y) ?? Promise.resolve(null);

/** The heights of the ground in a tile. */
export const terrainTileOf = (z: number, x: number, y: number): Promise<ImageBitmap | null> =>
  current?.terrainTile(z, x, y) ?? Promise.resolve(null);

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
export async function open(request: OpenRequest, wanted: Partial<Address> = {}): Promise<void> {
  coming?.close();
  const desk = openDesk(() => onDeath(desk, request));
  coming = desk;
  const onProgress = untilDone((progress) => {
    if (coming === desk || current === desk) app.set({ work: { phase: 'working', request, progress } });
  });
  onProgress({ stage: 'start', doneShare: 0 });
  try {
    const opened = await desk.open(request, onProgress);
    if (coming !== desk) return desk.close();
    coming = null;
    current?.close();
    current = desk;
    app.set({
      request,
      opened,
      analysed: null,
      scenario: null,
      base: null,
      ...plansOf(request, opened),
      year: null,
      row: null,
      selection: null,
      listed: null,
      ...drawn(),
    });
    const analysed = await desk.analyze(askedPlan(app.get()), onProgress);
    onProgress.end();
    if (current === desk) show(analysed, wanted);
  } catch (error) {
    if (coming === desk) coming = null;
    if (isAbort(error)) return;
    if (current !== desk) desk.close();
    app.set({ work: { phase: 'failed', request, failure: toFailure(error) } });
  }
}

/** Tells of progress until `end`: it comes through a channel of its own, and may still be on its way when the work is done. */
function untilDone(tell: (progress: WorkProgress) => void) {
  let isDone = false;
  const onProgress = (progress: WorkProgress) => {
    if (!isDone) tell(progress);
  };
  return Object.assign(onProgress, {
    end() {
      isDone = true;
    },
  });
}

/** Scores the open dataset against another plan. */
export async function choosePlan(plan: string | null): Promise<void> {
  const { request } = app.get();
  const desk = current;
  if (desk === null || request === null) return;
  const before = app.get().plan;
  const onProgress = untilDone((progress) => app.set({ work: { phase: 'working', request, progress } }));
  app.set({ plan });
  try {
    const analysed = await desk.analyze(askedPlan(app.get()), onProgress);
    onProgress.end();
    if (current === desk) show(analysed, {});
  } catch (error) {
    if (isAbort(error)) app.set({ plan: before, work: { phase: 'idle' } });
    else app.set({ work: { phase: 'failed', request, failure: toFailure(error) } });
  }
}

/** Ends what is being done at once; what was on the page stays. */
export function cancel(): void {
  if (coming !== null) {
    coming.close();
    coming = null;
  } else void current?.cancel().catch(() => {});
  app.set({ work: { phase: 'idle' } });
}

/** Analyses again what is open, after a cancel or a failure. */
export const resume = (): Promise<void> => choosePlan(app.get().plan);

/** Does again what failed. */
export function retry(): void {
  const { work } = app.get();
  if (work.phase === 'failed') void open(work.request);
}

/** Puts a failure aside. */
export const dismiss = (): void => app.set({ work: { phase: 'idle' } });

const drawn = () => ({ tilesVersion: app.get().tilesVersion + 1 });

/** Looks at what an address says; another sample is opened first. */
export function goTo(wanted: Address): void {
  const { request, analysed, language } = app.get();
  app.set({ language: wanted.language ?? language });
  const isOpen = wanted.sample === null || (request?.kind === 'sample' && request.plan === wanted.sample);
  if (!isOpen) void open({ kind: 'sample', plan: wanted.sample! }, wanted);
  else if (analysed !== null) app.set(placeOf(analysed, wanted));
}

function show(analysed: AnalysedDataset, wanted: Partial<Address>): void {
  app.set({ ...theData(), analysed, ...placeOf(analysed, wanted), work: { phase: 'idle' }, ...drawn() });
}

/** What is open without the scenario that may be shown in its place. */
const theData = () => {
  const { base, opened } = app.get();
  return { opened: base?.opened ?? opened, scenario: null, base: null };
};

/** Shows what would be under a scenario in the place of the data; what is looked at stays, where it is still there. */
export function showScenario(name: string, dataset: Dataset, analysed: AnalysedDataset): void {
  const state = app.get();
  if (state.opened === null || state.analysed === null) return;
  const base = state.base ?? { opened: state.opened, analysed: state.analysed };
  const opened = { ...base.opened, dataset };
  const selection = followSelection(state.selection, state.opened.dataset, dataset);
  app.set({ opened, analysed, scenario: name, base, selection, ...drawn() });
}

/** Shows at once what edits do to the scorecard; everything else follows with `showScenario`. */
export function showTrial(name: string, rows: AnalysedDataset['rows']): void {
  const { opened, analysed, base } = app.get();
  if (opened === null || analysed === null) return;
  app.set({ analysed: { ...analysed, rows }, scenario: name, base: base ?? { opened, analysed } });
}

/** Shows the data itself again. */
export function leaveScenario(): void {
  const { base, selection, opened } = app.get();
  if (base === null) return;
  const kept = followSelection(selection, opened!.dataset, base.opened.dataset);
  app.set({ ...theData(), analysed: base.analysed, selection: kept, ...drawn() });
}

/** The year, row and village that are wanted, or the usual ones where there are none such. */
function placeOf(analysed: AnalysedDataset, wanted: Partial<Address>) {
  const { dataset } = app.get().opened!;
  const years = yearsOf({ analysed });
  const year = years.includes(wanted.year ?? 0) ? wanted.year! : usualYear(analysed.rows);
  const isRow = analysed.rows.some((row) => row.year === year && row.key === wanted.row);
  const village = wanted.village ? (dataset.villages?.id.indexOf(wanted.village) ?? -1) : -1;
  return {
    year,
    row: isRow ? wanted.row! : usualRow(analysed.rows, year),
    selection: village < 0 ? null : ({ kind: 'village', row: village } as const),
  };
}

function onDeath(desk: Desk, request: OpenRequest): void {
  if (desk !== current) return;
  current = null;
  app.set({ work: { phase: 'failed', request, failure: { kind: 'worker', message: '' } } });
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

function toFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DeskDiedError || message.startsWith('a worker died')) return { kind: 'worker', message };
  return { kind: error instanceof Error && error.name === 'UnreadableFileError' ? 'file' : 'bug', message };
}

/** Shows the targets of a year; the row stays where that year has it too. */
export function selectYear(year: number): void {
  const { analysed, row } = app.get();
  const rows = analysed?.rows ?? [];
  const stays = rows.some((candidate) => candidate.year === year && candidate.key === row);
  app.set({ year, row: stays ? row : usualRow(rows, year) });
}

/** Puts the gap of a row on the map and in the table. */
export const selectRow = (row: string): void => app.set({ row });
/** Asks why of something, `null` of nothing. */
export function select(selection: Selection | null): void {
  if (!isSame(app.get().selection, selection)) app.set({ selection });
}

/** Lays a dialog over the page, `null` takes it away. */
export const showDialog = (dialog: Dialog | null): void => app.set({ dialog });

/** Turns the panel at the side to another use. */
export const setView = (view: View): void => app.set({ view });
export const setLanguage = (language: Language): void => app.set({ language });
export const setTheme = (theme: Theme): void => app.set({ theme });
/** Draws the coverage of these operators, and of nobody else. */
export const setOperators = (operators: ReadonlySet<string>): void => app.set({ operators });
export const setTechnologies = (technologies: ReadonlySet<string>): void => app.set({ technologies });

/** Hides a part of the map, or shows it again. */
export function togglePart(part: MapPart): void {
  const hiddenParts = new Set(app.get().hiddenParts);
  if (!hiddenParts.delete(part)) hiddenParts.add(part);
  app.set({ hiddenParts });
}
