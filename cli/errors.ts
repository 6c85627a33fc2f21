import { UnreadableFileError } from '../data/index.ts';
import { OutputFolderError } from '../data/write/output-faults.ts';
import { outputText } from '../seeds/sentences/output-text.ts';
import { refusalText } from '../seeds/sentences/refusal-text.ts';
import { type Language, messagesOf } from './messages/index.ts';
import type { UsageMessages } from './messages/usage-en.ts';

/** A sentence for the user, in the language of the terminal. */
export type Told = (say: UsageMessages, language: Language) => string;

const tell = (told: Told, language: Language): string => told(messagesOf(language).usage, language);

/** Bad input or bad usage: what it tells is all that the user sees. The message is the same in English. */
export class UserError extends Error {
  override readonly name = 'UserError';
  constructor(
    readonly told: Told,
    /** What to try next, on a line of its own. */
    readonly hint: Told | null = null,
  ) {
    super(tell(told, 'en'));
  }
}

/** The exit codes of the contract; 128 + 2 is the shell's own code for an interrupted command. */
export const EXIT = { done: 0, bug: 1, input: 2, interrupted: 130 } as const;

interface SystemError extends Error {
  readonly code: keyof UsageMessages['systemErrors'];
  readonly path?: string;
}

/** Whether an error is a refusal of the operating system that can be said in words. */
const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error &&
  'syscall' in error &&
  'code' in error &&
  String(error.code) in messagesOf('en').usage.systemErrors;

/** What to print for a failure in a language, and the code to exit with. */
export function explainFailure(
  error: unknown,
  language: Language,
  debug: boolean,
): { exitCode: number; message: string } {
  const said = sayRefusal(error, language);
  if (said !== null) return { exitCode: EXIT.input, message: said };
  const say = messagesOf(language).usage;
  const stack = debug && error instanceof Error ? `\n${error.stack}` : '';
  const bug = say.bug(error instanceof Error ? error.message : String(error));
  return { exitCode: EXIT.bug, message: `${bug}${stack || `\n${say.showsWhere}`}` };
}

/** What the user has to put right, as a sentence in a language; `null` where the error is not the user's. */
export function sayRefusal(error: unknown, language: Language): string | null {
  if (error instanceof UserError)
    return [error.told, error.hint].flatMap((told) => (told === null ? [] : [tell(told, language)])).join('\n');
  if (error instanceof UnreadableFileError) return refusalText(error, language);
  if (error instanceof OutputFolderError) return outputText(error, language);
  if (!isSystemError(error)) return null;
  const reason = messagesOf(language).usage.systemErrors[error.code];
  return error.path === undefined ? reason : `${error.path}: ${reason}`;
}
