import { type Labels, type Language, labelsOf } from '../../seeds/labels/index.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type { Language } from '../../seeds/labels/index.ts';

/** Every sentence that the command line prints in either language, beside the labels. */
export interface CommandMessages {
  readonly columns: Readonly<Record<'target' | 'value' | 'counts' | 'verdict' | 'gap', string>>;
  readonly sample: string;
  readonly sampleWritten: (plan: string, folder: string) => string;
  readonly computed: string;
  readonly statistical: string;
  readonly draft: string;
  readonly asOf: (date: string) => string;
  readonly noPlan: string;
  readonly noTargets: string;
  readonly tally: (met: number, missed: number, noData: number) => string;
  readonly outputs: (folder: string) => string;
  readonly issues: (rejected: number, warnings: number) => string;
  readonly noIssues: string;
  readonly withTiles: (tiles: number) => string;
  readonly severities: Readonly<Record<'rejected' | 'warning', string>>;
  readonly rowCounts: Readonly<Record<'read' | 'accepted' | 'rejected' | 'warnings', string>>;
  readonly found: (rejected: number, warnings: number) => string;
  readonly deadZones: (count: number, areaKm2: string, villages: string, population: string) => string;
  readonly noDeadZones: string;
  /** The stages of a run by their English names; a stage that is absent is shown by that name. */
  readonly stages: Readonly<Record<string, string>>;
  readonly interrupted: string;
}

export type Messages = Labels & CommandMessages;

const MESSAGES: Readonly<Record<Language, Messages>> = {
  vi: { ...labelsOf('vi'), ...vi },
  en: { ...labelsOf('en'), ...en },
};

export const messagesOf = (language: Language): Messages => MESSAGES[language];

/** The language that the environment asks for. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^vi([_.-]|$)/i.test(locale) ? 'vi' : 'en';
}
