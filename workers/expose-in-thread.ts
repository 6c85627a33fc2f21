import { type MessagePort, parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';

/** Makes functions callable from the thread that started this Node worker thread; `hostOf` may keep the port to that thread. */
export function exposeInThread(hostOf: (port: MessagePort) => object): void {
  if (parentPort === null) throw new Error('only a worker thread has somebody to expose to');
  expose(hostOf(parentPort), nodeEndpoint(parentPort as never));
}
