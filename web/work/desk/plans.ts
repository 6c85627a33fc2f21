import { canonicalOperator } from '../../../data/index.ts';
import { parseJson } from '../../../data/schemas/problems.ts';
import { findPlan } from '../../../seeds/catalogue.ts';
import { readOwnPlan } from '../../../seeds/own-plan.ts';
import { planIssue } from '../../../seeds/plan-faults.ts';
import type { DeskApi } from '../desk-api.ts';

/** Plans: those of the catalogue, and files of the user's own that want to be one. */
export const planning: Pick<DeskApi, 'planOf' | 'readPlan'> = {
  planOf: (id) => findPlan(id) ?? null,
  readPlan(text) {
    const json = parseJson(text);
    if ('faults' in json) return { issues: json.faults.map(({ params }) => planIssue('plan', 'not-json', params)) };
    return readOwnPlan(json.value, canonicalOperator);
  },
};
