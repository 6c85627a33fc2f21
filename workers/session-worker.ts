/** A browser worker that is home to a session, so that a page stays responsive; it starts the pool's workers itself. */
import { expose } from 'comlink';
import { createSession, type Session } from './session.ts';

const createWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
let session: Session | null = null;
const opened = (): Session => {
  if (session === null) throw new Error('open was not called');
  return session;
};

const sessionHost = {
  open(workers: number): void {
    session?.close();
    session = createSession({ workers, createWorker });
  },
  load: (...[dataset]: Parameters<Session['load']>): void => void opened().load(dataset),
  analyze: (...[rules, onProgress]: Parameters<Session['analyze']>) => opened().analyze(rules, onProgress),
  cancel: (): void => opened().cancel(),
  close: (): void => opened().close(),
};
export type SessionHost = typeof sessionHost;

expose(sessionHost);
