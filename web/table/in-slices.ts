import { nextTask } from '../next-task.ts';

/** Shorter than a frame, so that typing and panning stay smooth while a list is sorted. */
const SLICE_MS = 8;

/**
 * What a generator returns, run a slice at a time with the page free in between; `null` when it was stopped. A generator
 * must yield at least every few thousand steps, some tenths of a millisecond apart.
 */
export async function inSlices<Result>(
  steps: Generator<unknown, Result>,
  { signal, now = () => performance.now() }: { signal?: AbortSignal; now?: () => number } = {},
): Promise<Result | null> {
  for (;;) {
    const until = now() + SLICE_MS;
    do {
      if (signal?.aborted) return null;
      const step = steps.next();
      if (step.done) return step.value;
    } while (now() < until);
    await nextTask();
  }
}

/** What a generator returns, run at once. */
export function atOnce<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
