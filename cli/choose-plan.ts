import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { canonicalOperator } from '../data/index.ts';
import { nearest } from '../data/nearest.ts';
import { placeInJson } from '../data/schemas/problems.ts';
import { findPlan, planCatalogue } from '../seeds/catalogue.ts';
import { readOwnPlan } from '../seeds/own-plan.ts';
import type { Plan } from '../seeds/plan-schema.ts';
import { planText } from '../seeds/sentences/plan-text.ts';
import { UserError } from './errors.ts';

const MAX_PLAN_BYTES = 10_000_000;
/** As many issues of a plan as are told at once. */
const MOST_ISSUES = 10;

/** The plan of the catalogue with that id; throws a `UserError` that lists the ids. */
export function findPlanOrRefuse(id: string): Plan {
  const plan = findPlan(id);
  if (plan !== undefined) return plan;
  const ids = planCatalogue.map((known) => known.id);
  throw new UserError(
    (say) => say.noPlan(id, nearest(id, ids)),
    (say) => say.plansAre(ids),
  );
}

/** The plan that `--plan` names: an id of the catalogue, or a file that ends in `.json`. */
export async function choosePlan(name: string, cwd: string): Promise<Plan> {
  return name.endsWith('.json') ? readPlan(resolve(cwd, name)) : findPlanOrRefuse(name);
}

async function readPlan(path: string): Promise<Plan> {
  const { plan, issues } = readOwnPlan(await readJsonFile(path), canonicalOperator);
  if (plan !== undefined) return plan;
  const more = issues.length - MOST_ISSUES;
  throw new UserError((say, language) =>
    [
      ...issues.slice(0, MOST_ISSUES).map((issue) => `${basename(path)}: ${issue.at} ${planText(issue, language)}`),
      ...(more > 0 ? [say.moreFaults(more)] : []),
    ].join('\n'),
  );
}

/** The JSON of a small file; throws a `UserError` when it is not JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  const bytes = await readFile(path);
  const file = basename(path);
  if (bytes.length > MAX_PLAN_BYTES) throw new UserError((say) => say.tooLarge(file));
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const { line, column } = placeInJson(text, message);
    throw new UserError((say) => say.notJson(file, message, line, column));
  }
}

/** The plan with only the targets of one year; throws a `UserError` that lists the years it has. */
export function narrowToYear(plan: Plan, year: number): Plan {
  const targets = plan.targets.filter((target) => target.year === year);
  if (targets.length > 0) return { ...plan, targets };
  const years = [...new Set(plan.targets.map((target) => target.year))].sort();
  throw new UserError(
    (say) => say.noTargetsFor(plan.id, year),
    (say) => say.targetsFor(years),
  );
}
