/** The scenarios beside the open dataset: each change is kept as soon as it is made. */
import { app } from '../state/app-state.ts';
import { createLatestWins } from './latest-wins.ts';
import { asIs, notify, textOf } from './notices.ts';
import { type KeptScenario, keepScenario, noteShown } from './scenario-documents.ts';
import { whatIf } from './what-if-state.ts';
import { whatIfWords } from './words.ts';

type Save = (saved: { readonly dataset: string; readonly name: string }) => void;
const saves = new Map<string, Save>();

/** Keeps a scenario as it is now; writes of the same one follow each other. */
export function save(dataset: string, name: string): void {
  const key = `${dataset}\n${name}`;
  const saveThis = saves.get(key) ?? createLatestWins(saveNow, onUnkept);
  saves.set(key, saveThis);
  saveThis({ dataset, name });
}

async function saveNow({ dataset, name }: { readonly dataset: string; readonly name: string }): Promise<void> {
  const scenario = findScenario(name);
  // It may have been deleted or renamed, and another dataset opened, since this was asked.
  if (scenario === undefined || whatIf.get().dataset !== dataset) return;
  const kept = await keepScenario(dataset, scenario);
  const now = findScenario(name);
  if (now === undefined || whatIf.get().dataset !== dataset) return;
  if (kept.name === name) return put({ ...now, version: kept.version });
  whatIf.set({ scenarios: whatIf.get().scenarios.filter((one) => one.name !== name) });
  put({ ...now, name: kept.name, version: kept.version });
  if (whatIf.get().current === name) rename(kept.name);
  notify('copied', asIs(kept.name));
}

export const findScenario = (name: string): KeptScenario | undefined =>
  whatIf.get().scenarios.find((scenario) => scenario.name === name);

export function onUnkept(error: unknown): void {
  const name = error instanceof Error ? error.name : '';
  notify('storage', (language) => {
    const { storageFull, notKept } = whatIfWords[language];
    return name === 'StorageFullError' ? storageFull : `${notKept} ${textOf(error)}`;
  });
}

/** Puts a scenario among the others, by name. */
export function put(scenario: KeptScenario): void {
  const others = whatIf.get().scenarios.filter(({ name }) => name !== scenario.name);
  whatIf.set({ scenarios: [...others, scenario].sort((a, b) => a.name.localeCompare(b.name)) });
}

/** The page already shows the scenario: only what it is called changes. */
export function rename(name: string): void {
  whatIf.set({ current: name });
  if (app.get().scenario !== null) app.set({ scenario: name });
  noteCurrent();
}

export function noteCurrent(): void {
  const { dataset, current } = whatIf.get();
  if (dataset !== null) noteShown(dataset, current).catch(onUnkept);
}
