/** The plans that the user loaded beside a dataset: told from those of the catalogue by a key that no id has. */
import type { Plan } from '../../seeds/plan-schema.ts';
import type { OpenedDataset, OpenRequest, PlanSummary } from '../work/desk-api.ts';
import { type AppState, app } from './app-state.ts';

/** What a plan of the user's own is chosen by; the catalogue may have a plan with the same id. */
export const ownKey = ({ id }: Pick<Plan, 'id'>): string => `own:${id}`;

/** What the worker is asked to score against. */
export const askedPlan = ({ plan, ownPlans }: Pick<AppState, 'plan' | 'ownPlans'>): string | Plan | null =>
  ownPlans.find((own) => ownKey(own) === plan) ?? plan;

/** A plan to choose. */
export interface PlanChoice extends PlanSummary {
  readonly isOwn: boolean;
}

/** Every plan that can be chosen, the user's own first. */
export const planChoices = ({ opened, ownPlans }: Pick<AppState, 'opened' | 'ownPlans'>): PlanChoice[] => [
  ...ownPlans.map(({ id, province, document: { number, title, date, status } }) => ({
    id: ownKey({ id }),
    province,
    number,
    title,
    date,
    draft: status === 'draft',
    isOwn: true,
  })),
  ...(opened?.plans ?? []).map((plan) => ({ ...plan, isOwn: false })),
];

/**
 * The plan that a dataset opens with, and those of the user's own: what stood beside it where it is opened again, as after
 * the death of its worker; else what the dataset names, if there is such a plan.
 */
export function plansOf(request: OpenRequest, opened: OpenedDataset): Pick<AppState, 'plan' | 'ownPlans'> {
  const before = app.get();
  if (before.request === request) return { plan: before.plan, ownPlans: before.ownPlans };
  const { folderPlan } = opened;
  return { plan: folderPlan ? ownKey(folderPlan) : namedPlan(opened), ownPlans: folderPlan ? [folderPlan] : [] };
}

/** The plan of the catalogue that the dataset names. */
const namedPlan = ({ plan, plans }: OpenedDataset): string | null =>
  plans.some(({ id }) => id === plan) ? plan : null;

/** Keeps a plan beside the dataset; one with the same id gives way. */
export function keepOwnPlan(plan: Plan): void {
  app.set({ ownPlans: [plan, ...app.get().ownPlans.filter(({ id }) => id !== plan.id)] });
}

/** Forgets a plan of the user's own; gives back the plan to score against then. */
export function forgetOwnPlan(key: string): string | null {
  const { ownPlans, plan, opened } = app.get();
  app.set({ ownPlans: ownPlans.filter((own) => ownKey(own) !== key) });
  if (plan !== key) return plan;
  return opened && namedPlan(opened);
}
