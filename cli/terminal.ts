import { type Language, messagesOf } from './messages/index.ts';

/** What a command may touch of the terminal it was called from. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly language: Language;
  /** Whether standard output takes colour. */
  readonly color: boolean;
  /** Aborts when the user interrupts. */
  readonly signal: AbortSignal;
  /** Prints a line of the result. */
  print(line: string): void;
  /** Prints a line about the run, never part of the result. */
  note(line: string): void;
  /** Shows the stage of a long task and more about it, on a terminal only; `null` clears the line. */
  progress(stage: string | null, more?: string): void;
}

export interface Streams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Whether to colour: on a terminal only, and never against https://no-color.org. */
export const wantsColor = (isTty: boolean, env: Terminal['env']): boolean =>
  isTty && !env.NO_COLOR && env.TERM !== 'dumb';

/** Progress lines come at most this often, ms. */
const PROGRESS_INTERVAL_MS = 100;
const CLEAR_LINE = '\r\u001b[K';

export function createTerminal(
  { stdout, stderr }: Streams,
  given: Pick<Terminal, 'env' | 'cwd' | 'language' | 'signal'>,
): Terminal {
  const showsProgress = stderr.isTTY === true && given.env.TERM !== 'dumb';
  const { stages } = messagesOf(given.language);
  let shownAt = 0;
  let isShown = false;
  const clear = () => {
    if (isShown) stderr.write(CLEAR_LINE);
    isShown = false;
  };
  return {
    ...given,
    color: wantsColor(stdout.isTTY === true, given.env),
    print(line) {
      clear();
      stdout.write(`${line}\n`);
    },
    note(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    progress(stage, more = '') {
      if (stage === null) return clear();
      const now = Date.now();
      if (!showsProgress || now - shownAt < PROGRESS_INTERVAL_MS) return;
      shownAt = now;
      isShown = true;
      const text = `${stages[stage] ?? stage} ${more}`.trim();
      stderr.write(CLEAR_LINE + [...text].slice(0, 79).join(''));
    },
  };
}
