/** What a user does with scenarios: each change is shown, and kept beside the dataset, as soon as it is made. */
import type { Edit, Scenario } from '../../engine/scenario/edit.ts';
import { datasetIdOf } from '../library/dataset-id.ts';
import { documentsOf } from '../library/documents.ts';
import { deskInUse } from '../state/actions.ts';
import { app } from '../state/app-state.ts';
import { leaveScenario, showScenario, showTrial } from '../state/shown.ts';
import { type EditHistory, redo as redoOf, startHistory, stepTo, undo as undoOf, withEdits } from './edit-history.ts';
import { createLatestWins } from './latest-wins.ts';
import { dismissNotice, sayFailure, tellMisfits } from './notices.ts';
import { forgetScenario, freeName, type KeptScenario, readScenarios } from './scenario-documents.ts';
import { findScenario, noteCurrent, onUnkept, put, rename, save } from './scenario-shelf.ts';
import { EMPTY, whatIf } from './what-if-state.ts';
import { whatIfWords } from './words.ts';

const wordsNow = () => whatIfWords[app.get().language];

/** What the page is to show: a scenario as it is kept, or with edits that are only tried. */
interface Wanted {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** The history that these edits are of, `null` where they are only tried. */
  readonly history: EditHistory | null;
  /** Whether everything is to follow, and not the scorecard alone. */
  readonly isWhole: boolean;
}

/** The last history that could be shown, to go back to. */
let good: EditHistory = EMPTY.history;

const showLatest = createLatestWins<Wanted>(async ({ name, edits, history, isWhole }) => {
  const desk = deskInUse();
  const { dataset } = whatIf.get();
  whatIf.set({ isWorking: true });
  if (!isWhole) {
    const step = await desk.tryOut(edits);
    if ('misfits' in step || whatIf.get().dataset !== dataset) return;
    whatIf.set({ trial: step });
    showTrial(name, step.rows);
    return;
  }
  const outcome = await desk.whatIf(edits.length === 0 ? null : { name, edits });
  // Another dataset may have been opened meanwhile.
  if (whatIf.get().dataset !== dataset || desk !== deskInUse()) return;
  whatIf.set({ isWorking: false, trial: null });
  if ('misfits' in outcome) {
    app.set({ comingScenario: null });
    if (history === null) return;
    tellMisfits(outcome.misfits);
    if (whatIf.get().history === history) setHistory(good);
    return;
  }
  if (history !== null) good = history;
  if (edits.length === 0) leaveScenario();
  else showScenario(name, outcome.dataset, outcome.analysed);
}, failed);

function failed(error: unknown): void {
  app.set({ comingScenario: null });
  sayFailure(error);
}

/** When a drag rests this long everything follows, milliseconds. */
const REST_MS = 200;
let resting: ReturnType<typeof setTimeout> | undefined;

function showNow(edits: readonly Edit[], history: EditHistory | null, isWhole = true): void {
  const { current } = whatIf.get();
  clearTimeout(resting);
  if (app.get().analysed !== null) showLatest({ name: current ?? wordsNow().scenarioName, edits, history, isWhole });
}

/** Makes a history that of the current scenario: shows and keeps it. */
function setHistory(history: EditHistory): void {
  const { dataset, current } = whatIf.get();
  whatIf.set({ history });
  showNow(history.edits, history);
  if (dataset === null || current === null) return;
  put({ name: current, edits: history.edits, version: findScenario(current)?.version ?? 0 });
  save(dataset, current);
}

/** Makes edits behind those of the current scenario, in one step; a new scenario of that name is begun where there is none. */
export function addEdits(edits: readonly Edit[], label?: string): void {
  if (whatIf.get().current === null) newScenario(label);
  const { history } = whatIf.get();
  dismissNotice();
  setHistory(stepTo(history, withEdits(history.edits, edits)));
}

/** Shows what edits would do without making them; the next call of this or of `addEdits` takes their place. */
export function tryEdits(edits: readonly Edit[]): void {
  const tried = withEdits(whatIf.get().history.edits, edits);
  showNow(tried, null, false);
  resting = setTimeout(() => showNow(tried, null), REST_MS);
}

/** Shows again what is made. */
export function stopTrying(): void {
  const { history } = whatIf.get();
  showNow(history.edits, history);
}

export function removeEdit(index: number): void {
  const { history } = whatIf.get();
  setHistory(stepTo(history, history.edits.toSpliced(index, 1)));
}

export function clearEdits(): void {
  const { history } = whatIf.get();
  if (history.edits.length > 0) setHistory(stepTo(history, []));
}

export function undo(): void {
  const { history } = whatIf.get();
  if (history.past.length > 0) setHistory(undoOf(history));
}

export function redo(): void {
  const { history } = whatIf.get();
  if (history.future.length > 0) setHistory(redoOf(history));
}

