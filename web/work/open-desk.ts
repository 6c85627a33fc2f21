import { proxy, wrap } from 'comlink';
import type { DeskApi } from './desk-api.ts';

type Asked<Question> = Question extends (...args: infer Args) => infer Answer
  ? (...args: Args) => Promise<Awaited<Answer>>
  : never;

/** A worker with one dataset on it; a page that opens another dataset takes another desk. */
export type Desk = { readonly [Name in keyof DeskApi]: Asked<DeskApi[Name]> } & {
  /** Ends the worker at once; whatever is pending rejects with an `AbortError`. */
  close(): void;
};

/** The worker ended without being asked to. */
export class DeskDiedError extends Error {
  override readonly name = 'DeskDiedError';
}

/** A new desk. `onDeath` hears when its worker ends unasked; what was pending rejects with a `DeskDiedError`. */
export function openDesk(onDeath: () => void): Desk {
  const worker = new Worker(new URL('./desk-worker.ts', import.meta.url), { type: 'module', name: 'phusong-desk' });
  const remote = wrap<DeskApi>(worker) as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
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
  /** The outcome of a question, or the reason of an end. Comlink itself would wait for a dead worker for ever. */
  const ask = (name: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended);
      pending.add(reject);
      // What the worker tells on the way comes by another road, and may come after its answer.
      const onTheWay = (tell: (...said: unknown[]) => void) =>
        proxy((...said: unknown[]) => {
          if (pending.has(reject)) tell(...said);
        });
      remote[name](...args.map((arg) => (typeof arg === 'function' ? onTheWay(arg as () => void) : arg)))
        .then(resolve, reject)
        .finally(() => pending.delete(reject));
    });
  const close = () => end(new DOMException('the dataset was closed', 'AbortError'));
  return new Proxy({} as Desk, {
    get: (_, name) => (name === 'close' ? close : (...args: unknown[]) => ask(String(name), args)),
  });
}
