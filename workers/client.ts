import { proxy, type Remote, wrap } from 'comlink';
import type { Analysis, Dataset, Progress } from '../engine/index.ts';
import { createSession, type Rules, type Session, type SessionOptions } from './session.ts';
import type { SessionHost } from './session-worker.ts';

/** A session in the calling thread that computes in workers. `createWorker` is `createNodeWorker` or makes a browser worker of `worker.ts`. */
export const openSession = (options: SessionOptions): Session => createSession(options);

/** A session that lives in a worker; see {@link Session}. */
export interface RemoteSession {
  load(dataset: Dataset): Promise<void>;
  analyze(rules: Rules, onProgress?: (progress: Progress) => void, signal?: AbortSignal): Promise<Analysis>;
  close(): void;
}

/** A session at home in the browser worker `session-worker.ts`, so that nothing is computed in the calling thread. */
export async function connectSession(worker: Worker, workers: number): Promise<RemoteSession> {
  const host: Remote<SessionHost> = wrap<SessionHost>(worker);
  await host.open(workers);
  return {
    load: (dataset) => host.load(dataset),
    async analyze(rules, onProgress, signal) {
      signal?.throwIfAborted();
      const cancel = () => void host.cancel();
      signal?.addEventListener('abort', cancel);
      try {
        return await host.analyze(rules, onProgress && proxy(onProgress));
      } catch (error) {
        // Errors are copied between threads; the caller gets the reason it gave.
        signal?.throwIfAborted();
        throw error;
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
    close: () => worker.terminate(),
  };
}
