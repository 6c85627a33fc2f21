/** The kinds of cell that the layers' columns are made of: Zod schemas from a raw cell to its canonical value. */
import { z } from 'zod';
import {
  canonicalOperator,
  canonicalValue,
  partCompanies,
  partValues,
  saysNoCompany,
  saysNothing,
  saysUnknown,
  type ValueKind,
} from '../aliases/index.ts';
import { parseNumber } from '../parse-number.ts';
import { type CellContext, fault, quote } from './fault.ts';
import { dayOfSerial, firstDay, parseDate } from './parse-date.ts';

type Read<T> = (raw: unknown, ctx: CellContext) => T;

/** A cell that may be absent from its row. */
const cell = <T>(read: Read<T>): z.ZodType<T> => z.unknown().optional().transform(read) as unknown as z.ZodType<T>;

/** A cell that must say something; a read that has already reported its fault gives `undefined`. */
const demanded = <T>(read: Read<T | null>): z.ZodType<T> =>
  cell((raw, ctx) => {
    const value = read(raw, ctx);
    return value === null ? missing(ctx) : value;
  });

const missing = (ctx: CellContext): never => fault(ctx, 'missing-value', 'is required but empty');

/** No token for "nothing" is longer than this, so a longer cell needs no look-up. */
const LONGEST_NOTHING = 8;

function readText(raw: unknown, ctx: CellContext): string | null {
  if (typeof raw === 'string') {
    const text = raw.trim();
    return text.length <= LONGEST_NOTHING && saysNothing(text) ? null : text.normalize('NFC');
  }
  if (raw === undefined || raw === null || Number.isNaN(raw)) return null;
  if (typeof raw === 'number' || typeof raw === 'boolean' || typeof raw === 'bigint') return String(raw);
  return fault(ctx, 'not-text', `is ${quote(raw)} where a text is expected`, { value: quote(raw) });
}

/** Names that the outputs give to sets of operators. */
const RESERVED = new Set(['any', 'all', 'best', '*']);

/** Whether a company's canonical name is a word of the outputs. */
export const isReservedName = (name: string): boolean => RESERVED.has(name);

function readCompany(raw: unknown, ctx: CellContext): string | null {
  const text = readText(raw, ctx);
  if (text === null || text === undefined) return text;
  if (saysNoCompany(text)) return null;
  const name = canonicalOperator(text);
  if (isReservedName(name))
    return fault(ctx, 'reserved-name', `'${name}' is a word of the outputs, not a company's name`, { value: name });
  return name;
}

/** A row speaks of one operator: a cell that names several would count as a company of its own. */
function readOperator(raw: unknown, ctx: CellContext): string | null {
  const name = readCompany(raw, ctx);
  return name ? orSeveral(name, partCompanies(String(raw)), raw, ctx) : name;
}

/** The value of a cell that names one; a fault where its parts are several. */
function orSeveral<T>(value: T, parts: readonly string[], raw: unknown, ctx: CellContext): T {
  if (parts.length < 2) return value;
  const facts = { value: quote(raw), parts: parts.join(', ') };
  return fault(ctx, 'several-values', `${facts.value} names several (${facts.parts}); write one row for each`, facts);
}

/** Names are parted by `;` or `|`; by `,` `/` or `+` too when every piece is a known company. */
function splitCompanies(text: string): readonly string[] {
  const pieces = text.split(/[;|\n]/).flatMap((piece) => {
    const parts = partCompanies(piece);
    return parts.length > 0 ? parts : [piece.trim()];
  });
  return pieces.filter((name) => !saysNoCompany(name));
}

function readCompanies(raw: unknown, ctx: CellContext): readonly string[] {
  const texts = Array.isArray(raw) ? raw.map((item) => readText(item, ctx)) : [readText(raw, ctx)];
  const names = texts.flatMap((text) => (text ? splitCompanies(text) : [])).map(canonicalOperator);
  return [...new Set(names)];
}

function readChoice<T extends string>(kind: ValueKind, values: readonly T[]): Read<T | null> {
  return (raw, ctx) => {
    const text = readText(raw, ctx);
    if (text === null || text === undefined) return text;
    const value = canonicalValue(kind, text);
    const parts = value === null ? partValues(kind, text) : [];
    if (value !== null || parts.length > 1) return orSeveral(value as T, parts, raw, ctx);
    const facts = { value: quote(raw), allowed: values.join(', ') };
    return fault(ctx, 'bad-value', `${facts.value} is not one of ${facts.allowed}`, facts);
  };
}

function readFlag(raw: unknown, ctx: CellContext): boolean | null {
  if (typeof raw === 'boolean') return raw;
  const text = readText(raw, ctx);
  if (text === null || text === undefined) return text;
  const value = canonicalValue('boolean', text);
  if (value === null && saysUnknown(text)) return null;
  if (value === null)
    return fault(ctx, 'not-yes-or-no', `${quote(raw)} is neither yes (true, có, 1) nor no (false, không, 0)`, {
      value: quote(raw),
    });
  return value === 'true';
}

