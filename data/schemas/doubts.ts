import { isAmbiguousNumber, parseNumber } from '../parse-number.ts';
import { quote } from './fault.ts';

/** Codes of the warnings that a single cell can earn. */
export type DoubtCode = 'rounded-count' | 'partial-date' | 'ambiguous-number';

/** A doubt, the text that completes its sentence, and what it says, as data. */
export interface DoubtFound {
  readonly code: DoubtCode;
  readonly text: string;
  readonly facts: { readonly written: string; readonly taken: string | number };
}

/**
 * What is doubtful about a cell that was accepted: a code and a text that completes a sentence beginning with the
 * column's name; or `null`. `raw` is the cell as written, `value` what it was taken for.
 */
export type Doubt = (raw: unknown, value: unknown, decimalComma: boolean) => DoubtFound | null;

const found = (code: DoubtCode, raw: unknown, taken: string | number, say: (shown: string) => string): DoubtFound => {
  const written = quote(raw);
  return { code, text: say(written), facts: { written, taken } };
};

/** Doubts a count with a fraction, which was rounded. */
export const roundedCount: Doubt = (raw, value) => {
  const written = typeof raw === 'string' ? parseNumber(raw.trim(), true) : raw;
  if (typeof written !== 'number' || typeof value !== 'number' || written === value || Number.isNaN(written))
    return null;
  return found('rounded-count', raw, value, (shown) => `${shown} is not a whole number; it was read as ${value}`);
};

/** Doubts a date without its day, which was taken for the first one. */
export const partialDate: Doubt = (raw, value) => {
  if ((typeof raw !== 'string' && typeof raw !== 'number') || typeof value !== 'string') return null;
  const written = String(raw).trim();
  if (written.length >= 8) return null;
  return found('partial-date', raw, value, (shown) => `${shown} does not name a day; it was read as ${value}`);
};

/** Doubts a number such as `1,800` in a file that does not write decimal commas: it was read as 1.8. */
export const ambiguousNumber: Doubt = (raw, value, decimalComma) => {
  if (decimalComma || typeof raw !== 'string' || typeof value !== 'number' || !isAmbiguousNumber(raw.trim()))
    return null;
  return found(
    'ambiguous-number',
    raw,
    value,
    (shown) => `${shown} can be read in two ways; it was read as ${value}, so write the number without a comma`,
  );
};
