import type { KeptDataset } from '../library/database.ts';
import { createStore, useStore } from './store.ts';

const store = createStore<{ readonly datasets: readonly KeptDataset[] }>({ datasets: [] });

/** The datasets that the browser keeps, the last opened first; none until {@link watchKept} has looked. */
export const useKept = (): readonly KeptDataset[] => useStore(store, (state) => state.datasets);

/** Follows what the library keeps, in whichever tab it changes. */
export async function watchKept(): Promise<void> {
  const [{ listDatasets }, { onLibraryChange }] = await Promise.all([
    import('../library/datasets.ts'),
    import('../library/changes.ts'),
  ]);
  // A browser that keeps nothing has an empty library.
  const look = async () => store.set({ datasets: await listDatasets().catch(() => []) });
  onLibraryChange(({ what }) => {
    if (what === 'datasets') void look();
  });
  await look();
}
