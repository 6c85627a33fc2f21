import { exposeKernels } from '../../dist/workers/index.js';
import { fakeKernels } from './fake-kernels.mjs';

exposeKernels(fakeKernels);
