/** Opening files of the user's own, step by step: choose, look and correct, read, decide. */
import { startTransition } from 'react';
import type { Refusal } from '../../data/row.ts';
import type { LayerName } from '../../engine/index.ts';
import { newDatasetId } from '../library/dataset-id.ts';
import { nextTask } from '../next-task.ts';
import type { FilesRequest, InspectedFiles, LayerPreview, OpenedDataset, WorkProgress } from '../work/desk-api.ts';
import type { Desk } from '../work/open-desk.ts';
import type { PickedFiles } from '../work/picked-files.ts';
import { layDesk, show } from './actions.ts';
import { isAbort } from './failures.ts';
import {
  choiceOf,
  type FileChoice,
  firstChoices,
  leftOut,
  remember,
  soleProblem,
  toSettings,
  withColumn,
} from './import-choices.ts';
import { refusalIn } from './refusal-in.ts';
import { rememberChoices, rememberedChoices } from './remembered.ts';
import { createStore, useStore } from './store.ts';
import { showDialog } from './view-actions.ts';

export interface ImportFlow {
  readonly step: 'choose' | 'looking' | 'layers' | 'reading' | 'review';
  readonly request: FilesRequest | null;
  readonly inspected: InspectedFiles | null;
  /** One for each inspected file. */
  readonly choices: readonly FileChoice[];
  /** Which file is looked at. */
  readonly active: number;
  /** Of the active file as chosen; `null` while it is drawn. */
  readonly preview: LayerPreview | null;
  readonly progress: WorkProgress | null;
  readonly opened: OpenedDataset | null;
  /** The request that `opened` was read from. */
  readonly asRead: FilesRequest | null;
  /** Why the last step did not succeed. */
  readonly failure: string | Refusal | null;
}

const START: ImportFlow = {
  step: 'choose',
  request: null,
  inspected: null,
  choices: [],
  active: 0,
  preview: null,
  progress: null,
  opened: null,
  asRead: null,
  failure: null,
};

const flow = createStore<ImportFlow>(START);
export const useImport = <Part>(select: (state: ImportFlow) => Part): Part => useStore(flow, select);

/** The desk that the files are looked at and read on. */
let desk: Desk | null = null;

/** Begins anew, and ends at once whatever is being done. */
export function restart(): void {
  desk?.close();
  desk = null;
  flow.set(START);
}

/** Does something on a desk; where it fails the flow goes to `back` and says why, where it was ended nothing happens. */
async function onDesk(back: ImportFlow['step'], act: (desk: Desk) => Promise<void>): Promise<void> {
  desk ??= layDesk();
  const mine = desk;
  try {
    await act(mine);
  } catch (error) {
    if (desk !== mine || isAbort(error)) return;
    desk.close();
    desk = null;
    flow.set({
      step: back,
      progress: null,
      failure: refusalIn(error) ?? (error instanceof Error ? error.message : String(error)),
    });
  }
}

const isPacked = ({ files }: PickedFiles): boolean => files.length === 1 && /\.phusong$/i.test(files[0].name);

/** Takes picked files: looks at them, or reads them where they are one packed dataset. */
export async function take(picked: PickedFiles | null): Promise<void> {
  if (picked === null) return;
  restart();
  showDialog('import');
  const request: FilesRequest = { kind: 'files', id: newDatasetId(), ...picked };
  flow.set({ request });
  if (isPacked(picked)) return read(request, 'choose');
  flow.set({ step: 'looking' });
  await onDesk('choose', async (mine) => {
    const inspected = await mine.inspect(request);
    if (desk !== mine) return;
    const problem = soleProblem(inspected);
    if (problem !== null) return flow.set({ step: 'choose', failure: problem });
    const choices = firstChoices(inspected, rememberedChoices());
    const doubtful = inspected.files.findIndex(({ rows }, index) => rows.length > 0 && choices[index].layer === null);
    const settled = choices.findIndex(({ layer }) => layer !== null);
    // All of the review comes at once, and is drawn bit by bit.
    startTransition(() => {
      flow.set({ step: 'layers', inspected, choices, active: Math.max(0, doubtful < 0 ? settled : doubtful) });
      void draw();
    });
  });
}

/** Draws the active file as it is chosen to be read. */
async function draw(): Promise<void> {
  const { request, inspected, choices, active } = flow.get();
  const { layer, columns, crs } = choices[active];
  flow.set({ preview: null });
  if (layer === null || request === null) return;
  const { file, sheet } = inspected!.files[active];
  const reading = { file, sheet, layer, columns, crs: crs ?? inspected!.settings.crs ?? null };
  await onDesk('choose', async (mine) => {
    const preview = await mine.preview(request, reading);
    const now = flow.get();
    if (now.active === active && now.choices[active] === choices[active]) flow.set({ preview });
  });
}

function choose(choice: FileChoice): void {
  const { choices, active } = flow.get();
  flow.set({ choices: choices.map((before, index) => (index === active ? choice : before)), failure: null });
  void draw();
}

/** Turns to another file. */
export function lookAt(active: number): void {
  flow.set({ active });
  void draw();
}

/** Says which layer a file is, `null` for none. */
export function setLayer(index: number, layer: LayerName | null): void {
  const { inspected } = flow.get();
  flow.set({ active: index });
  choose(
    layer === null
      ? { layer: null, columns: {}, crs: null }
      : choiceOf(inspected!.files[index], layer, inspected!.settings, rememberedChoices()),
  );
}

/** Says from which header the active file's column is read. */
export function setColumn(column: string, header: string | null): void {
  const { inspected, choices, active } = flow.get();
  choose(withColumn(inspected!.files[active], choices[active], column, header));
}

/** Says the coordinate system of the active file, `null` for what the file says itself. */
export function setCrs(crs: string | null): void {
  const { choices, active } = flow.get();
  choose({ ...choices[active], crs });
}

/** The `dataset.json` of what was decided. */
export function settingsNow() {
  const { inspected, choices, request } = flow.get();
  return toSettings(inspected!, choices, request!.name);
}

/** Reads the files as decided. */
export async function readChosen(): Promise<void> {
  const { request, inspected, choices } = flow.get();
  rememberChoices(remember(rememberedChoices(), inspected!.files, choices));
  await read({ ...request!, settings: settingsNow(), without: leftOut(inspected!, choices) }, 'layers');
}

async function read(request: FilesRequest, back: 'choose' | 'layers'): Promise<void> {
  flow.set({ step: 'reading', failure: null, progress: null });
  await onDesk(back, async (mine) => {
    const opened = await mine.open(request, (progress) => {
      if (desk === mine && flow.get().step === 'reading') flow.set({ progress });
    });
    if (desk !== mine) return;
    // What came is a task of its own.
    await nextTask();
    if (desk !== mine) return;
    startTransition(() => {
      flow.set({ asRead: request, opened, step: 'review' });
      if (opened.rejected === 0) accept();
    });
  });
}

/** Ends the reading at once and goes back to the choice of columns. */
export function goBack(): void {
  const { inspected } = flow.get();
  desk?.close();
  desk = null;
  flow.set({
    step: inspected === null ? 'choose' : 'layers',
    opened: null,
    asRead: null,
    progress: null,
    failure: null,
  });
  if (inspected !== null) void draw();
}

/** Puts what was read on the page. */
export function accept(): void {
  const { asRead, opened } = flow.get();
  const mine = desk;
  desk = null;
  showDialog(null);
  flow.set(START);
  if (mine !== null) void show(mine, asRead!, opened!);
}
