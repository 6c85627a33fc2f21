/** The plans that the user loaded beside a dataset: told from those of the catalogue by a key that no id has. */
import type { Plan } from '../../seeds/plan-schema.ts';
import type { OpenedDataset, OpenRequest, PlanSummary } from '../work/desk-api.ts';
import { givenNumber } from '../work/given-number.ts';
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
    number: givenNumber(number),
    title,
    date,
    draft: status === 'draft',
    isOwn: true,
  })),
  ...(opened?.plans ?? []).map((plan) => ({ ...plan, isOwn: false })),
];

/**
 * The plan that a dataset opens with, and those of the user's own: what stood beside it where it is opened again, as after
 * the death of its worker; else what the dataset names, if there is such a plan, and what is `kept` beside it.
 */
export function plansOf(
  request: OpenRequest,
  opened: OpenedDataset,
  kept: readonly Plan[] = [],
): Pick<AppState, 'plan' | 'ownPlans'> {
  const before = app.get();
  if (before.request === request) return { plan: before.plan, ownPlans: before.ownPlans };
  const { folderPlan } = opened;
  if (folderPlan === null) return { plan: namedPlan(opened), ownPlans: kept };
  return { plan: ownKey(folderPlan), ownPlans: withPlan(kept, folderPlan) };
}

/** The plan of the catalogue that the dataset names. */
const namedPlan = ({ plan, plans }: OpenedDataset): string | null =>
  plans.some(({ id }) => id === plan) ? plan : null;

/** The plans with one more; one with the same id gives way. */
const withPlan = (plans: readonly Plan[], plan: Plan): Plan[] => [plan, ...plans.filter(({ id }) => id !== plan.id)];

/** Puts a plan beside the dataset on the page; one with the same id gives way. */
export const addOwnPlan = (plan: Plan): void => app.set({ ownPlans: withPlan(app.get().ownPlans, plan) });

/** Puts a plan of the user's own aside; gives back the plan to score against then. */
export function dropOwnPlan(dropped: Plan): string | null {
  const { ownPlans, plan, opened } = app.get();
  app.set({ ownPlans: ownPlans.filter(({ id }) => id !== dropped.id) });
  if (plan !== ownKey(dropped)) return plan;
  return opened && namedPlan(opened);
}
