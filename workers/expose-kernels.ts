import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { Kernel } from '../engine/index.ts';
import { createKernelHost } from './kernel-host.ts';

/** Makes this worker thread one member of a pool that computes these kernels. */
export function exposeKernels(registry: Readonly<Record<string, Kernel>>): void {
  if (parentPort === null) throw new Error('kernels can be exposed only in a worker thread');
  const port = parentPort;
  expose(
    createKernelHost(registry, (tick) => port.postMessage(tick)),
    nodeEndpoint(port as never),
  );
}
