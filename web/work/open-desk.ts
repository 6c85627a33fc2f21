import { proxy, wrap } from 'comlink';
import type { AnalysedDataset, DeskApi, OpenedDataset, OpenRequest, WorkProgress } from './desk-api.ts';

type Listen = (progress: WorkProgress) => void;

/** A worker with one dataset on it; a page that opens another dataset takes another desk. */
export interface Desk {
  open(request: OpenRequest, onProgress: Listen): Promise<OpenedDataset>;
  analyze(plan: string | null, onProgress: Listen): Promise<AnalysedDataset>;
  cancel(): void;
  tile(z: number, x: number, y: number): Promise<Uint8Array | null>;
  /** Ends the worker at once; whatever is pending rejects with an `AbortError`. */
  close(): void;
}

/** The worker ended without being asked to. */
export class DeskDiedError extends Error {
  override readonly name = 'DeskDiedError';
}

/** A new desk. `onDeath` hears when its worker ends unasked; what was pending rejects with a `DeskDiedError`. */
export function openDesk(onDeath: () => void): Desk {
  const worker = new Worker(new URL('./desk-worker.ts', import.meta.url), { type: 'module', name: 'phusong-desk' });
  const remote = wrap<DeskApi>(worker);
  const pending = new Set<(reason: unknown) => void>();
  let ended: unknown = null;
  const end = (reason: unknown) => {
    if (ended !== null) return;
    ended = reason;
    worker.terminate();
    for (const reject of pending) reject(reason);
    pending.clear();
  };
  worker.addEventListener('error', (event) => {
    if (ended !== null) return;
    end(new DeskDiedError(event.message || 'the worker could not be started'));
    onDeath();
  });
  /** The outcome of `work`, or the reason of an end. Comlink itself would wait for a dead worker for ever. */
  const untilEnded = <T>(work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended);
      pending.add(reject);
      work()
        .then(resolve, reject)
        .finally(() => pending.delete(reject));
    });
  return {
    open: (request, onProgress) => untilEnded(() => remote.open(request, proxy(onProgress))),
    analyze: (plan, onProgress) => untilEnded(() => remote.analyze(plan, proxy(onProgress))),
    cancel: () => void untilEnded(() => remote.cancel()).catch(() => {}),
    tile: (z, x, y) => untilEnded(() => remote.tile(z, x, y)),
    close: () => end(new DOMException('the dataset was closed', 'AbortError')),
  };
}
