import { COMMON_OPTIONS, type Command, type OptionSpec } from './command.ts';
import { type Language, messagesOf } from './messages/index.ts';
import { wrapText } from './render/text-layout.ts';

const WIDTH = 80;
const INDENT = '  ';

/** The overview of all commands. */
export function renderOverview(commands: readonly Command[], language: Language): string {
  const words = messagesOf(language).help;
  return [
    ...words.about,
    '',
    `${words.usage} phusong COMMAND [options]`,
    '',
    words.commands,
    ...twoColumns(commands.map(({ name, summary }) => [name, summary[language]])),
    '',
    words.options,
    ...twoColumns([
      ['-h, --help', words.showHelp],
      ['--version', words.showVersion],
      ...optionRows({ lang: COMMON_OPTIONS.lang }, language),
    ]),
    '',
    words.startHere,
    ...twoColumns([
      ['phusong demo', words.demo],
      ['phusong analyze my-data --out out', words.analyze],
    ]),
    '',
    words.exitCodes,
  ].join('\n');
}

/** The help of one command. */
export function renderCommandHelp(command: Command, language: Language): string {
  const words = messagesOf(language).help;
  const { description, positionals, options, examples } = command;
  const sections = [
    [`${words.usage} ${usageOf(command)}`],
    wrapText(description[language], WIDTH),
    positionals.length > 0
      ? [words.arguments, ...twoColumns(positionals.map(({ name, help }) => [name, help[language]]))]
      : [],
    [words.options, ...twoColumns(optionRows({ ...options, ...COMMON_OPTIONS }, language))],
    examples.length > 0 ? [words.examples, ...examples.map((example) => INDENT + example)] : [],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function usageOf({ name, positionals, options }: Command): string {
  const words = positionals.map((positional) => (positional.required ? positional.name : `[${positional.name}]`));
  const more = Object.keys(options).length > 0 ? ['[options]'] : [];
  return ['phusong', name, ...words, ...more].join(' ');
}

const optionRows = (options: Readonly<Record<string, OptionSpec>>, language: Language): [string, string][] =>
  Object.entries(options).map(([name, { short, value, help }]) => [
    `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    help[language],
  ]);

/** Terms on the left, explanations wrapped on the right. */
function twoColumns(rows: readonly (readonly [string, string])[]): string[] {
  const termWidth = Math.max(...rows.map(([term]) => term.length));
  const left = INDENT.length + termWidth + 2;
  return rows.flatMap(([term, text]) =>
    wrapText(text, WIDTH - left).map(
      (line, i) => (i === 0 ? `${INDENT}${term.padEnd(termWidth)}  ` : ' '.repeat(left)) + line,
    ),
  );
}
