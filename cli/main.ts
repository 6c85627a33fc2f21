import { TOOL } from '../data/tool.ts';
import { parseArguments } from './args.ts';
import type { Command } from './command.ts';
import { commands } from './commands/index.ts';
import { EXIT, explainFailure, UserError } from './errors.ts';
import { renderCommandHelp, renderOverview } from './help.ts';
import { type Language, languageOf, messagesOf } from './messages/index.ts';
import { nearest } from './nearest.ts';
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
  let terminal = open(languageAsked(argv) ?? languageOf(env));
  try {
    // The language may stand before the command as well.
    const before = argv[0] === '--lang' ? 2 : argv[0]?.startsWith('--lang=') ? 1 : 0;
    const [name, ...after] = argv.slice(before);
    const rest = [...after, ...argv.slice(0, before)];
    if (name === undefined) throw new UserError((_, language) => renderOverview(commands, language));
    if (name === '--version' || name === '-v') terminal.print(TOOL.version);
    else if (name === '--help' || name === '-h' || name === 'help') printHelp(terminal, topicOf(rest));
    else {
      const command = findCommand(name);
      const args = parseArguments(command, rest);
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

/** What help is asked about, the language aside. */
const topicOf = (words: readonly string[]): string | undefined =>
  words.find((word, i) => word !== '--lang' && !word.startsWith('--lang=') && words[i - 1] !== '--lang');

function findCommand(name: string): Command {
  const found = commands.find((command) => command.name === name);
  if (found !== undefined) return found;
  const names = commands.map((command) => command.name);
  throw new UserError(
    (say) => say.noCommand(name, nearest(name, names)),
    (say) => say.commandsAre(names),
  );
}

/** The language that arguments ask for, be the rest of them right or wrong; `null` where they name none that is known. */
function languageAsked(argv: readonly string[]): Language | null {
  const asked = argv.flatMap((word, i) =>
    word === '--lang' ? argv.slice(i + 1, i + 2) : word.split('--lang=').slice(1),
  );
  return asked.findLast((name): name is Language => name === 'vi' || name === 'en') ?? null;
}

function chooseLanguage(asked: string | undefined, env: Terminal['env']): Language {
  if (asked === undefined) return languageOf(env);
  if (asked === 'vi' || asked === 'en') return asked;
  throw new UserError((say) => say.noLanguage(asked));
}
