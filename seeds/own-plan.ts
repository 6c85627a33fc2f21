import type { PlanIssue } from './plan-faults.ts';
import { type Plan, parsePlan } from './plan-schema.ts';

/** What a plan file holds: a plan, or every issue that keeps it from being one. */
export type PlanReading =
  | { readonly plan: Plan; readonly issues?: never }
  | { readonly plan?: never; readonly issues: readonly PlanIssue[] };

/**
 * The plan that the JSON of a user's own file holds. A list of one plan, as `phusong plans ID --json` prints it, is that
 * plan. `canonicalOperator` names each operator as the data has it, so that `viettel` in a plan is `Viettel`.
 */
export function readOwnPlan(json: unknown, canonicalOperator: (name: string) => string): PlanReading {
  const { plan, issues } = parsePlan(Array.isArray(json) && json.length === 1 ? json[0] : json);
  if (plan === undefined) return { issues };
  const named = <Row extends { operator?: string | undefined }>(row: Row): Row =>
    row.operator === undefined ? row : { ...row, operator: canonicalOperator(row.operator) };
  return { plan: { ...plan, targets: plan.targets.map(named), baselines: plan.baselines.map(named) } };
}
