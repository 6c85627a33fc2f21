import { parseJson } from '../../data/schemas/problems.ts';
import { parseScenario, toScenarioJson } from '../../data/schemas/scenario.ts';
import { toFileStem } from '../takeaway/file-stem.ts';
import { chooseDestination } from '../takeaway/save-file.ts';
import { refuseFile } from './notices.ts';
import { takeIn } from './what-if-actions.ts';
import { whatIf } from './what-if-state.ts';

/** Saves the current scenario in the form that the command line takes with `--scenario`. */
export async function exportScenario(): Promise<void> {
  const { current, history } = whatIf.get();
  if (current === null) return;
  const destination = await chooseDestination(`${toFileStem(current)}.scenario.json`).catch(() => null);
  const json = toScenarioJson({ name: current, edits: history.edits });
  await destination?.write(new Blob([`${JSON.stringify(json, null, 2)}\n`], { type: 'application/json' }));
}

/** Takes in a scenario file; what is wrong with one is told by its keys. */
export async function importScenario(file: File): Promise<void> {
  const json = parseJson(await file.text());
  const parsed = 'faults' in json ? json : parseScenario(json.value);
  if ('faults' in parsed) refuseFile(file.name, parsed.faults);
  else takeIn(parsed.value);
}
