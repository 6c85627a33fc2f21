import { parseArgs } from 'node:util';
import { nearest } from '../data/nearest.ts';
import { type Arguments, COMMON_OPTIONS, type Command, type OptionSpec } from './command.ts';
import { type Told, UserError } from './errors.ts';

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
  const refuse = (told: Told): never => {
    throw new UserError(told, (say) => say.seeHelp(command.name));
  };

  const positionals: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (spec === undefined) {
      const near = nearest(token.name, Object.keys(specs));
      return refuse((say) => say.unknownOption(token.rawName, near === null ? null : `--${near}`));
    }
    if (spec.type === 'boolean' && token.value !== undefined) return refuse((say) => say.takesNoValue(token.rawName));
    const isMissing =
      token.value === undefined || token.value === '' || (!token.inlineValue && /^-./.test(token.value));
    if (spec.type === 'string' && isMissing)
      return refuse((say) => say.needsValue(token.rawName, `--${token.name} ${spec.value}`));
    const values = given.get(token.name) ?? [];
    if (values.length > 0 && spec.type === 'string' && !spec.multiple)
      return refuse((say) => say.givenTwice(token.rawName));
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

function checkPositionals(command: Command, positionals: readonly string[], refuse: (told: Told) => never): void {
  const missing = command.positionals.find(({ required }, i) => required && i >= positionals.length);
  if (missing !== undefined)
    refuse((say, language) => say.needsArgument(command.name, missing.name, missing.help[language]));
  const extra = positionals[command.positionals.length];
  if (extra !== undefined) refuse((say) => say.extraArgument(command.name, extra));
}

/** The whole number that an option gives, or `fallback` where it is absent. */
export function wholeNumber(args: Arguments, name: string, least: number, most: number): number | undefined {
  const text = args.value(name);
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UserError((say) => say.notWhole(name, text, least, most));
}
