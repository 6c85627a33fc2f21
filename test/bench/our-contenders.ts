import { Worker } from 'node:worker_threads';
import { createLocalRunner, type Dataset, defaultProfile, type KernelRunner } from '../../engine/index.ts';
import { createPool, type KernelPool } from '../../workers/index.ts';
import { type BenchKernels, benchKernels } from './bench-kernels.ts';
import type { Contender } from './contender.ts';

export const WORKERS = 2;

/** Computes an answer on a runner. */
type Compute = (runner: KernelRunner<BenchKernels>, dataset: Dataset) => Promise<unknown>;

/** A runner in the calling thread. */
export const createBenchRunner = (dataset: Dataset): KernelRunner<BenchKernels> =>
  createLocalRunner<BenchKernels>(benchKernels, dataset);

/** A pool of {@link WORKERS} over a dataset in shared memory. */
export const createBenchPool = (dataset: Dataset, folder: string): KernelPool<BenchKernels> =>
  createPool<BenchKernels>(dataset, {
    workers: WORKERS,
    createWorker: () => new Worker(new URL('kernel-worker.js', folder)),
  });

/** Our two contenders for a job: one thread, and a pool of workers. Indexes are made by a first run that is not timed. */
export const ourContenders = (compute: Compute): Contender[] => [
  {
    name: 'phusong, 1 thread',
    async prepare({ dataset }) {
      const runner = createBenchRunner(dataset);
      await runner.begin(defaultProfile);
      await compute(runner, dataset);
      return { run: () => compute(runner, dataset) };
    },
  },
  {
    name: `phusong, ${WORKERS} workers`,
    async prepare({ dataset, folder }) {
      const pool = createBenchPool(dataset, folder);
      await pool.begin(defaultProfile);
      await compute(pool, dataset);
      return { run: () => compute(pool, dataset), close: () => pool.stop(new Error('the bench is over')) };
    },
  },
];
