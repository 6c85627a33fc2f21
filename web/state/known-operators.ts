import type { AnalysedDataset } from '../work/desk-api.ts';
import { USUAL_OPERATORS } from './app-state.ts';

/**
 * The operators, of those whose coverage is asked for, that have any in a dataset; everybody's together where none of them
 * has. The same set where all of them have, and where nobody was asked for.
 */
export function knownOperators(
  asked: ReadonlySet<string>,
  { dissolved }: Pick<AnalysedDataset, 'dissolved'>,
): ReadonlySet<string> {
  const given = new Set(dissolved.map(({ operator }) => operator));
  const known = [...asked].filter((operator) => operator === 'any' || given.has(operator));
  if (known.length === asked.size) return asked;
  return known.length === 0 ? USUAL_OPERATORS : new Set(known);
}
