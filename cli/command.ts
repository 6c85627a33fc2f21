import type { Language } from './messages/index.ts';
import type { Terminal } from './terminal.ts';

/** A text of the help in every language of the command line. */
export type HelpText = Readonly<Record<Language, string>>;

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** How the value is called in the help, as `DIR`. */
  readonly value?: string;
  readonly multiple?: boolean;
  readonly short?: string;
  readonly help: HelpText;
}

export interface PositionalSpec {
  readonly name: string;
  readonly required: boolean;
  readonly help: HelpText;
}

/** The arguments of one call, checked for shape: known options, values where they belong. */
export interface Arguments {
  readonly positionals: readonly string[];
  flag(name: string): boolean;
  /** The last value given for an option. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

export interface Command {
  readonly name: string;
  /** One line for the overview. */
  readonly summary: HelpText;
  /** A few sentences for the command's own help. */
  readonly description: HelpText;
  readonly positionals: readonly PositionalSpec[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Calls worth copying. */
  readonly examples: readonly string[];
  run(terminal: Terminal, args: Arguments): Promise<void>;
}

/** Options that every command takes. */
export const COMMON_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  help: { type: 'boolean', short: 'h', help: { en: 'show this help', vi: 'hiện hướng dẫn này' } },
  lang: {
    type: 'string',
    value: 'vi|en',
    help: {
      en: 'language of tables and messages (default: from LANG, else en)',
      vi: 'ngôn ngữ của bảng và thông báo (mặc định: theo LANG, nếu không thì en)',
    },
  },
};

export const JSON_OPTION: OptionSpec = {
  type: 'boolean',
  help: { en: 'print JSON for a program to read', vi: 'in JSON cho chương trình khác đọc' },
};

/** The folder that a command writes. */
export const OUT_OPTION: OptionSpec = {
  type: 'string',
  value: 'OUT',
  help: {
    en: 'the folder to write; made if need be (required)',
    vi: 'thư mục để ghi; được tạo nếu chưa có (bắt buộc)',
  },
};

/** The dataset that a command reads: layer files, or packed ones as well. */
export const DIR_OF_LAYERS: PositionalSpec = {
  name: 'DIR',
  required: false,
  help: {
    en: 'the folder of layer files; may be left out with --layer',
    vi: 'thư mục chứa các tệp lớp; có thể bỏ khi dùng --layer',
  },
};
export const DIR_OR_PACKED: PositionalSpec = {
  ...DIR_OF_LAYERS,
  help: {
    en: 'the folder of layer files, or a file that phusong pack wrote; may be left out with --layer',
    vi: 'thư mục chứa các tệp lớp, hoặc tệp do phusong pack ghi; có thể bỏ khi dùng --layer',
  },
};
