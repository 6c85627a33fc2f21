import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { LayerInput } from '../../data/row.ts';

/** What is known of a kept dataset without reading it. */
export interface KeptDataset {
  readonly id: string;
  /** As the user calls it; the packed file keeps the name that it was read under. */
  readonly name: string;
  /** The plan that it was last scored against. */
  readonly plan: string | null;
  readonly asOf: string | null;
  /** Of the packed file and the elevation tiles. */
  readonly sizeBytes: number;
  readonly rejected: number;
  readonly warnings: number;
  /** Whether what is kept with it as measured came with the file, and was not measured in this browser. */
  readonly measuredElsewhere?: boolean;
  readonly inputs: readonly LayerInput[];
  /** ISO times. */
  readonly savedAt: string;
  readonly openedAt: string;
}

/** A JSON value that is kept beside a dataset under a kind and a name. */
export interface KeptDocument<Value = unknown> {
  readonly dataset: string;
  readonly kind: string;
  readonly name: string;
  readonly value: Value;
  /** Grows by one with every write. */
  readonly version: number;
  readonly savedAt: string;
}

/** An elevation tile that is kept beside a dataset, named after its corner as `N22E103.hgt`, plain or gzip-compressed. */
export interface ElevationFile {
  readonly name: string;
  readonly bytes: Blob;
}

/** The tables: what is known of each dataset, its packed file, its elevation tiles, and the documents beside datasets. */
export interface LibraryTables extends DBSchema {
  datasets: { key: string; value: KeptDataset };
  packs: { key: string; value: Blob };
  elevation: { key: string; value: readonly ElevationFile[] };
  documents: { key: [dataset: string, kind: string, name: string]; value: KeptDocument };
}

export type LibraryDatabase = IDBPDatabase<LibraryTables>;

/** The browser has no room left for what was to be kept; what was kept before is as it was. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

/** The browser keeps nothing at all here, as in some private windows. */
export class NoStorageError extends Error {
  override readonly name = 'NoStorageError';
}

const NAME = 'phusong';
/** 2 added the elevation tiles. */
const VERSION = 2;

let opening: Promise<LibraryDatabase> | null = null;

/** The database of this origin, opened once; opened anew after it was closed from outside. */
function openLibrary(): Promise<LibraryDatabase> {
  opening ??= openDB<LibraryTables>(NAME, VERSION, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('datasets', { keyPath: 'id' });
        database.createObjectStore('packs');
        database.createObjectStore('documents', { keyPath: ['dataset', 'kind', 'name'] });
      }
      database.createObjectStore('elevation');
    },
    // A newer version of the app in another tab wants to change the tables: this one lets go and asks again when needed.
    blocking: (_from, _to, event) => {
      (event.target as IDBDatabase).close();
      opening = null;
    },
    terminated: () => {
      opening = null;
    },
  }).catch((error: unknown) => {
    opening = null;
    throw new NoStorageError(error instanceof Error ? error.message : String(error));
  });
  return opening;
}

/** What an action on the database gives. Throws `StorageFullError` or `NoStorageError` where the browser does not take part. */
export async function withLibrary<Outcome>(act: (database: LibraryDatabase) => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act(await openLibrary());
  } catch (error) {
    if (isQuota(error)) throw new StorageFullError('the browser has no room left');
    throw error;
  }
}

/**
 * Waits until a transaction has done all its writes. Throws why it was given up, which its single writes do not tell: they only
 * say that they were ended with it.
 */
export async function whole(
  transaction: { readonly done: Promise<void> },
  writes: readonly Promise<unknown>[],
): Promise<void> {
  const outcomes = await Promise.allSettled(writes);
  await transaction.done;
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

const isQuota = (error: unknown): boolean => {
  const { name, inner } = (error ?? {}) as { name?: string; inner?: { name?: string } };
  return name === 'QuotaExceededError' || inner?.name === 'QuotaExceededError';
};

/** The key range of everything that is kept beside a dataset, or of one kind of it. */
export const documentRange = (dataset: string, kind?: string): IDBKeyRange =>
  // An array sorts after every text, so that it bounds all of them.
  kind === undefined
    ? IDBKeyRange.bound([dataset], [dataset, []])
    : IDBKeyRange.bound([dataset, kind], [dataset, kind, []]);
