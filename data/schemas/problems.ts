import type { z } from 'zod';
import { type SettingsFault, settingsFault, settingsSentence, toSettingsFaults } from './settings-faults.ts';

/** What a settings file holds, or what is wrong with it: as data, and each as an English sentence. */
export type Parsed<T> = { readonly value: T } | Faulty;

export interface Faulty {
  readonly faults: readonly SettingsFault[];
  readonly problems: readonly string[];
}

export const faulty = (faults: readonly SettingsFault[]): Faulty => ({
  faults,
  problems: faults.map(settingsSentence),
});

/** What a schema makes of a value, or what is wrong with it: one fault for each key, at most `most`. */
export function parseWith<Schema extends z.ZodType>(
  schema: Schema,
  json: unknown,
  most = Number.POSITIVE_INFINITY,
): Parsed<z.output<Schema>> {
  const result = schema.safeParse(json);
  return result.success ? { value: result.data } : faulty(toSettingsFaults(result.error, json).slice(0, most));
}

/** A JSON text's value; a syntax error is told without the text itself. */
export function parseJson(text: string): Parsed<unknown> {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    const detail = reason.replace(/,? ?"[\s\S]*" is not valid JSON$/, '');
    return faulty([settingsFault('not-json', { detail, ...placeInJson(text.replace(/^\ufeff/, ''), reason) })]);
  }
}

/** Where a text stops being JSON by what the parser says of it, empty where it does not say. */
export function placeInJson(text: string, reason: string): { readonly line?: number; readonly column?: number } {
  const [, line, column] = /line (\d+) column (\d+)/.exec(reason) ?? [];
  if (line !== undefined) return { line: Number(line), column: Number(column) };
  const [, position] = /at position (\d+)/.exec(reason) ?? [];
  const isAtEnd = /end of JSON input|Unterminated string/.test(reason);
  if (position === undefined && !isAtEnd) return {};
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  return { line: before.length, column: before[before.length - 1].length + 1 };
}

/** Whether a value is a JSON object, and no list. */
export const isJsonObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
