import { wrap } from 'comlink';
import type { ExactAnswer, ExactSolver } from '../engine/propose/index.ts';
import { type AnyWorker, openPort } from './worker-port.ts';

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
  let port: ReturnType<typeof openPort> | null = null;
  let end: ((status: 'limit' | 'failed') => void) | null = null;
  const drop = (status: 'limit' | 'failed') => {
    port?.terminate();
    port = null;
    end?.(status);
    end = null;
  };
  return {
    stop: () => drop('limit'),
    solve: (program, limits) =>
      new Promise<ExactAnswer>((resolve) => {
        port ??= openPort(createWorker(), () => drop('failed'));
        end = (status) => resolve({ ...UNKNOWN, status });
        wrap<ExactHost>(port.endpoint)
          .solve(program, limits)
          .then(resolve, () => drop('failed'));
      }),
  };
}
