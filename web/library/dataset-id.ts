import type { OpenRequest } from '../work/desk-api.ts';

/** The id under which things are kept beside a dataset: the plan of a sample, else the dataset's own; `null` for none. */
export function datasetIdOf(request: OpenRequest | null): string | null {
  if (request === null) return null;
  return request.kind === 'sample' ? `sample/${request.plan}` : request.id;
}

/** An id that no dataset has. */
export const newDatasetId = (): string => `own/${crypto.randomUUID()}`;
