/** One contender in a thread of its own, so that it can be stopped and leaves nothing behind for the next one. */
import { parentPort, workerData } from 'node:worker_threads';
import { readPacked } from '../../engine/index.ts';
import { jobs } from './jobs/index.ts';

/** What the thread is told. */
export interface ContenderTask {
  readonly job: string;
  readonly contender: string;
  readonly packed: SharedArrayBuffer;
  readonly coverageFile: string;
  readonly folder: string;
  /** Runs are repeated until this time is used up, at most `mostRuns` times. */
  readonly budgetMs: number;
  readonly mostRuns: number;
}

/** What the thread tells, in this order; `failed` ends it at any point. */
export type ContenderMessage =
  | { readonly prepareMs: number }
  | { readonly coldMs: number }
  | { readonly timesMs: readonly number[]; readonly cpuMs: number; readonly answer: unknown }
  | { readonly failed: string };

async function compete(task: ContenderTask, tell: (message: ContenderMessage) => void): Promise<void> {
  const contender = jobs.find(({ name }) => name === task.job)!.contenders.find(({ name }) => name === task.contender)!;
  const { dataset } = readPacked(task.packed);
  const startedAt = performance.now();
  const prepared = await contender.prepare({ ...task, dataset });
  tell({ prepareMs: performance.now() - startedAt });
  // Of the whole process, so that it holds what a contender's own threads do.
  let cpuMs = Number.POSITIVE_INFINITY;
  const timed = async () => {
    const from = performance.now();
    const cpu = process.cpuUsage();
    const answer = await prepared.run();
    const ms = performance.now() - from;
    const used = process.cpuUsage(cpu);
    cpuMs = Math.min(cpuMs, (used.user + used.system) / 1000);
    return { ms, answer };
  };
  const cold = await timed();
  tell({ coldMs: cold.ms });
  const timesMs: number[] = [];
  for (let used = cold.ms; used < task.budgetMs && timesMs.length < task.mostRuns; used += timesMs.at(-1)!)
    timesMs.push((await timed()).ms);
  // What takes the whole budget once is not run again; it is then reported as it came, cold.
  tell({ timesMs: timesMs.length === 0 ? [cold.ms] : timesMs, cpuMs, answer: cold.answer });
  prepared.close?.();
}

const tell = (message: ContenderMessage) => parentPort!.postMessage(message);
compete(workerData as ContenderTask, tell).catch((error: unknown) =>
  tell({ failed: error instanceof Error ? error.message.split('\n')[0] : String(error) }),
);
