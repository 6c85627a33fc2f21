import type { Assumption, PlanId } from './spec.ts';
import { SAMPLE_PLANS, specOf } from './specs/index.ts';

/** For each plan, every figure of its sample that no document gives. */
export const ASSUMPTIONS = Object.fromEntries(SAMPLE_PLANS.map((id) => [id, specOf(id).assumptions])) as Readonly<
  Record<PlanId, readonly Assumption[]>
>;
