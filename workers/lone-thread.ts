import { type Remote, wrap } from 'comlink';
import { type AnyWorker, openPort } from './worker-port.ts';

/** A thread for one job. */
export interface LoneThread<Host> {
  readonly host: Remote<Host>;
  /** What the thread answers, or the reason why it ended before. Comlink itself would wait for a dead thread for ever. */
  orEnd<T>(answer: Promise<T>): Promise<T>;
  /** Ends the thread; what is pending rejects with the reason. */
  end(reason: unknown): void;
}

/** A thread that exposes a `Host`; `job` is what it was doing, where it dies. */
export function openLoneThread<Host>(worker: AnyWorker, job: string): LoneThread<Host> {
  let reject = (_reason: unknown): void => {};
  const ended = new Promise<never>((_, rejectIt) => {
    reject = rejectIt;
  });
  // It is heard only while something is asked.
  ended.catch(() => {});
  const port = openPort(worker, (reason) => reject(new Error(`a worker died while ${job}: ${reason}`)));
  return {
    // One proxy as long as the thread lives: comlink has the thread stop listening when it sees its last proxy collected.
    host: wrap<Host>(port.endpoint),
    orEnd: (answer) => Promise.race([answer, ended]),
    end(reason) {
      reject(reason);
      port.terminate();
    },
  };
}
