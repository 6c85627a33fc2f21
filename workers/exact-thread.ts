import { type Remote, wrap } from 'comlink';
import type { ExactAnswer, ExactSolver } from '../engine/propose/index.ts';
import { type AnyWorker, openPort, type WorkerPort } from './worker-port.ts';

/** An exact solver in a thread of its own, so that it can be stopped while it computes. */
export interface ExactThread {
  readonly solve: ExactSolver;
  /** Ends the thread: what is running is answered with nothing known. The next program starts a new one. */
  stop(): void;
}

/** What the thread exposes. */
export interface ExactHost {
  readonly solve: ExactSolver;
}

const UNKNOWN = { values: null, bound: Number.NEGATIVE_INFINITY } as const;

/** A thread that starts with the first program. A thread that dies or throws is answered as `failed`. */
export function createExactThread(createWorker: () => AnyWorker): ExactThread {
  // One proxy as long as the thread lives: comlink has the thread stop listening when it sees its last proxy collected.
  let thread: { readonly port: WorkerPort; readonly host: Remote<ExactHost> } | null = null;
  let end: ((status: 'limit' | 'failed') => void) | null = null;
  const drop = (status: 'limit' | 'failed') => {
    thread?.port.terminate();
    thread = null;
    end?.(status);
    end = null;
  };
  return {
    stop: () => drop('limit'),
    solve: (program, limits) =>
      new Promise<ExactAnswer>((resolve) => {
        thread ??= openExactHost(createWorker(), () => drop('failed'));
        end = (status) => resolve({ ...UNKNOWN, status });
        thread.host.solve(program, limits).then(resolve, () => drop('failed'));
      }),
  };
}

function openExactHost(worker: AnyWorker, onDeath: () => void) {
  const port = openPort(worker, onDeath);
  return { port, host: wrap<ExactHost>(port.endpoint) };
}
