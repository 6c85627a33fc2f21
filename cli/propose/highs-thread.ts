import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { type ExactAnswer, type ExactSolver, runHighs } from '../../engine/propose/index.ts';

/** HiGHS in a thread of its own. */
export interface HighsThread {
  readonly solve: ExactSolver;
  close(): void;
}

/** What the thread runs: it loads HiGHS once and answers one program after the other. */
const SCRIPT = `
const { parentPort, workerData } = require('node:worker_threads');
const runHighs = ${runHighs.toString()};
const loading = require(workerData.highs)();
parentPort.on('message', async ({ program, limits }) => {
  try {
    parentPort.postMessage({ answer: runHighs(await loading, program, limits) });
  } catch (error) {
    parentPort.postMessage({ failure: String(error && error.message || error) });
  }
});
`;

const NOTHING: ExactAnswer = { status: 'limit', values: null, bound: Number.NEGATIVE_INFINITY };

/**
 * HiGHS in a thread that starts with the first program and ends with `close` or the signal. A program that is cut off by the
 * signal, or that the solver fails on, is answered with nothing known.
 */
export function createHighsThread(signal: AbortSignal): HighsThread {
  let worker: Worker | null = null;
  const close = () => {
    void worker?.terminate();
    worker = null;
  };
  signal.addEventListener('abort', close, { once: true });
  return {
    close,
    solve: (program, limits) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(NOTHING);
        const highs = createRequire(import.meta.url).resolve('highs');
        worker ??= new Worker(SCRIPT, { eval: true, workerData: { highs } });
        const current = worker;
        const settle = (answer: ExactAnswer) => {
          current.off('message', hear).off('error', fail).off('exit', fail);
          resolve(answer);
        };
        const hear = (reply: { answer?: ExactAnswer }) => settle(reply.answer ?? NOTHING);
        const fail = () => settle(NOTHING);
        current.on('message', hear).on('error', fail).on('exit', fail);
        current.postMessage({ program, limits });
      }),
  };
}
