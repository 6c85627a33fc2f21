import { basename, resolve } from 'node:path';
import { parseScenario } from '../data/schemas/scenario.ts';
import { applyEdits, misfitsOf, type Scenario } from '../engine/scenario/index.ts';
import { misfitText } from '../seeds/sentences/misfit-text.ts';
import { readJsonFile } from './choose-plan.ts';
import type { Arguments, OptionSpec } from './command.ts';
import { UserError } from './errors.ts';
import type { LoadedInput } from './open-input.ts';
import { refuseSettings } from './refuse-settings.ts';

export const SCENARIO_OPTION: OptionSpec = {
  type: 'string',
  value: 'FILE',
  help: {
    en: 'make the edits of a scenario.json first: sites, stations, polygons, routes and rules, as phusong propose writes it',
    vi: 'trước hết thực hiện các thay đổi trong scenario.json: vị trí, trạm, vùng phủ, tuyến cáp và quy tắc, như phusong propose ghi ra',
  },
};

/** As many misfits as are told at once. */
const TOLD = 10;

/** A scenario and the file that it is from. */
export interface ScenarioFile {
  readonly path: string;
  readonly scenario: Scenario;
}

/** The scenario of `--scenario`, `null` without that option. Throws a `UserError` that says what is wrong with the file. */
export async function readScenario(args: Arguments, cwd: string): Promise<ScenarioFile | null> {
  const path = args.value('scenario');
  if (path === undefined) return null;
  const parsed = parseScenario(await readJsonFile(resolve(cwd, path)));
  if ('value' in parsed) return { path, scenario: parsed.value };
  throw refuseSettings(path, parsed.faults);
}

/** The dataset with the edits of a scenario, or as it is without one. Throws a `UserError` where they do not fit. */
export function withScenario(loaded: LoadedInput, file: ScenarioFile | null): LoadedInput {
  if (file === null) return loaded;
  const { edits } = file.scenario;
  const misfits = misfitsOf(loaded.dataset, edits);
  // What was measured before was measured of another dataset.
  if (misfits.length === 0) return { ...loaded, dataset: applyEdits(loaded.dataset, edits), measured: null };
  const more = misfits.length - TOLD;
  throw new UserError((say, language) =>
    [
      ...misfits.slice(0, TOLD).map((misfit) => `${basename(file.path)}: ${misfitText(misfit, language)}`),
      ...(more > 0 ? [say.moreMisfits(more)] : []),
    ].join('\n'),
  );
}
