import { createStore, useStore } from './store.ts';

/** Something that the user should know and that stops nothing. */
export type Notice =
  /** The dataset is open, and not kept: the browser has no room, or keeps nothing. */
  | 'storage-full'
  | 'no-storage'
  /** A plan of the user's own is in use, and not kept. */
  | 'plan-not-kept'
  /** The same dataset is open in another tab, which was first. */
  | 'other-tab'
  /** What the page shows was measured when the file was packed, not here; asked to be measured here, it was the same or not. */
  | 'came-measured'
  | 'measured-same'
  | 'measured-otherwise'
  /** The computing process ended, and everything is being opened again. */
  | 'reopened'
  /** A newer version of the page is ready. */
  | 'new-version';

const store = createStore<{ readonly notices: readonly Notice[] }>({ notices: [] });

export const notices = (): readonly Notice[] => store.get().notices;
export const useNotices = (): readonly Notice[] => useStore(store, (state) => state.notices);

/** Tells the user something, once. */
export function notify(notice: Notice): void {
  if (!notices().includes(notice)) store.set({ notices: [...notices(), notice] });
}

/** Those that speak of the open dataset, and go with it. */
export const OF_DATASET = [
  'storage-full',
  'no-storage',
  'plan-not-kept',
  'other-tab',
  'came-measured',
  'measured-same',
  'measured-otherwise',
] as const satisfies readonly Notice[];

/** Takes notices away. */
export const silence = (...told: readonly Notice[]): void =>
  store.set({ notices: notices().filter((notice) => !told.includes(notice)) });
