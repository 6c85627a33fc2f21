import { basename } from 'node:path';
import type { SettingsFault } from '../data/schemas/settings-faults.ts';
import { settingsText } from '../seeds/sentences/settings-text.ts';
import { UserError } from './errors.ts';

/** The error that says what is wrong in a settings file, key by key. */
export const refuseSettings = (path: string, faults: readonly SettingsFault[]): UserError =>
  new UserError((_, language) =>
    faults.map((fault) => `${basename(path)}: ${settingsText(fault, language)}`).join('\n'),
  );
