/**
 * A function that hands its argument to `run`, one at a time: while one runs only the latest of those that came since
 * waits, and the others are passed over. What `run` throws goes to `onError`.
 */
export function createLatestWins<T>(run: (value: T) => Promise<void>, onError: (error: unknown) => void) {
  let isRunning = false;
  let waiting: { readonly value: T } | null = null;
  const next = async (value: T): Promise<void> => {
    isRunning = true;
    try {
      await run(value);
    } catch (error) {
      onError(error);
    }
    isRunning = false;
    if (waiting === null) return;
    const { value: latest } = waiting;
    waiting = null;
    void next(latest);
  };
  return (value: T): void => {
    if (isRunning) waiting = { value };
    else void next(value);
  };
}
