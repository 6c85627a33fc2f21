import { type Labels, type Language, labelsOf } from '../../seeds/labels/index.ts';
import { en } from './en.ts';
import { type UsageMessages, usageEn } from './usage-en.ts';
import { usageVi } from './usage-vi.ts';
import { vi } from './vi.ts';

export type { Language } from '../../seeds/labels/index.ts';

/** Every sentence that the command line prints in either language, beside the labels and what each command says of itself. */
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
  readonly measuredBefore: string;
  readonly measuredTheSame: string;
  readonly measuredOtherwise: string;
  readonly issues: (rejected: number, warnings: number) => string;
  readonly noIssues: string;
  readonly withTiles: (tiles: number) => string;
  readonly withMeasured: string;
  /** Where an issue is: a file, and the row of it that it is about, if any. */
  readonly place: (file: string, row: number | null) => string;
  readonly severities: Readonly<Record<'rejected' | 'warning', string>>;
  readonly rowCounts: Readonly<Record<'read' | 'accepted' | 'rejected' | 'warnings', string>>;
  readonly found: (rejected: number, warnings: number) => string;
  readonly deadZones: (count: number, areaKm2: string, villages: string, population: string) => string;
  readonly noDeadZones: string;
  /** The stages of a run by their English names; a stage that is absent is shown by that name. */
  readonly stages: Readonly<Record<string, string>>;
  readonly interrupted: string;
  readonly targetsIn: (count: string, years: string) => string;
  readonly serving: (url: string) => string;
  /** Why what lies in the cache was not read, or nothing was kept there. */
  readonly cacheUnread: (reason: string) => string;
  readonly cacheUnwritten: (reason: string) => string;
  /** What the help says around the commands' own texts. */
  readonly help: HelpWords;
}

type HelpWords = { readonly about: readonly string[] } & Readonly<
  Record<
    | 'usage'
    | 'commands'
    | 'arguments'
    | 'options'
    | 'examples'
    | 'showHelp'
    | 'showVersion'
    | 'startHere'
    | 'demo'
    | 'analyze'
    | 'exitCodes',
    string
  >
>;

export type Messages = Labels & CommandMessages & { readonly usage: UsageMessages };

const MESSAGES: Readonly<Record<Language, Messages>> = {
  vi: { ...labelsOf('vi'), ...vi, usage: usageVi },
  en: { ...labelsOf('en'), ...en, usage: usageEn },
};

export const messagesOf = (language: Language): Messages => MESSAGES[language];

/** The language that the environment asks for. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^vi([_.-]|$)/i.test(locale) ? 'vi' : 'en';
}