const namesTaken = (): string[] => whatIf.get().scenarios.map(({ name }) => name);

/** Begins a scenario without edits. */
export function newScenario(name?: string): void {
  begin({ name: freeName(name?.trim() || wordsNow().scenarioName, namesTaken()), edits: [], version: 0 });
}

/** Takes up a scenario, `null` the data itself. */
export function chooseScenario(name: string | null): void {
  const scenario = name === null ? undefined : findScenario(name);
  if (scenario !== undefined) {
    begin(scenario);
    return;
  }
  const history = startHistory([]);
  app.set({ comingScenario: null });
  whatIf.set({ current: null, history, notice: null });
  showNow([], history);
  noteCurrent();
}

function begin(scenario: KeptScenario): void {
  const { dataset } = whatIf.get();
  const history = startHistory(scenario.edits);
  put(scenario);
  good = startHistory([]);
  app.set({ comingScenario: app.get().scenario === null && scenario.edits.length > 0 ? scenario.name : null });
  whatIf.set({ current: scenario.name, history, notice: null });
  showNow(history.edits, history);
  noteCurrent();
  if (scenario.version === 0 && dataset !== null) save(dataset, scenario.name);
}

/** Gives the current scenario another name; one that is taken gets a number. */
export function renameScenario(wanted: string): void {
  const { dataset, current, history } = whatIf.get();
  const trimmed = wanted.trim().slice(0, 200);
  if (dataset === null || current === null || trimmed === '' || trimmed === current) return;
  const name = freeName(
    trimmed,
    namesTaken().filter((taken) => taken !== current),
  );
  whatIf.set({ scenarios: whatIf.get().scenarios.filter((one) => one.name !== current) });
  put({ name, edits: history.edits, version: 0 });
  rename(name);
  save(dataset, name);
  forgetScenario(dataset, current).catch(onUnkept);
}

export function duplicateScenario(): void {
  const { current, history } = whatIf.get();
  if (current !== null) begin({ name: freeName(current, namesTaken()), edits: history.edits, version: 0 });
}

export function deleteScenario(): void {
  const { dataset, current, scenarios } = whatIf.get();
  if (dataset === null || current === null) return;
  whatIf.set({ scenarios: scenarios.filter(({ name }) => name !== current) });
  chooseScenario(null);
  forgetScenario(dataset, current).catch(onUnkept);
}

/** Takes in a scenario that was read from a file, under a name that is free. */
export const takeIn = ({ name, edits }: Scenario): void =>
  begin({ name: freeName(name, namesTaken()), edits, version: 0 });

/** The analysis of the data itself that was seen last, and the dataset whose scenarios were read. */
let seen: unknown = null;
let restored: string | null = null;

/** Keeps in step with what is open: another dataset has its own scenarios, another plan scores the current one anew. */
export function keepUp(): void {
  const { request, analysed, base } = app.get();
  const data = base?.analysed ?? analysed;
  const dataset = datasetIdOf(request);
  if (dataset !== whatIf.get().dataset) {
    whatIf.set({ ...EMPTY, dataset });
    good = EMPTY.history;
    restored = null;
  }
  if (data === seen) return;
  seen = data;
  if (data === null || dataset === null) return;
  const { history } = whatIf.get();
  if (restored !== dataset) void restore(dataset);
  else if (history.edits.length > 0) showNow(history.edits, history);
}

async function restore(dataset: string): Promise<void> {
  restored = dataset;
  try {
    const { scenarios, shown } = await readScenarios(dataset);
    if (whatIf.get().dataset !== dataset) return;
    // Who has begun a scenario meanwhile goes on with that one.
    if (whatIf.get().scenarios.length > 0) return app.set({ comingScenario: null });
    whatIf.set({ scenarios });
    const scenario = scenarios.find(({ name }) => name === shown);
    if (scenario !== undefined) begin(scenario);
    else app.set({ comingScenario: null });
    listenToOthers(dataset);
  } catch {
    // A browser that keeps nothing has no scenarios either; whoever makes one is told.
    app.set({ comingScenario: null });
  }
}

let stopListening = () => {};

/** Hears of scenarios that another tab has made or deleted; the current one stays as it is here. */
function listenToOthers(dataset: string): void {
  stopListening();
  stopListening = documentsOf(dataset, 'scenario').subscribe(async () => {
    const { scenarios } = await readScenarios(dataset).catch(() => ({ scenarios: whatIf.get().scenarios }));
    const { current, dataset: open } = whatIf.get();
    if (open !== dataset) return;
    const mine = whatIf.get().scenarios.filter((one) => one.name === current || one.version === 0);
    const others = scenarios.filter(({ name }) => !mine.some((one) => one.name === name));
    whatIf.set({ scenarios: [...mine, ...others].sort((a, b) => a.name.localeCompare(b.name)) });
  });
}

app.subscribe(keepUp);
keepUp();
