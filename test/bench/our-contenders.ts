import { Worker } from 'node:worker_threads';
import { createLocalRunner, type Dataset, defaultProfile, type KernelRunner } from '../../engine/index.ts';
import { createPool } from '../../workers/index.ts';
import { type BenchKernels, benchKernels } from './bench-kernels.ts';
import type { Contender } from './contender.ts';

export const WORKERS = 2;

/** Computes an answer on a runner. */
type Compute = (runner: KernelRunner<BenchKernels>, dataset: Dataset) => Promise<unknown>;

/** Our two contenders for a job: one thread, and a pool of workers. Indexes are made by a first run that is not timed. */
export const ourContenders = (compute: Compute): Contender[] => [
  {
    name: 'phusong, 1 thread',
    async prepare({ dataset }) {
      const runner = createLocalRunner<BenchKernels>(benchKernels, dataset);
      await runner.begin(defaultProfile);
      await compute(runner, dataset);
      return { run: () => compute(runner, dataset) };
    },
  },
  {
    name: `phusong, ${WORKERS} workers`,
    async prepare({ dataset, folder }) {
      const createWorker = () => new Worker(new URL('kernel-worker.js', folder));
      const pool = createPool<BenchKernels>(dataset, { workers: WORKERS, createWorker });
      await pool.begin(defaultProfile);
      await compute(pool, dataset);
      return { run: () => compute(pool, dataset), close: () => pool.stop(new Error('the bench is over')) };
    },
  },
];
