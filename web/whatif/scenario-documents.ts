/** Scenarios are kept beside their dataset in the form of a scenario file; which one is shown is kept there too. */
import { parseScenario, toScenarioJson } from '../../data/schemas/scenario.ts';
import type { Scenario } from '../../engine/scenario/edit.ts';
import { DocumentConflictError, type Documents, documentsOf } from '../library/documents.ts';

/** A scenario as it was kept; a version of 0 is not kept yet. */
export interface KeptScenario extends Scenario {
  readonly version: number;
}

type ScenarioJson = ReturnType<typeof toScenarioJson>;

const scenariosOf = (dataset: string): Documents<ScenarioJson> => documentsOf(dataset, 'scenario');
/** The name of the document that holds the name of the scenario that is shown. */
const SHOWN = 'shown';
const shownOf = (dataset: string): Documents<string | null> => documentsOf(dataset, 'what-if');

/** The scenarios beside a dataset, by name, and the one that was shown last; a damaged one is left out. */
export async function readScenarios(dataset: string): Promise<{ scenarios: KeptScenario[]; shown: string | null }> {
  const [kept, shown] = await Promise.all([scenariosOf(dataset).list(), shownOf(dataset).get(SHOWN)]);
  const scenarios = kept.flatMap(({ name, value, version }) => {
    const parsed = parseScenario(value);
    return 'value' in parsed ? [{ ...parsed.value, name, version }] : [];
  });
  return { scenarios, shown: scenarios.some(({ name }) => name === shown?.value) ? shown!.value : null };
}

/**
 * Keeps a scenario, and gives it back as it is kept: under another name where another tab has written one of this name
 * since. Throws what the library throws.
 */
export async function keepScenario(dataset: string, scenario: KeptScenario): Promise<KeptScenario> {
  const documents = scenariosOf(dataset);
  try {
    const version = await documents.put(scenario.name, toScenarioJson(scenario), scenario.version);
    return { ...scenario, version };
  } catch (error) {
    if (!(error instanceof DocumentConflictError)) throw error;
    const taken = (await documents.list()).map(({ name }) => name);
    return keepScenario(dataset, { ...scenario, name: freeName(scenario.name, taken), version: 0 });
  }
}

export const forgetScenario = (dataset: string, name: string): Promise<void> => scenariosOf(dataset).delete(name);

/** Notes which scenario is shown, `null` none. */
export const noteShown = async (dataset: string, name: string | null): Promise<void> =>
  void (await shownOf(dataset).put(SHOWN, name));

/** The name where nobody has it, else with the first number behind it that nobody has. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const stem = wanted.replace(/ \(\d+\)$/, '');
  let name = wanted;
  for (let number = 2; taken.includes(name); number++) name = `${stem} (${number})`;
  return name;
}
