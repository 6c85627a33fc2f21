/** What the what-if view has to say: why something was not done, not kept or not read. */
import type { SettingsFault } from '../../data/schemas/settings-faults.ts';
import type { Misfit } from '../../engine/scenario/misfits.ts';
import { misfitText } from '../../seeds/sentences/misfit-text.ts';
import { settingsText } from '../../seeds/sentences/settings-text.ts';
import { isAbort } from '../state/failures.ts';
import { type Notice, type Told, whatIf } from './what-if-state.ts';

export const notify = (kind: Notice['kind'], ...lines: Told[]): void => whatIf.set({ notice: { kind, lines } });
/** What is the same in every language, such as a name. */
export const asIs =
  (text: string): Told =>
  () =>
    text;
export const dismissNotice = (): void => whatIf.set({ notice: null });
export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Says why edits cannot be made. */
export const tellMisfits = (misfits: readonly Misfit[]): void =>
  notify(
    'misfit',
    ...misfits.map(
      (misfit): Told =>
        (language) =>
          misfitText(misfit, language),
    ),
  );

/** Says why something could not be worked out; what was ended on purpose is passed over. */
export function sayFailure(error: unknown): void {
  whatIf.set({ isWorking: false });
  if (!isAbort(error)) notify('failed', asIs(textOf(error)));
}

/** Says what is wrong with a file. */
export const refuseFile = (file: string, faults: readonly SettingsFault[]): void =>
  notify(
    'import',
    ...faults.map(
      (fault): Told =>
        (language) =>
          `${file}: ${settingsText(fault, language)}`,
    ),
  );
