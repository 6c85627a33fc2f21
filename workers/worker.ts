/** A browser worker: one member of a pool. */
import { expose } from 'comlink';
import { kernels } from '../engine/index.ts';
import { createKernelHost } from './kernel-host.ts';

expose(createKernelHost(kernels, (tick) => self.postMessage(tick)));
