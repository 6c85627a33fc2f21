import { Worker } from 'node:worker_threads';
import type { ContenderMessage, ContenderTask } from './contender-worker.ts';
import { peakBytesOver } from './peak-memory.ts';

/** How a contender did; times are of warm runs. */
export interface Measured {
  readonly contender: string;
  readonly prepareMs: number | null;
  readonly minMs: number | null;
  readonly medianMs: number | null;
  /** Least processor time of a run, all threads together: it hardly depends on what else the machine does. */
  readonly cpuMs: number | null;
  readonly runs: number;
  /** Most memory above what the process held before, indexes included. */
  readonly peakBytes: number;
  /** Why there is no time. */
  readonly failed: string | null;
  readonly answer: unknown;
}

// Enough for a JSON document of 160 MB as objects, twice.
const HEAP_MB = 8192;
/** Messages of libraries are cut to this length. */
const MESSAGE_LENGTH = 60;

/** Runs a contender in a thread; one that takes longer than `limitMs` to prepare and answer once is stopped. */
export async function measure(task: ContenderTask, limitMs: number): Promise<Measured> {
  const { result, peakBytes } = await peakBytesOver(() => runThread(task, limitMs));
  const sorted = [...result.timesMs].sort((a, b) => a - b);
  const hasTimes = sorted.length > 0;
  return {
    contender: task.contender,
    prepareMs: result.prepareMs,
    minMs: hasTimes ? sorted[0] : null,
    medianMs: hasTimes ? (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2 : null,
    cpuMs: result.cpuMs,
    runs: sorted.length,
    peakBytes,
    failed: result.failed,
    answer: result.answer,
  };
}

interface ThreadResult {
  prepareMs: number | null;
  timesMs: readonly number[];
  cpuMs: number | null;
  answer: unknown;
  failed: string | null;
}

async function runThread(task: ContenderTask, limitMs: number): Promise<ThreadResult> {
  const worker = new Worker(new URL('contender-worker.js', task.folder), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  const result: ThreadResult = { prepareMs: null, timesMs: [], cpuMs: null, answer: null, failed: null };
  await new Promise<void>((resolve) => {
    let isOver = false;
    const stop = (failed: string) => {
      if (!isOver) result.failed ??= failed.slice(0, MESSAGE_LENGTH);
      resolve();
    };
    const timer = setTimeout(() => stop(`not done in ${limitMs / 1000} s`), limitMs);
    worker.on('message', (message: ContenderMessage) => {
      if ('prepareMs' in message) result.prepareMs = message.prepareMs;
      // From here on the thread bounds itself.
      else if ('coldMs' in message) clearTimeout(timer);
      else if ('failed' in message) stop(message.failed);
      else {
        result.timesMs = message.timesMs;
        result.cpuMs = message.cpuMs;
        result.answer = message.answer;
        isOver = true;
        resolve();
      }
    });
    worker.on('error', (error) => stop(error.message));
    worker.on('exit', (code) => stop(`its thread ended with code ${code}`));
  });
  await worker.terminate();
  return result;
}