/** The limits of a column of numbers, both included. */
export interface NumberLimits {
  readonly min: number;
  readonly max: number;
  /** Holds whole numbers: points and commas part thousands, a fraction is rounded. */
  readonly isWhole?: boolean;
  /** May be written as a percentage: `97 %` is 0.97. */
  readonly isShare?: boolean;
}

function readNumber(limits: NumberLimits): Read<number | null> {
  const { min, max, isWhole = false, isShare = false } = limits;
  return (raw, ctx) => {
    let value: number | null;
    if (typeof raw === 'number') value = Number.isNaN(raw) ? null : raw;
    else {
      const text = typeof raw === 'boolean' ? raw : readText(raw, ctx);
      if (text === null || text === undefined) return text;
      if (typeof text === 'boolean')
        return fault(ctx, 'not-a-number', `${text} is not a number`, { value: String(text) });
      const isPercent = isShare && text.endsWith('%');
      value = parseNumber(isPercent ? text.slice(0, -1).trim() : text, isWhole);
      if (Number.isNaN(value))
        return fault(ctx, 'not-a-number', `${quote(raw)} is not a number`, { value: quote(raw) });
      if (isPercent && value !== null) value /= 100;
    }
    if (value === null) return null;
    if (value < min || value > max) return outside(ctx, raw, limits);
    return (isWhole ? Math.round(value) : value) + 0;
  };
}

function outside(ctx: CellContext, raw: unknown, { min, max }: NumberLimits): never {
  const value = typeof raw === 'string' ? raw.trim() : quote(raw);
  return min === 0 && value.startsWith('-')
    ? fault(ctx, 'out-of-range', `${value} is negative`, { reason: 'negative', value })
    : fault(ctx, 'out-of-range', `${value} is outside ${min}..${max}`, { value, min, max });
}

function readDate(shape: 'day' | 'moment' | 'period'): Read<string | null> {
  return (raw, ctx) => {
    const text = readText(raw, ctx);
    if (text === null || text === undefined) return text;
    const parsed = parseDate(text);
    const serial = parsed === null ? dayOfSerial(text) : null;
    if (serial !== null) {
      const claim = `${text} is a spreadsheet's number of the day ${serial}; format the column as dates and save it again`;
      return fault(ctx, 'bad-date', claim, { reason: 'serial', value: text, date: serial });
    }
    if (parsed === null)
      return fault(ctx, 'bad-date', `${quote(raw)} is not a date such as 2023-03-15 or 15/03/2023`, {
        value: quote(raw),
      });
    if (shape === 'moment' && parsed.time !== '') return `${parsed.date}T${parsed.time.replace(',', '.')}`;
    return shape === 'day' ? firstDay(parsed.date) : parsed.date;
  };
}

/** Text in NFC without outer spaces, or `null`. */
export const text = () => cell(readText);
export const requiredText = () => demanded(readText);

/** A company's canonical name, or `null`. */
export const company = () => cell(readCompany);

/** As {@link company}, of a row that can speak of one alone. */
export const operator = () => cell(readOperator);
export const requiredOperator = () => demanded(readOperator);

/** Distinct canonical names of companies, in the order of the cell. */
export const companies = () => cell(readCompanies);

/** One of `values`, in any spelling of the alias table, or `null`. */
export const choice = <T extends string>(kind: ValueKind, values: readonly T[]) => cell(readChoice(kind, values));
export const requiredChoice = <T extends string>(kind: ValueKind, values: readonly T[]) =>
  demanded(readChoice(kind, values));

/** As {@link choice}; `fallback` where the cell is empty. */
export function choiceOr<T extends string>(kind: ValueKind, values: readonly T[], fallback: T) {
  const read = readChoice(kind, values);
  return cell((raw, ctx) => read(raw, ctx) ?? fallback);
}

/** Yes, no, or `null`. */
export const flag = () => cell(readFlag);
export const flagOr = (fallback: boolean) => cell((raw, ctx) => readFlag(raw, ctx) ?? fallback);

/** A number within limits, or `null`. */
export const number = (limits: NumberLimits) => cell(readNumber(limits));
export const requiredNumber = (limits: NumberLimits) => demanded(readNumber(limits));

/** A count of people, households: whole, from 0 to a hundred million (more than a country's). */
export const count = () => number({ min: 0, max: 1e8, isWhole: true });

/** An ISO date; a year or a month alone is its first day. */
export const day = () => cell(readDate('day'));
/** An ISO date or date-time. */
export const moment = () => cell(readDate('moment'));
/** An ISO date, month or year. */
export const requiredPeriod = () => demanded(readDate('period'));
