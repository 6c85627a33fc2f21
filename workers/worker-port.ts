import type { Endpoint } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';

/** A Node worker thread, as far as a pool needs it; `Worker` of `node:worker_threads` fits. */
export interface WorkerThread {
  postMessage(message: unknown): void;
  on(event: 'error' | 'messageerror', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<number>;
}

export type AnyWorker = Worker | WorkerThread;

/** One worker, wherever it runs. */
export interface WorkerPort {
  readonly endpoint: Endpoint;
  terminate(): void;
}

const isThread = (worker: AnyWorker): worker is WorkerThread => 'on' in worker;

/** The port of a worker; `onDeath` hears why it ended when nobody asked it to, at most once. */
export function openPort(worker: AnyWorker, onDeath: (reason: string) => void): WorkerPort {
  let open = true;
  const die = (reason: string) => {
    if (!open) return;
    open = false;
    onDeath(reason);
  };
  const port = isThread(worker) ? openThread(worker, die) : openBrowserWorker(worker, die);
  return {
    endpoint: port.endpoint,
    terminate() {
      open = false;
      port.terminate();
    },
  };
}

function openThread(worker: WorkerThread, die: (reason: string) => void): WorkerPort {
  worker.on('error', (error: Error) => die(error.message));
  worker.on('messageerror', (error: Error) => die(error.message));
  worker.on('exit', (code: number) => die(`it exited with code ${code}`));
  return {
    endpoint: nodeEndpoint(worker as never),
    terminate: () => void worker.terminate(),
  };
}

function openBrowserWorker(worker: Worker, die: (reason: string) => void): WorkerPort {
  worker.addEventListener('error', (event) => die(event.message || 'it could not be started'));
  worker.addEventListener('messageerror', () => die('a message could not be read'));
  return { endpoint: worker, terminate: () => worker.terminate() };
}
