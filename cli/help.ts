import { COMMON_OPTIONS, type Command, type OptionSpec } from './command.ts';
import { wrapText } from './render/text-layout.ts';

const WIDTH = 80;
const INDENT = '  ';

/** The overview of all commands. */
export function renderOverview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }): [string, string] => [name, summary]);
  return [
    'phusong: radio coverage and fiber of a province, measured against its plan.',
    'A folder of layer files goes in, a scorecard comes out.',
    '',
    'Usage: phusong COMMAND [options]',
    '',
    'Commands',
    ...twoColumns(rows),
    '',
    'Options',
    ...twoColumns([
      ['-h, --help', 'show this help; phusong COMMAND --help explains a command'],
      ['--version', 'print the version'],
      ...optionRows({ lang: COMMON_OPTIONS.lang }),
    ]),
    '',
    'Start here',
    `${INDENT}phusong demo                         a sample province, from files to scorecard`,
    `${INDENT}phusong analyze my-data --out out    your own layers: my-data/villages.csv, …`,
    '',
    'Exit codes: 0 done, 2 bad input or usage, 1 a bug.',
  ].join('\n');
}

/** The help of one command. */
export function renderCommandHelp(command: Command): string {
  const sections = [
    [`Usage: ${usageOf(command)}`],
    wrapText(command.description, WIDTH),
    command.positionals.length > 0
      ? ['Arguments', ...twoColumns(command.positionals.map(({ name, help }) => [name, help]))]
      : [],
    ['Options', ...twoColumns(optionRows({ ...command.options, ...COMMON_OPTIONS }))],
    command.examples.length > 0 ? ['Examples', ...command.examples.map((example) => INDENT + example)] : [],
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

const optionRows = (options: Readonly<Record<string, OptionSpec>>): [string, string][] =>
  Object.entries(options).map(([name, { short, value, help }]) => [
    `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    help,
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
