/** The same engine in parallel, for Node. A web page imports `session.ts`, which needs no Node. */
export { connectProposer, type RemoteProposer } from './connect-proposer.ts';
export {
  createHighsNodeWorker,
  createNodeWorker,
  createProposerNodeWorker,
  createReaderNodeWorker,
  createWriterNodeWorker,
} from './create-node-worker.ts';
export { createExactThread, type ExactThread } from './exact-thread.ts';
export { exposeKernels } from './expose-kernels.ts';
export { createKernelHost, type KernelHost } from './kernel-host.ts';
export { createPool, type KernelPool, type PoolOptions, toBroadcast } from './pool.ts';
export { type Ask, createProposer, type Proposer, type ProposerProgress } from './proposer.ts';
export { createSession, type Rules, type Session, type SessionOptions, type WhatIfSession } from './session.ts';
export { canShareMemory } from './share.ts';
export { createThreadReader } from './thread-reader.ts';
export { coverageInThread, isWorthThread } from './thread-writer.ts';
export type { AnyWorker, WorkerThread } from './worker-port.ts';
