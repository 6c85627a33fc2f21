/**
 * Documents of a dataset: whatever JSON a feature keeps beside a dataset, by kind and name, so that it survives reload and
 * crash, goes with a duplicate and is deleted with the dataset. A sample has documents too.
 *
 *     const scenarios = documentsOf<Scenario>(datasetId, 'scenario');   // the id: datasetIdOf(app.get().request)
 *     const version = await scenarios.put('Phương án 1', scenario);     // creates or replaces
 *     await scenarios.put('Phương án 1', changed, version);             // only if nobody wrote since: else DocumentConflictError
 *     const all = await scenarios.list();                               // by name
 *     const kept = await scenarios.get('Phương án 1');                  // { value, version, savedAt, … } or null
 *     await scenarios.delete('Phương án 1');
 *     const stop = scenarios.subscribe(() => …);                        // somebody wrote, in this tab or another
 *
 * Each write is one transaction: it happens whole or not at all. `put` throws `StorageFullError` where the browser has no
 * room and `NoStorageError` where it keeps nothing; the caller then still has its value and should say so.
 */
import { announce, onLibraryChange } from './changes.ts';
import { documentRange, type KeptDocument, whole, withLibrary } from './database.ts';

/** Somebody else, most likely another tab, has written the document since it was read. */
export class DocumentConflictError extends Error {
  override readonly name = 'DocumentConflictError';
  constructor(readonly current: KeptDocument | null) {
    super('the document was written elsewhere');
  }
}

/** The documents of one kind beside a dataset; see the head of this file. */
export interface Documents<Value> {
  list(): Promise<KeptDocument<Value>[]>;
  get(name: string): Promise<KeptDocument<Value> | null>;
  /** The version written. With `basedOn` (0: there was none), throws `DocumentConflictError` where another version is there. */
  put(name: string, value: Value, basedOn?: number): Promise<number>;
  delete(name: string): Promise<void>;
  subscribe(listener: () => void): () => void;
}

/** The documents of a kind beside the dataset with this id. */
export function documentsOf<Value>(dataset: string, kind: string): Documents<Value> {
  const tell = () => announce({ what: 'documents', dataset });
  return {
    list: () =>
      withLibrary((database) => database.getAll('documents', documentRange(dataset, kind))) as Promise<
        KeptDocument<Value>[]
      >,
    get: (name) =>
      withLibrary(
        async (database) => ((await database.get('documents', [dataset, kind, name])) ?? null) as KeptDocument<Value>,
      ),
    async put(name, value, basedOn) {
      const version = await withLibrary(async (database) => {
        const transaction = database.transaction('documents', 'readwrite');
        const before = (await transaction.store.get([dataset, kind, name])) ?? null;
        if (basedOn !== undefined && (before?.version ?? 0) !== basedOn) throw new DocumentConflictError(before);
        const next = (before?.version ?? 0) + 1;
        const savedAt = new Date().toISOString();
        await whole(transaction, [transaction.store.put({ dataset, kind, name, value, version: next, savedAt })]);
        return next;
      });
      tell();
      return version;
    },
    async delete(name) {
      await withLibrary((database) => database.delete('documents', [dataset, kind, name]));
      tell();
    },
    subscribe: (listener) =>
      onLibraryChange((change) => {
        if (change.what === 'documents' && change.dataset === dataset) listener();
      }),
  };
}
