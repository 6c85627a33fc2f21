import type { Kernel } from '../engine/index.ts';
import { exposeInThread } from './expose-in-thread.ts';
import { createKernelHost } from './kernel-host.ts';

/** Makes this worker thread one member of a pool that computes these kernels. */
export const exposeKernels = (registry: Readonly<Record<string, Kernel>>): void =>
  exposeInThread((port) => createKernelHost(registry, (tick) => port.postMessage(tick)));
