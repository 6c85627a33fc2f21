/** A worker thread of a pool that runs the engine's kernels and the bench's own. */
import { exposeKernels } from '../../workers/index.ts';
import { benchKernels } from './bench-kernels.ts';

exposeKernels(benchKernels);
