import { app } from '../state/app-state.ts';

/** Longer than this the map does not wait: a reader wants to see his villages. */
const HEAD_START_MS = 2500;

/**
 * Resolves when the page has its first result, or will not have one soon. Where there are few processor cores, or no graphics
 * card, a map that is drawn meanwhile makes the scorecard wait by a quarter, and is drawn again when it is there.
 */
export const giveHeadStart = (): Promise<void> =>
  new Promise((resolve) => {
    const isOver = () => app.get().analysed !== null || app.get().work.phase === 'failed';
    if (isOver()) return resolve();
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, HEAD_START_MS);
    const stop = app.subscribe(() => isOver() && end());
  });
