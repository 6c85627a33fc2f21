import { transfer } from 'comlink';
import { createKernelContext, type Dataset, type Kernel, type KernelContext, type Profile } from '../engine/index.ts';
import { buffersOf, canShareMemory, toShared, transferablesOf, unsharedBytesOf } from './share.ts';
import type { Tick } from './worker-port.ts';

/**
 * What a pool asks of one worker: take the dataset once, then for each analysis begin, take the broadcasts, run tasks.
 * The arrays of a result are moved to the caller, unless they belong to the dataset, a broadcast or a memo; large ones are shared with it.
 */
export interface KernelHost {
  load(dataset: Dataset): void;
  begin(profile: Profile): void;
  broadcast(name: string, value: unknown): void;
  run(kernel: string, task: unknown): unknown;
}

/** Results of this size are put in shared memory where there is any. */
const SHARE_BYTES = 1 << 20;

/** Progress is posted no more often than this; it is to be seen at least every tenth of a second. */
const TICK_MS = 40;

/** The host of these kernels, as plain functions over the state of one worker, which posts how far its task is. */
export function createKernelHost(registry: Readonly<Record<string, Kernel>>, post: (tick: Tick) => void): KernelHost {
  const kept = new WeakSet<ArrayBuffer>();
  const keep = <T>(value: T): T => {
    for (const buffer of buffersOf(value)) kept.add(buffer);
    return value;
  };
  let dataset: Dataset | null = null;
  let current: ReturnType<typeof createKernelContext> | null = null;
  const begun = () => {
    if (current === null) throw new Error('begin was not called');
    return current;
  };
  return {
    load(given) {
      dataset = keep(given);
      current = null;
    },
    begin(profile) {
      if (dataset === null) throw new Error('load was not called');
      current = createKernelContext(dataset, profile);
    },
    broadcast(name, value) {
      begun().setShared(name, keep(value));
    },
    run(kernel, task) {
      if (!Object.hasOwn(registry, kernel)) throw new Error(`no kernel is called ${kernel}`);
      const { context } = begun();
      const memo: KernelContext['memo'] = (key, make) => context.memo(key, () => keep(make()));
      let postedAt = performance.now();
      const tick = (doneShare: number) => {
        const now = performance.now();
        if (now - postedAt < TICK_MS) return;
        postedAt = now;
        post({ doneShare });
      };
      const result: unknown = registry[kernel]({ ...context, memo, tick }, task);
      if (typeof result !== 'object' || result === null) return result;
      // What is large is often broadcast next: in shared memory it is copied here, once, and not by the caller.
      if (canShareMemory() && unsharedBytesOf(result) >= SHARE_BYTES) return toShared(result);
      return transfer(result, transferablesOf(result, kept));
    },
  };
}
