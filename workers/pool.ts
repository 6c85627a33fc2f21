import { type Remote, wrap } from 'comlink';
import type { Dataset, Kernel, KernelRunner, Profile } from '../engine/index.ts';
import type { KernelHost } from './kernel-host.ts';
import { canShareMemory, toShared } from './share.ts';
import { type AnyWorker, openPort, type WorkerPort } from './worker-port.ts';

export interface PoolOptions {
  /** How many workers to start, at least 1. */
  readonly workers: number;
  /** A new worker that exposes a {@link KernelHost}. */
  readonly createWorker: () => AnyWorker;
}

/** A runner whose tasks run in workers. */
export interface KernelPool<Registry extends Record<string, Kernel>> extends KernelRunner<Registry> {
  /** Ends the workers at once; whatever is pending and whatever is asked later rejects with `reason`, untouched. */
  stop(reason: unknown): void;
}

/** A value as every worker gets it: its columns in shared memory where there is any. */
export const toBroadcast = <T>(value: T): T => (canShareMemory() ? toShared(value) : value);

/**
 * A pool of workers over one dataset; pass it through {@link toBroadcast} first, so that no worker copies its columns.
 * Workers pull tasks from one queue and results come in the order of the tasks, so their number never shows in a result.
 * A worker that dies stops the pool: what was pending rejects with an error that names it.
 */
export function createPool<Registry extends Record<string, Kernel>>(
  dataset: Dataset,
  { workers, createWorker }: PoolOptions,
): KernelPool<Registry> {
  if (!Number.isInteger(workers) || workers < 1) throw new RangeError(`workers must be >= 1, got ${workers}`);
  let stopped: { readonly reason: unknown } | null = null;
  /** What is pending: how to reject it, and what it is called. */
  const pending = new Map<(reason: unknown) => void, string>();

  const stop = (reasonOf: (label: string) => unknown) => {
    if (stopped) return;
    stopped = { reason: reasonOf('starting') };
    for (const port of ports) port.terminate();
    for (const [reject, label] of pending) reject(reasonOf(label));
    pending.clear();
  };
  const ports = Array.from({ length: workers }, () =>
    openPort(createWorker(), (reason) => stop((label) => new Error(`a worker died while ${label}: ${reason}`))),
  );
  const hosts = ports.map(({ endpoint }) => wrap<KernelHost>(endpoint));

  /** The outcome of `work`, or the reason of a stop. Comlink itself would wait for a dead worker for ever. */
  const untilStopped = <T>(label: string, work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (stopped) return reject(stopped.reason);
      pending.set(reject, label);
      work()
        .then(resolve, reject)
        .finally(() => pending.delete(reject));
    });
  const toAll = (label: string, tell: (host: Remote<KernelHost>) => Promise<void>): Promise<void> =>
    untilStopped(label, async () => void (await Promise.all(hosts.map(tell))));

  const loaded = toAll('loading the dataset', (host) => host.load(dataset));
  loaded.catch(() => {}); // begin reports it

  return {
    parallelism: workers,
    async begin(profile: Profile) {
      await loaded;
      await toAll('beginning an analysis', (host) => host.begin(profile));
    },
    async broadcast(name, value) {
      const shared = toBroadcast(value);
      await toAll(`receiving ${name}`, (host) => host.broadcast(name, shared));
    },
    run: (name, tasks, onTasksDone) =>
      untilStopped(`computing ${name}`, () => {
        const members = ports.map((port, i) => ({ host: hosts[i], port }));
        return runQueue(members, name, tasks, onTasksDone, () => stopped !== null);
      }),
    handOut: () => new Promise((resolve) => setTimeout(resolve)),
    stop: (reason) => stop(() => reason),
  };
}

/** A worker of the pool. */
interface Member {
  readonly host: Remote<KernelHost>;
  readonly port: WorkerPort;
}

/** Tasks a worker that are many. Of few, each may be long, and whoever is free takes the next. */
const MANY_TASKS = 16;

/** How many of the tasks that are left a worker takes at once: of many half its share, that it has something to do while this thread is busy. */
const tasksAtOnce = (left: number, workers: number): number =>
  left < MANY_TASKS * workers ? 1 : Math.floor(left / (2 * workers));

/** The results of every task, in order; each worker takes further tasks when it is done with its last. */
async function runQueue<Result>(
  members: readonly Member[],
  kernel: string,
  tasks: readonly unknown[],
  onTasksDone: ((done: number) => void) | undefined,
  isStopped: () => boolean,
): Promise<Result[]> {
  const results = new Array<Result>(tasks.length);
  let next = 0;
  let done = 0;
  let failed = false;
  /** The share done of the task that each worker is at. */
  const underway = new Float64Array(members.length);
  let told = 0;
  const tell = () => {
    const now = underway.reduce((sum, share) => sum + share, done);
    // A share can only be as exact as its kernel says; what was told once stays done.
    told = Math.max(told, Math.min(now, tasks.length));
    if (!failed) onTasksDone?.(told);
  };
  const runTask = async (host: Member['host'], worker: number, task: number) => {
    results[task] = (await host.run(kernel, tasks[task])) as Result;
    done += 1;
    underway[worker] = 0;
    tell();
  };
  const drain = async ({ host, port }: Member, worker: number) => {
    port.onTick = (doneShare) => {
      underway[worker] = Math.max(underway[worker], Math.min(doneShare, 1));
      tell();
    };
    while (next < tasks.length && !failed && !isStopped()) {
      const first = next;
      next += tasksAtOnce(tasks.length - first, members.length);
      await Promise.all(Array.from({ length: next - first }, (_, k) => runTask(host, worker, first + k)));
    }
    port.onTick = () => {};
  };
  try {
    await Promise.all(members.map(drain));
  } catch (error) {
    failed = true;
    throw error;
  }
  return results;
}
