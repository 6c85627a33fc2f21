import type { CostOfChanges } from '../../engine/propose/cost-of-changes.ts';
import type { Edit, Scenario } from '../../engine/scenario/edit.ts';
import type { Misfit } from '../../engine/scenario/misfits.ts';
import { deskInUse } from '../state/actions.ts';
import type { AnalysedDataset, ComparedWhatIf } from '../work/desk-api.ts';
import { routeLengthM } from './describe-edit.ts';
import { whatIf } from './what-if-state.ts';

/** One side of a comparison. */
export interface Compared {
  readonly name: string;
  readonly analysed: AnalysedDataset;
  readonly added: Added;
  readonly cost: CostOfChanges;
  readonly currency: string;
}

/** What a scenario adds to the data. */
export interface Added {
  readonly sites: number;
  readonly fiberKm: number;
}

/** The edits of a scenario as a sum; a site that is built counts like a new one, one that is removed is taken off. */
export function addedBy(edits: readonly Edit[]): Added {
  let [sites, fiberM] = [0, 0];
  for (const edit of edits) {
    if (edit.kind === 'add-site' || edit.kind === 'build-site') sites++;
    if (edit.kind === 'remove-site') sites--;
    if (edit.kind === 'add-fiber') fiberM += routeLengthM(edit.fiber.geometry);
  }
  return { sites, fiberKm: fiberM / 1000 };
}

/** A scenario by its name, `null` for the data itself. */
export const scenarioNamed = (name: string | null): Scenario | null =>
  whatIf.get().scenarios.find((scenario) => scenario.name === name) ?? null;

/** Both scenarios analysed, or why one of them does not fit. */
export async function compare(
  left: string | null,
  right: string | null,
  nameOfData: string,
): Promise<{ readonly left: Compared; readonly right: Compared } | { readonly misfits: readonly Misfit[] }> {
  const [a, b] = [scenarioNamed(left), scenarioNamed(right)];
  const found = await deskInUse().compare(a, b);
  const misfits = [found.left, found.right].flatMap((side) => ('misfits' in side ? side.misfits : []));
  if ('misfits' in found.left || 'misfits' in found.right) return { misfits };
  type Fitting = Exclude<ComparedWhatIf, { readonly misfits: unknown }>;
  const toSide = (scenario: Scenario | null, found: Fitting): Compared => ({
    name: scenario?.name ?? nameOfData,
    ...found,
    added: addedBy(scenario?.edits ?? []),
  });
  return { left: toSide(a, found.left), right: toSide(b, found.right) };
}
