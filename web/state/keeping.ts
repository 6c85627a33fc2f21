/** What happens around opening a dataset so that nothing is lost: it is kept, claimed for this tab, and found again. */

import { type Claim, claimDataset } from '../library/claim.ts';
import { NoStorageError, StorageFullError } from '../library/database.ts';
import { datasetIdOf } from '../library/dataset-id.ts';
import {
  describeDataset,
  findDataset,
  keepDataset,
  listDatasets,
  replacePack,
  touchDataset,
} from '../library/datasets.ts';
import { freeName } from '../library/free-name.ts';
import { askToPersist } from '../library/room.ts';
import type { FilesRequest, OpenedDataset, OpenRequest } from '../work/desk-api.ts';
import type { Desk } from '../work/open-desk.ts';
import { app } from './app-state.ts';
import { isAbort } from './failures.ts';
import { writeOwnPlans } from './kept-plans.ts';
import { notify, OF_DATASET, silence } from './notices.ts';
import { plansOf } from './own-plans.ts';
import { rememberOpened } from './remembered.ts';

export { readOwnPlans } from './kept-plans.ts';

let claim: (Claim & { readonly dataset: string }) | null = null;

/** Whether this tab may write what is kept of the open dataset: it was the first to open it. */
export const isFirstTab = (): boolean => claim?.isFirst ?? true;

/** Takes note of what is open now: claims it, keeps files of the user's own, and remembers it for the next visit. */
export async function noteOpened(desk: Desk, request: OpenRequest, opened: OpenedDataset): Promise<void> {
  silence(...OF_DATASET);
  await claimOpen(request);
  if (request.kind === 'files') {
    if (opened.isMeasured) notify('came-measured');
    await keep(desk, request, opened);
  } else if (request.kind === 'kept') {
    rememberOpened({ id: request.id, name: request.name });
    const kept = opened.isMeasured ? await findDataset(request.id).catch(() => null) : null;
    if (kept?.measuredElsewhere) notify('came-measured');
    await touchDataset(request.id).catch(() => {});
  } else rememberOpened(null);
}

async function claimOpen(request: OpenRequest): Promise<void> {
  const dataset = datasetIdOf(request);
  if (claim?.dataset === dataset) return;
  claim?.release();
  claim = null;
  if (request.kind === 'sample' || dataset === null) return;
  const made = await claimDataset(dataset, () => silence('other-tab'));
  if (datasetIdOf(app.get().request) !== dataset) return made.release();
  claim = Object.assign(made, { dataset });
  if (!made.isFirst) notify('other-tab');
}

/** Keeps files that were just read. Where the browser has no room the dataset stays open, and the user is told. */
async function keep(desk: Desk, request: FilesRequest, opened: OpenedDataset): Promise<void> {
  const { id } = request;
  const { asOf, rejected, warnings, inputs } = opened;
  let { name } = opened;
  try {
    const [{ pack, measuredElsewhere, elevation }, others] = await Promise.all([desk.packToKeep(), listDatasets()]);
    name = freeName(
      name,
      others.filter((other) => other.id !== id).map((other) => other.name),
    );
    const { plan } = plansOf(request, opened);
    await keepDataset({ id, name, plan, asOf, rejected, warnings, inputs, measuredElsewhere }, pack, elevation);
  } catch (error) {
    if (error instanceof StorageFullError) return notify('storage-full');
    if (error instanceof NoStorageError) return notify('no-storage');
    if (isAbort(error)) return;
    throw error;
  }
  const { ownPlans } = plansOf(request, opened);
  if (datasetIdOf(app.get().request) === id) {
    const now = app.get().opened ?? opened;
    app.set({ request: { kind: 'kept', id, name }, opened: now.name === name ? now : { ...now, name } });
    rememberOpened({ id, name });
  }
  await writeOwnPlans(id, ownPlans);
  await askToPersist();
}

/** Tries again to keep what is open and could not be kept. */
export async function keepAgain(desk: Desk): Promise<void> {
  const { request, opened } = app.get();
  if (request?.kind !== 'files' || opened === null) return;
  silence('storage-full', 'no-storage');
  await keep(desk, request, opened);
  // What was measured while it was being kept.
  await noteMeasured(desk);
}

/** Keeps with the open dataset what was measured of it, so that it need not be measured when it is opened again. */
export async function noteMeasured(desk: Desk): Promise<void> {
  const { request } = app.get();
  if (request?.kind !== 'kept' || !isFirstTab()) return;
  try {
    const pack = await desk.packMeasured();
    if (pack !== null) await replacePack(request.id, pack);
  } catch {
    // Where there is no room for it, in memory or on the disk, the dataset stays kept as it was.
  }
}

/** The plan that a kept dataset was last scored against. */
export const planOf = async (request: OpenRequest): Promise<string | null> =>
  request.kind === 'kept' ? ((await findDataset(request.id).catch(() => null))?.plan ?? null) : null;

/** Remembers the plan that the open dataset is scored against. */
export async function notePlan(plan: string | null): Promise<void> {
  const { request } = app.get();
  if (request?.kind === 'kept' && isFirstTab()) await describeDataset(request.id, { plan }).catch(() => {});
}

/** Lets go of what was open. */
export function noteClosed(): void {
  claim?.release();
  claim = null;
  silence(...OF_DATASET);
  rememberOpened('empty');
}
