import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';

/** Makes functions callable from the thread that started this Node worker thread. */
export function exposeInThread(host: object): void {
  if (parentPort === null) throw new Error('only a worker thread has somebody to expose to');
  expose(host, nodeEndpoint(parentPort as never));
}
