import type { Refusal } from '../../data/row.ts';

/** What a worker says of a file that it refused, `null` where something else went wrong. */
export const refusalIn = (error: unknown): Refusal | null =>
  error instanceof Error && error.name === 'UnreadableFileError' ? (error as Error & Refusal) : null;
