import { COMMON_OPTIONS, type Command, type OptionSpec } from './command.ts';
import type { Language } from './messages/index.ts';
import { wrapText } from './render/text-layout.ts';

const WIDTH = 80;
const INDENT = '  ';

/** What is said around the commands' own texts. */
const WORDS = {
  en: {
    about: [
      'phusong: radio coverage and fiber of a province, measured against its plan.',
      'A folder of layer files goes in, a scorecard comes out.',
    ],
    usage: 'Usage:',
    commands: 'Commands',
    arguments: 'Arguments',
    options: 'Options',
    examples: 'Examples',
    showHelp: 'show this help; phusong COMMAND --help explains a command',
    showVersion: 'print the version',
    startHere: 'Start here',
    demo: 'a sample province, from files to scorecard',
    analyze: 'your own layers: my-data/villages.csv, …',
    exitCodes: 'Exit codes: 0 done, 2 bad input or usage, 1 a bug.',
  },
  vi: {
    about: [
      'phusong: phủ sóng và cáp quang của một tỉnh, đo theo kế hoạch của tỉnh.',
      'Đưa vào một thư mục các tệp lớp dữ liệu, nhận ra một bảng điểm.',
    ],
    usage: 'Cách dùng:',
    commands: 'Các lệnh',
    arguments: 'Tham số',
    options: 'Tùy chọn',
    examples: 'Ví dụ',
    showHelp: 'hiện hướng dẫn này; phusong COMMAND --help giải thích từng lệnh',
    showVersion: 'in phiên bản',
    startHere: 'Bắt đầu từ đây',
    demo: 'một tỉnh mẫu, từ tệp dữ liệu đến bảng điểm',
    analyze: 'dữ liệu của bạn: my-data/villages.csv, …',
    exitCodes: 'Mã thoát: 0 là xong, 2 là dữ liệu hoặc cách gọi sai, 1 là lỗi của phusong.',
  },
} as const satisfies Record<Language, unknown>;

/** The overview of all commands. */
export function renderOverview(commands: readonly Command[], language: Language): string {
  const words = WORDS[language];
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
  const words = WORDS[language];
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
