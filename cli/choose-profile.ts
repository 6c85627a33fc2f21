import { resolve } from 'node:path';
import { parseProfile } from '../data/schemas/index.ts';
import { defaultProfile, type Profile } from '../engine/index.ts';
import { readJsonFile } from './choose-plan.ts';
import type { OptionSpec } from './command.ts';
import { refuseSettings } from './refuse-settings.ts';

export const PROFILE_OPTION: OptionSpec = {
  type: 'string',
  value: 'FILE',
  help: { en: 'a JSON file with thresholds of your own', vi: 'tệp JSON chứa các ngưỡng của riêng bạn' },
};

/** The default profile with the fields of a file laid over it; throws a `UserError` that says what is wrong with them. */
export async function chooseProfile(file: string | undefined, cwd: string): Promise<Profile> {
  if (file === undefined) return defaultProfile;
  const parsed = parseProfile(await readJsonFile(resolve(cwd, file)));
  if ('value' in parsed) return parsed.value;
  throw refuseSettings(file, parsed.faults);
}
