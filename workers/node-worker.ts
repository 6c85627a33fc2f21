/** A Node worker thread: one member of a pool. */
import { kernels } from '../engine/index.ts';
import { exposeKernels } from './expose-kernels.ts';

exposeKernels(kernels);
