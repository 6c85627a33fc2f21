/** The plans of the user's own, kept beside their dataset so that they survive reload and crash. */
import type { Plan } from '../../seeds/plan-schema.ts';
import { NoStorageError, StorageFullError } from '../library/database.ts';
import { datasetIdOf } from '../library/dataset-id.ts';
import { documentsOf } from '../library/documents.ts';
import type { OpenRequest } from '../work/desk-api.ts';
import { app } from './app-state.ts';
import { notify } from './notices.ts';
import { addOwnPlan, dropOwnPlan } from './own-plans.ts';

const plansBeside = (dataset: string) => documentsOf<Plan>(dataset, 'plan');

/** Where the plans of what is open are kept; `null` before files of the user's own are kept themselves. */
function keptId(request: OpenRequest | null): string | null {
  return request?.kind === 'files' ? null : datasetIdOf(request);
}

/** The plans that are kept beside what was asked to be opened, the last kept first; those that `read` refuses are left out. */
export async function readOwnPlans(
  request: OpenRequest,
  read: (text: string) => Promise<{ readonly plan?: Plan }>,
): Promise<Plan[]> {
  const dataset = keptId(request);
  if (dataset === null) return [];
  // Where the browser keeps nothing there are none.
  const kept = await plansBeside(dataset)
    .list()
    .catch(() => []);
  kept.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  const readings = await Promise.all(kept.map(({ value }) => read(JSON.stringify(value))));
  return readings.flatMap(({ plan }) => (plan === undefined ? [] : [plan]));
}

/** Keeps plans beside a dataset, the first as the newest. Where there is no room the user is told. */
export async function writeOwnPlans(dataset: string, plans: readonly Plan[]): Promise<void> {
  try {
    for (const plan of plans.toReversed()) await plansBeside(dataset).put(plan.id, plan);
  } catch (error) {
    if (!(error instanceof StorageFullError || error instanceof NoStorageError)) throw error;
    notify('plan-not-kept');
  }
}

/** Keeps a plan beside what is open; one with the same id gives way. */
export async function keepOwnPlan(plan: Plan): Promise<void> {
  addOwnPlan(plan);
  const dataset = keptId(app.get().request);
  if (dataset !== null) await writeOwnPlans(dataset, [plan]);
}

/** Forgets a plan of the user's own; gives the plan to score against then. */
export function forgetOwnPlan(plan: Plan): string | null {
  const dataset = keptId(app.get().request);
  // What a browser does not keep need not be forgotten.
  if (dataset !== null)
    void plansBeside(dataset)
      .delete(plan.id)
      .catch(() => {});
  return dropOwnPlan(plan);
}
