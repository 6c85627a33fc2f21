/** The datasets that are kept in this browser. Every change is one transaction, and is told to all tabs. */
import { announce } from './changes.ts';
import { documentRange, type ElevationFile, type KeptDataset, whole, withLibrary } from './database.ts';

const now = (): string => new Date().toISOString();
const tell = () => announce({ what: 'datasets' });

/** What is kept, the last opened first. */
export async function listDatasets(): Promise<KeptDataset[]> {
  const kept = await withLibrary((database) => database.getAll('datasets'));
  return kept.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
}

export const findDataset = (id: string): Promise<KeptDataset | null> =>
  withLibrary(async (database) => (await database.get('datasets', id)) ?? null);

/** The packed file of a dataset, `null` where it is not kept. */
export const readPack = (id: string): Promise<Blob | null> =>
  withLibrary(async (database) => (await database.get('packs', id)) ?? null);

/** The elevation tiles of a dataset, none where it has none or is not kept. */
export const readElevation = (id: string): Promise<readonly ElevationFile[]> =>
  withLibrary(async (database) => (await database.get('elevation', id)) ?? []);

/** Keeps a dataset, its packed file and its elevation tiles, all or nothing. Throws `StorageFullError` where there is no room. */
export async function keepDataset(
  about: Omit<KeptDataset, 'sizeBytes' | 'savedAt' | 'openedAt'>,
  pack: Blob,
  elevation: readonly ElevationFile[] = [],
): Promise<void> {
  const savedAt = now();
  const sizeBytes = elevation.reduce((sum, { bytes }) => sum + bytes.size, pack.size);
  await withLibrary(async (database) => {
    const transaction = database.transaction(['datasets', 'packs', 'elevation'], 'readwrite');
    await whole(transaction, [
      transaction.objectStore('packs').put(pack, about.id),
      transaction.objectStore('elevation').put(elevation, about.id),
      transaction.objectStore('datasets').put({ ...about, sizeBytes, savedAt, openedAt: savedAt }),
    ]);
  });
  tell();
}

/** Puts a packed file with what was measured here in the place of a dataset's; nothing happens where it is not kept. Throws `StorageFullError` where there is no room. */
export async function replacePack(id: string, pack: Blob): Promise<void> {
  await withLibrary(async (database) => {
    const transaction = database.transaction(['datasets', 'packs'], 'readwrite');
    const datasets = transaction.objectStore('datasets');
    const packs = transaction.objectStore('packs');
    const [about, before] = await Promise.all([datasets.get(id), packs.get(id)]);
    if (about === undefined || before === undefined) return transaction.done;
    const sizeBytes = about.sizeBytes - before.size + pack.size;
    return whole(transaction, [packs.put(pack, id), datasets.put({ ...about, sizeBytes, measuredElsewhere: false })]);
  });
  tell();
}

/** Changes what is said of a dataset; nothing happens where it is not kept. */
export async function describeDataset(
  id: string,
  change: Partial<Pick<KeptDataset, 'name' | 'plan' | 'openedAt'>>,
): Promise<void> {
  await withLibrary(async (database) => {
    const transaction = database.transaction('datasets', 'readwrite');
    const before = await transaction.store.get(id);
    await whole(transaction, before === undefined ? [] : [transaction.store.put({ ...before, ...change })]);
  });
  tell();
}

/** Notes that a dataset was opened just now. */
export const touchDataset = (id: string): Promise<void> => describeDataset(id, { openedAt: now() });

/** Copies a dataset with everything beside it; gives the copy. Throws `StorageFullError` where there is no room. */
export async function duplicateDataset(id: string, copyId: string, name: string): Promise<void> {
  await withLibrary(async (database) => {
    const transaction = database.transaction(['datasets', 'packs', 'elevation', 'documents'], 'readwrite');
    const datasets = transaction.objectStore('datasets');
    const packs = transaction.objectStore('packs');
    const elevation = transaction.objectStore('elevation');
    const documents = transaction.objectStore('documents');
    const [about, pack, tiles, beside] = await Promise.all([
      datasets.get(id),
      packs.get(id),
      elevation.get(id),
      documents.getAll(documentRange(id)),
    ]);
    if (about === undefined || pack === undefined) throw new Error('the dataset is no longer kept');
    await whole(transaction, [
      datasets.put({ ...about, id: copyId, name, savedAt: now(), openedAt: now() }),
      packs.put(pack, copyId),
      elevation.put(tiles ?? [], copyId),
      ...beside.map((document) => documents.put({ ...document, dataset: copyId })),
    ]);
  });
  tell();
}

/** Deletes a dataset with everything beside it. */
export async function deleteDataset(id: string): Promise<void> {
  await withLibrary(async (database) => {
    const transaction = database.transaction(['datasets', 'packs', 'elevation', 'documents'], 'readwrite');
    await whole(transaction, [
      transaction.objectStore('datasets').delete(id),
      transaction.objectStore('packs').delete(id),
      transaction.objectStore('elevation').delete(id),
      transaction.objectStore('documents').delete(documentRange(id)),
    ]);
  });
  tell();
}
