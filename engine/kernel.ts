import type { Dataset } from './dataset.ts';
import type { Profile } from './profile.ts';
import { noTick, type Tick } from './tick.ts';

/** A half-open range of output rows. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a kernel may look at: the dataset, the rules, what earlier stages broadcast, and its own indexes. */
export interface KernelContext {
  readonly dataset: Dataset;
  readonly profile: Profile;
  /** The value that an earlier stage broadcast under this name. */
  shared<T>(name: string): T;
  /** The value kept under this key, made on first use: indexes and other things worth keeping between tasks. */
  memo<T>(key: string, make: () => T): T;
  /** Told by kernels how far a long task is; throws the reason of a cancel. */
  readonly tick: Tick;
}

/** A pure function from a context and small arguments to a part of the output. */
// biome-ignore lint/suspicious/noExplicitAny: the registry holds kernels of every argument and result type
export type Kernel<Args = any, Result = any> = (context: KernelContext, args: Args) => Result;

/** Where kernels run: here, or in a pool of workers. Results come in the order of the arguments, whoever computed them. */
export interface KernelRunner<Registry extends Record<string, Kernel>> {
  /** How many tasks can run at once; splitting finer than this only helps balance and cancelling. */
  readonly parallelism: number;
  /** Starts an analysis under these rules: forgets what was broadcast and kept for other rules. */
  begin(profile: Profile): Promise<void>;
  broadcast(name: string, value: unknown): Promise<void>;
  /** `onTasksDone` hears how many tasks are done, those under way by their share. */
  run<Name extends keyof Registry & string>(
    name: Name,
    tasks: readonly Parameters<Registry[Name]>[1][],
    onTasksDone?: (done: number) => void,
  ): Promise<ReturnType<Registry[Name]>[]>;
  /** A rest in long work of the caller's own, in which results are taken and further tasks handed out. */
  handOut(): Promise<void>;
}

/** A context over a dataset that keeps its indexes until the dataset or the profile changes. */
export function createKernelContext(dataset: Dataset, profile: Profile) {
  const sharedValues = new Map<string, unknown>();
  const kept = new Map<string, unknown>();
  const context: KernelContext = {
    dataset,
    profile,
    tick: noTick,
    shared<T>(name: string) {
      if (!sharedValues.has(name)) throw new Error(`nothing was broadcast as ${name}`);
      return sharedValues.get(name) as T;
    },
    memo<T>(key: string, make: () => T) {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as T;
    },
  };
  return { context, setShared: (name: string, value: unknown) => void sharedValues.set(name, value) };
}

/**
 * A runner that computes every task here, one after the other, letting others have a turn between tasks. `signal` is looked at inside of
 * tasks as well: where another thread can turn it, by shared memory, even a long one ends soon.
 */
export function createLocalRunner<Registry extends Record<string, Kernel>>(
  registry: Registry,
  dataset: Dataset,
  signal?: { readonly aborted: boolean; readonly reason?: unknown },
): KernelRunner<Registry> {
  let current: ReturnType<typeof createKernelContext> | null = null;
  const started = () => {
    if (current === null) throw new Error('begin was not called');
    return current;
  };
  return {
    parallelism: 1,
    async begin(profile) {
      current = createKernelContext(dataset, profile);
    },
    async broadcast(name, value) {
      started().setShared(name, value);
    },
    async run(name, tasks, onTasksDone) {
      const results: ReturnType<Registry[typeof name]>[] = [];
      const tick = (doneShare: number) => {
        if (signal?.aborted) throw signal.reason;
        onTasksDone?.(results.length + Math.min(doneShare, 1));
      };
      for (const task of tasks) {
        if (signal?.aborted) throw signal.reason;
        results.push(registry[name]({ ...started().context, tick }, task));
        onTasksDone?.(results.length);
        await Promise.resolve();
      }
      return results;
    },
    handOut: () => Promise.resolve(),
  };
}

/** Ranges that cover [0, count) in order, none longer than `size`. */
export function splitRange(count: number, size: number): Range[] {
  const ranges: Range[] = [];
  for (let from = 0; from < count; from += size) ranges.push({ from, to: Math.min(count, from + size) });
  return ranges;
}
