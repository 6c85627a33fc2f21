import { parseArgs } from 'node:util';
import { type Arguments, COMMON_OPTIONS, type Command, type OptionSpec } from './command.ts';
import { UserError } from './errors.ts';
import { suggest } from './suggest.ts';

/** The arguments of a call of `command`. Throws a `UserError` that names what is wrong and where the help is. */
export function parseArguments(command: Command, argv: readonly string[]): Arguments {
  const specs: Readonly<Record<string, OptionSpec>> = { ...command.options, ...COMMON_OPTIONS };
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { type, short }]) => [
      name,
      { type, multiple: true, ...(short === undefined ? {} : { short }) },
    ]),
  );
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const refuse = (message: string): never => {
    throw new UserError(message, `See: phusong ${command.name} --help`);
  };

  const positionals: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (spec === undefined)
      return refuse(`unknown option ${token.rawName}${suggest(token.name, Object.keys(specs)).replace('"', '"--')}`);
    if (spec.type === 'boolean' && token.value !== undefined) return refuse(`${token.rawName} takes no value`);
    const isMissing =
      token.value === undefined || token.value === '' || (!token.inlineValue && /^-./.test(token.value));
    if (spec.type === 'string' && isMissing)
      return refuse(`${token.rawName} needs a value: --${token.name} ${spec.value}`);
    const values = given.get(token.name) ?? [];
    if (values.length > 0 && spec.type === 'string' && !spec.multiple)
      return refuse(`${token.rawName} is given more than once`);
    given.set(token.name, [...values, token.value ?? '']);
  }
  if (!given.has('help')) checkPositionals(command, positionals, refuse);
  return {
    positionals,
    flag: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
  };
}

function checkPositionals(command: Command, positionals: readonly string[], refuse: (message: string) => never): void {
  const missing = command.positionals.find(({ required }, i) => required && i >= positionals.length);
  if (missing !== undefined) refuse(`${command.name} needs ${missing.name}: ${missing.help}`);
  const extra = positionals[command.positionals.length];
  if (extra !== undefined) refuse(`${command.name} does not know what to do with "${extra}"`);
}

/** The whole number that an option gives, or `fallback` where it is absent. */
export function wholeNumber(args: Arguments, name: string, least: number, most: number): number | undefined {
  const text = args.value(name);
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UserError(`--${name} ${text} is not a whole number from ${least} to ${most}`);
}
