import { canonicalOperator } from '../../../data/index.ts';
import { findPlan } from '../../../seeds/catalogue.ts';
import { readOwnPlan } from '../../../seeds/own-plan.ts';
import type { DeskApi } from '../desk-api.ts';

/** Plans: those of the catalogue, and files of the user's own that want to be one. */
export const planning: Pick<DeskApi, 'planOf' | 'readPlan'> = {
  planOf: (id) => findPlan(id) ?? null,
  readPlan(text) {
    try {
      return readOwnPlan(JSON.parse(text), canonicalOperator);
    } catch (error) {
      return { issues: [{ at: 'plan', message: `is not JSON: ${(error as Error).message}` }] };
    }
  },
};
