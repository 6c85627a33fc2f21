import {
  type Analysis,
  type AnalyzeOptions,
  analyze,
  createLocalRunner,
  type Dataset,
  type KernelRegistry,
  kernels,
  type Progress,
} from '../engine/index.ts';
import { createPool, type KernelPool, toBroadcast } from './pool.ts';
import type { AnyWorker } from './worker-port.ts';

export interface SessionOptions {
  /** How many workers compute; 0 computes in the calling thread. */
  readonly workers: number;
  /** A new worker that runs `worker.ts` or `node-worker.ts`. */
  readonly createWorker: () => AnyWorker;
}

export type Rules = Omit<AnalyzeOptions, 'onProgress'>;

/**
 * A dataset that stays loaded while it is analysed again and again. Plain functions of cloneable values, so that a
 * session can also be reached over comlink; there `onProgress` is a `proxy` and `cancel` stands in for the signal.
 */
export interface Session {
  /** Takes the dataset of the analyses to come. Its columns move to shared memory: keep the returned one, drop the given. */
  load(dataset: Dataset): Dataset;
  /** The analysis under these rules. One at a time. Rejects with the reason of `signal`, untouched, soon after it aborts. */
  analyze(rules: Rules, onProgress?: (progress: Progress) => void, signal?: AbortSignal): Promise<Analysis>;
  /** Ends the running analysis with an `AbortError`; the session stays usable. */
  cancel(): void;
  /** Ends the workers. */
  close(): void;
}

export function createSession({ workers, createWorker }: SessionOptions): Session {
  let dataset: Dataset | null = null;
  let pool: KernelPool<KernelRegistry> | null = null;
  let running: AbortController | null = null;

  const stopPool = (reason: unknown) => {
    pool?.stop(reason);
    pool = null;
  };
  const runnerOf = (loaded: Dataset, signal: AbortSignal) => {
    if (workers === 0) return createLocalRunner<KernelRegistry>(kernels, loaded, signal);
    pool ??= createPool<KernelRegistry>(loaded, { workers, createWorker });
    return pool;
  };
  return {
    load(given) {
      stopPool(new Error('another dataset was loaded'));
      dataset = workers === 0 ? given : toBroadcast(given);
      return dataset;
    },
    async analyze(rules, onProgress, signal) {
      if (dataset === null) throw new Error('load was not called');
      if (running !== null) throw new Error('an analysis is already running');
      const controller = new AbortController();
      running = controller;
      const abort = () => controller.abort(signal?.reason);
      controller.signal.addEventListener('abort', () => stopPool(controller.signal.reason));
      try {
        signal?.throwIfAborted();
        signal?.addEventListener('abort', abort);
        const analysis = await analyze(dataset, runnerOf(dataset, controller.signal), { ...rules, onProgress });
        controller.signal.throwIfAborted();
        return analysis;
      } catch (error) {
        // After a failure a worker may be dead or half-way through a task: the next analysis starts with new ones.
        stopPool(error);
        throw error;
      } finally {
        signal?.removeEventListener('abort', abort);
        running = null;
      }
    },
    cancel: () => running?.abort(),
    close: () => stopPool(new Error('the session was closed')),
  };
}
