import type { Endpoint } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';

/** A Node worker thread, as far as a pool needs it; `Worker` of `node:worker_threads` fits. */
export interface WorkerThread {
  postMessage(message: unknown): void;
  on(event: 'error' | 'messageerror', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  terminate(): Promise<number>;
}

/** What a worker posts beside comlink's own messages, which have an `id`: how far its task is. */
export interface Tick {
  readonly doneShare: number;
}

const isTick = (message: unknown): message is Tick =>
  typeof message === 'object' && message !== null && 'doneShare' in message;

export type AnyWorker = Worker | WorkerThread;

/** One worker, wherever it runs. */
export interface WorkerPort {
  readonly endpoint: Endpoint;
  /** Hears how far the worker's task is; see {@link Tick}. */
  onTick: (doneShare: number) => void;
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
  const hear = (message: unknown) => {
    if (isTick(message)) opened.onTick(message.doneShare);
  };
  const port = isThread(worker) ? openThread(worker, die, hear) : openBrowserWorker(worker, die, hear);
  const opened: WorkerPort = {
    endpoint: port.endpoint,
    onTick: () => {},
    terminate() {
      open = false;
      port.terminate();
    },
  };
  return opened;
}

type OpenedWorker = Omit<WorkerPort, 'onTick'>;
type Hear = (message: unknown) => void;

function openThread(worker: WorkerThread, die: (reason: string) => void, hear: Hear): OpenedWorker {
  worker.on('error', (error: Error) => die(error.message));
  worker.on('messageerror', (error: Error) => die(error.message));
  worker.on('message', hear);
  worker.on('exit', (code: number) => die(`it exited with code ${code}`));
  return {
    endpoint: nodeEndpoint(worker as never),
    terminate: () => void worker.terminate(),
  };
}

function openBrowserWorker(worker: Worker, die: (reason: string) => void, hear: Hear): OpenedWorker {
  worker.addEventListener('error', (event) => die(event.message || 'it could not be started'));
  worker.addEventListener('message', ({ data }) => hear(data));
  worker.addEventListener('messageerror', () => die('a message could not be read'));
  return { endpoint: worker, terminate: () => worker.terminate() };
}
