import type { Terminal } from './terminal.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** How the value is called in the help, as `DIR`. */
  readonly value?: string;
  readonly multiple?: boolean;
  readonly short?: string;
  readonly help: string;
}

export interface PositionalSpec {
  readonly name: string;
  readonly required: boolean;
  readonly help: string;
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
  readonly summary: string;
  /** A few sentences for the command's own help. */
  readonly description: string;
  readonly positionals: readonly PositionalSpec[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Calls worth copying. */
  readonly examples: readonly string[];
  run(terminal: Terminal, args: Arguments): Promise<void>;
}

/** Options that every command takes. */
export const COMMON_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  help: { type: 'boolean', short: 'h', help: 'show this help' },
  lang: { type: 'string', value: 'vi|en', help: 'language of tables and messages (default: from LANG, else en)' },
};

export const JSON_OPTION: OptionSpec = { type: 'boolean', help: 'print JSON for a program to read' };
