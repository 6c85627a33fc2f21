import type { WorkProgress } from '../work/desk-api.ts';
import { createStore, useStore } from './store.ts';

/** Kept apart from what is being done, as it changes many times a second: what else changes meanwhile is drawn undisturbed. */
const store = createStore<{ readonly progress: WorkProgress }>({ progress: { stage: 'start', doneShare: 0 } });

export const tellProgress = (progress: WorkProgress): void => store.set({ progress });

/** How far what is being done has come. */
export const useWorkProgress = (): WorkProgress => useStore(store, (state) => state.progress);
