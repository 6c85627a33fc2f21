import type { z } from 'zod';
import type { IssueParams } from '../row.ts';

/** What can be wrong with one cell; each is an issue code of its own. */
export type CellFault =
  | 'missing-value'
  | 'not-text'
  | 'bad-value'
  | 'several-values'
  | 'not-a-number'
  | 'out-of-range'
  | 'bad-date'
  | 'not-yes-or-no'
  | 'reserved-name'
  | 'contradiction';

/** The context that Zod hands to a transform. */
export type CellContext = z.core.$RefinementCtx;

/**
 * Reports a cell's fault to Zod and gives back a value that is never seen. `text` completes a sentence that begins
 * with the column's name: `'5,6G' is not one of 2G, 3G`; `params` is what it says, as data.
 */
export function fault(
  ctx: CellContext,
  code: CellFault,
  text: string,
  params: IssueParams = {},
  column?: string,
): never {
  const path = column === undefined ? [] : [column];
  ctx.issues.push({ code: 'custom', input: null, message: text, params: { code, facts: params }, path });
  return undefined as never;
}

/** A cell as a message may print it: one line, in quotes if it is a text, at most 60 characters. */
export function quote(raw: unknown): string {
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
  if (typeof raw !== 'string') return Array.isArray(raw) ? 'a list' : raw === null ? 'null' : 'an object';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters would break the line of a message
  const line = raw.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/gu, ' ').trim();
  return `'${line.length > 60 ? `${line.slice(0, 57)}…` : line}'`;
}
