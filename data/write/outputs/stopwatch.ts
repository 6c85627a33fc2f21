import type { StageTime } from './run.ts';

/** Measures the parts of a run. A part that comes again adds to its time. */
export function createStopwatch() {
  const startedAt = new Date();
  const seconds = new Map<string, number>();
  let current: { readonly stage: string; readonly from: number } | null = null;
  const end = () => {
    if (current === null) return;
    const spent = (performance.now() - current.from) / 1000;
    seconds.set(current.stage, (seconds.get(current.stage) ?? 0) + spent);
    current = null;
  };
  return {
    start(stage: string) {
      if (current?.stage === stage) return;
      end();
      current = { stage, from: performance.now() };
    },
    /** The times so far. */
    stop() {
      end();
      const stages: StageTime[] = Array.from(seconds, ([stage, spent]) => ({
        stage,
        seconds: Number(spent.toFixed(3)),
      }));
      return { startedAt, finishedAt: new Date(), stages };
    },
  };
}
