import { DeskDiedError } from '../work/open-desk.ts';
import type { Failure } from './app-state.ts';
import { refusalIn } from './refusal-in.ts';

/** Whether something was ended on purpose, which is no failure. */
export const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** What the page tells of an error. */
export function toFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DeskDiedError || message.startsWith('a worker died')) return { kind: 'worker', message };
  const refusal = refusalIn(error);
  return refusal === null ? { kind: 'bug', message } : { kind: 'file', message, refusal };
}
