import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { canonicalOperator } from '../data/index.ts';
import { findPlan, planCatalogue } from '../seeds/catalogue.ts';
import { readOwnPlan } from '../seeds/own-plan.ts';
import type { Plan } from '../seeds/plan-schema.ts';
import { UserError } from './errors.ts';
import { suggest } from './suggest.ts';

const MAX_PLAN_BYTES = 10_000_000;

/** The plan of the catalogue with that id; throws a `UserError` that lists the ids. */
export function findPlanOrRefuse(id: string): Plan {
  const plan = findPlan(id);
  if (plan !== undefined) return plan;
  const ids = planCatalogue.map((known) => known.id);
  throw new UserError(`there is no plan "${id}"${suggest(id, ids)}`, `The plans are ${ids.join(', ')}.`);
}

/** The plan that `--plan` names: an id of the catalogue, or a file that ends in `.json`. */
export async function choosePlan(name: string, cwd: string): Promise<Plan> {
  return name.endsWith('.json') ? readPlan(resolve(cwd, name)) : findPlanOrRefuse(name);
}

async function readPlan(path: string): Promise<Plan> {
  const { plan, issues } = readOwnPlan(await readJsonFile(path), canonicalOperator);
  if (plan !== undefined) return plan;
  const shown = issues.slice(0, 10).map(({ at, message }) => `${basename(path)}: ${at} ${message}`);
  const more = issues.length > shown.length ? [`… and ${issues.length - shown.length} more`] : [];
  throw new UserError([...shown, ...more].join('\n'));
}

/** The JSON of a small file; throws a `UserError` when it is not JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  const bytes = await readFile(path);
  if (bytes.length > MAX_PLAN_BYTES) throw new UserError(`${basename(path)}: is too large to be this kind of file`);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new UserError(`${basename(path)}: is not JSON: ${(error as Error).message}`);
  }
}

/** The plan with only the targets of one year; throws a `UserError` that lists the years it has. */
export function narrowToYear(plan: Plan, year: number): Plan {
  const targets = plan.targets.filter((target) => target.year === year);
  if (targets.length > 0) return { ...plan, targets };
  const years = [...new Set(plan.targets.map((target) => target.year))].sort();
  throw new UserError(`plan ${plan.id} has no targets for ${year}`, `It has targets for ${years.join(', ')}.`);
}
