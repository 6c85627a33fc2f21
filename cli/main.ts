import { nearest } from '../data/nearest.ts';
import { TOOL } from '../data/tool.ts';
import { parseArguments } from './args.ts';
import type { Command } from './command.ts';
import { commands } from './commands/index.ts';
import { EXIT, explainFailure, UserError } from './errors.ts';
import { renderCommandHelp, renderOverview } from './help.ts';
import { type Language, languageOf, messagesOf } from './messages/index.ts';
import { createTerminal, type Streams, type Terminal } from './terminal.ts';

export interface Call extends Streams {
  readonly argv: readonly string[];
  readonly env: Terminal['env'];
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/** Does what the arguments ask and gives the exit code. Never throws. */
export async function main({ argv, env, cwd, signal, ...streams }: Call): Promise<number> {
  const open = (language: Language) => createTerminal(streams, { env, cwd, signal, language });
  const { words, asking } = splitLanguage(argv);
  let terminal = open(languageAsked(asking) ?? languageOf(env));
  try {
    const [name, ...rest] = words;
    if (name === undefined) throw new UserError((_, language) => renderOverview(commands, language));
    if (name === '--version' || name === '-v') terminal.print(TOOL.version);
    else if (name === '--help' || name === '-h' || name === 'help') printHelp(terminal, rest[0]);
    else {
      const command = findCommand(name);
      const args = parseArguments(command, [...rest, ...asking]);
      terminal = open(chooseLanguage(args.value('lang'), env));
      if (args.flag('help')) terminal.print(renderCommandHelp(command, terminal.language));
      else await command.run(terminal, args);
    }
    terminal.progress(null);
    return EXIT.done;
  } catch (error) {
    terminal.progress(null);
    if (signal.aborted) {
      terminal.note(messagesOf(terminal.language).interrupted);
      return EXIT.interrupted;
    }
    const { exitCode, message } = explainFailure(error, terminal.language, Boolean(env.PHUSONG_DEBUG));
    terminal.note(message);
    return exitCode;
  }
}

function printHelp(terminal: Terminal, name: string | undefined): void {
  const { language } = terminal;
  terminal.print(
    name === undefined ? renderOverview(commands, language) : renderCommandHelp(findCommand(name), language),
  );
}

function findCommand(name: string): Command {
  const found = commands.find((command) => command.name === name);
  if (found !== undefined) return found;
  const names = commands.map((command) => command.name);
  throw new UserError(
    (say) => say.noCommand(name, nearest(name, names)),
    (say) => say.commandsAre(names),
  );
}

/** The words of a call and, apart, those that ask for a language, which may stand anywhere among them. */
function splitLanguage(argv: readonly string[]): { words: string[]; asking: string[] } {
  const isLanguage = (i: number) => argv[i] === '--lang' || argv[i].startsWith('--lang=') || argv[i - 1] === '--lang';
  return { words: argv.filter((_, i) => !isLanguage(i)), asking: argv.filter((_, i) => isLanguage(i)) };
}

/** The language that such words ask for; `null` where they name none that is known. */
const languageAsked = (words: readonly string[]): Language | null =>
  words
    .map((word) => word.replace(/^--lang=/, ''))
    .findLast((name): name is Language => name === 'vi' || name === 'en') ?? null;

function chooseLanguage(asked: string | undefined, env: Terminal['env']): Language {
  if (asked === undefined) return languageOf(env);
  if (asked === 'vi' || asked === 'en') return asked;
  throw new UserError((say) => say.noLanguage(asked));
}
