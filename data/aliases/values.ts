import { fold, remember } from './fold.ts';
import values from './values.json' with { type: 'json' };

/** The enumerations that have spellings of their own; `boolean` answers `true` or `false`. */
export type ValueKind = keyof typeof values.kinds;

const EMPTY: ReadonlySet<string> = new Set(values.empty);
const UNKNOWN: ReadonlySet<string> = new Set(values.unknown.map(fold));
const NO_COMPANY: ReadonlySet<string> = new Set(values.noCompany.map(fold));

/** Whether a trimmed cell says nothing, in any column: `<NA>`, `null`, `N/A`, … */
export const saysNothing = (text: string): boolean => EMPTY.has(text);

/** Whether a trimmed cell says nothing where no name can stand, as of numbers: a dash or `chưa rõ` means that there too. */
export const saysUnknown = (text: string): boolean => EMPTY.has(text) || UNKNOWN.has(fold(text));

/** Whether a trimmed cell says that there is no company, or none that is known: `không`, `0`, `-`, `chưa rõ`. */
export const saysNoCompany: (text: string) => boolean = remember(
  (text) => saysUnknown(text) || NO_COMPANY.has(fold(text)),
);

/** What may stand behind a spelling without changing its meaning: the band of a generation, `LTE 1800`, `GSM 900 MHz`. */
const SUFFIXES: Readonly<Partial<Record<ValueKind, readonly string[]>>> = values.suffixes;

/** What people write between several values. */
const BETWEEN_VALUES = /[;|\n,/+&–-]|\s+/u;

function lookup(kind: ValueKind): (text: string) => string | null {
  const table = new Map<string, string>();
  const spellings: Readonly<Record<string, readonly string[]>> = values.kinds[kind];
  for (const value of Object.keys(spellings)) table.set(fold(value), value);
  for (const [value, aliases] of Object.entries(spellings)) {
    for (const alias of aliases) if (!table.has(fold(alias))) table.set(fold(alias), value);
  }
  const named = [...table].filter(([spelling]) => /\p{L}/u.test(spelling));
  for (const [spelling, value] of named) {
    for (const suffix of SUFFIXES[kind] ?? [])
      table.set(spelling + suffix, value).set(`${spelling}${suffix}mhz`, value);
  }
  return remember((text) => table.get(fold(text)) ?? null);
}

const lookups = new Map<ValueKind, (text: string) => string | null>();

/** The canonical value that a text means in an enumeration, or `null` where it means none of them. */
export function canonicalValue(kind: ValueKind, text: string): string | null {
  let find = lookups.get(kind);
  if (find === undefined) {
    find = lookup(kind);
    lookups.set(kind, find);
  }
  return find(text);
}

/** The values that a text names together, as `3G/4G` does; empty where a piece of it means none. */
export function partValues(kind: ValueKind, text: string): readonly string[] {
  const pieces = text.split(BETWEEN_VALUES).filter((piece) => piece !== '');
  const parts = pieces.flatMap((piece) => canonicalValue(kind, piece) ?? []);
  return parts.length === pieces.length ? [...new Set(parts)] : [];
}

/** The canonical values of an enumeration, in its own order. */
export const canonicalValues = (kind: ValueKind): readonly string[] => Object.keys(values.kinds[kind]);
