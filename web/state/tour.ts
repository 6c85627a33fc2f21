import { rememberTour } from './remembered.ts';
import { createStore, useStore } from './store.ts';

/** What the three steps of the tour point at, in their order. */
export const TOUR_TARGETS = ['.side, .tabs', '.map-area', '.top-actions, .top'] as const;

const store = createStore<{ readonly step: number | null }>({ step: null });

/** The step that is shown, `null` without a tour. */
export const useTourStep = (): number | null => useStore(store, ({ step }) => step);

/** Shows a step; beyond the last one the tour is over, and is not shown again. */
export function goToStep(step: number): void {
  if (step < TOUR_TARGETS.length) store.set({ step: Math.max(0, step) });
  else endTour();
}

/** Ends the tour, wherever it is. */
export function endTour(): void {
  rememberTour();
  store.set({ step: null });
}
