/** What a user does with the datasets that the browser keeps. */
import { countTabs } from '../library/claim.ts';
import type { KeptDataset } from '../library/database.ts';
import { newDatasetId } from '../library/dataset-id.ts';
import { deleteDataset, describeDataset, duplicateDataset, listDatasets } from '../library/datasets.ts';
import { freeName } from '../library/free-name.ts';
import { openDesk } from '../work/open-desk.ts';
import { close, open } from './actions.ts';
import { app } from './app-state.ts';
import { rememberOpened } from './remembered.ts';
import { showDialog } from './view-actions.ts';

const isOpenHere = (id: string): boolean => {
  const { request } = app.get();
  return request !== null && request.kind !== 'sample' && request.id === id;
};

/** Puts a kept dataset on the page. */
export function openKept({ id, name }: KeptDataset): void {
  showDialog(null);
  if (!isOpenHere(id)) void open({ kind: 'kept', id, name });
}

/** Calls a dataset something else; an empty name changes nothing. */
export async function renameKept({ id, name }: KeptDataset, wanted: string): Promise<void> {
  const next = wanted.trim();
  if (next === '' || next === name) return;
  await describeDataset(id, { name: next });
  const { request, opened } = app.get();
  if (!isOpenHere(id) || request?.kind !== 'kept' || opened === null) return;
  app.set({ request: { ...request, name: next }, opened: { ...opened, name: next } });
  rememberOpened({ id, name: next });
}

/** Copies a dataset under a name that no other has. */
export async function duplicateKept({ id }: KeptDataset, name: string): Promise<void> {
  const names = (await listDatasets()).map((kept) => kept.name);
  await duplicateDataset(id, newDatasetId(), freeName(name, names));
}

/** Deletes a dataset; `false` where another tab has it open. What is open here is taken off the page first. */
export async function deleteKept({ id }: KeptDataset): Promise<boolean> {
  const isHere = isOpenHere(id);
  if ((await countTabs(id)) > (isHere ? 1 : 0)) return false;
  if (isHere) await close();
  await deleteDataset(id);
  return true;
}

/** A kept dataset as one packed file under its present name, made on a desk of its own. */
export async function packKept({ id, name }: KeptDataset): Promise<Blob> {
  const desk = openDesk(() => {});
  try {
    await desk.open({ kind: 'kept', id, name }, () => {});
    return await desk.pack();
  } finally {
    desk.close();
  }
}
