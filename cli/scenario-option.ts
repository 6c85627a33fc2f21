import { basename, resolve } from 'node:path';
import type { LoadedDataset } from '../data/index.ts';
import { parseScenario } from '../data/schemas/scenario.ts';
import { applyScenario, misfitsOf } from '../engine/propose/index.ts';
import { readJsonFile } from './choose-plan.ts';
import type { Arguments, OptionSpec } from './command.ts';
import { UserError } from './errors.ts';

export const SCENARIO_OPTION: OptionSpec = {
  type: 'string',
  value: 'FILE',
  help: 'put the sites of a scenario.json that phusong propose wrote into the dataset first',
};

/** The dataset with the scenario of `--scenario` in it, or as it is without that option. Throws a `UserError` where it does not fit. */
export async function withScenario(loaded: LoadedDataset, args: Arguments, cwd: string): Promise<LoadedDataset> {
  const file = args.value('scenario');
  if (file === undefined) return loaded;
  const parsed = parseScenario(await readJsonFile(resolve(cwd, file)));
  if ('problems' in parsed)
    throw new UserError(parsed.problems.map((problem) => `${basename(file)}: ${problem}`).join('\n'));
  const misfits = misfitsOf(loaded.dataset, parsed.value);
  if (misfits.length > 0)
    throw new UserError(
      misfits
        .slice(0, 10)
        .map((misfit) => `${basename(file)}: ${misfit}`)
        .join('\n'),
    );
  return { ...loaded, dataset: applyScenario(loaded.dataset, parsed.value) };
}

/** What `run.json` says of the option: nothing where it was not given. */
export const scenarioFacts = (args: Arguments): { readonly scenario?: string } => {
  const scenario = args.value('scenario');
  return scenario === undefined ? {} : { scenario };
};
