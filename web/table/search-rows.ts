import { foldWords } from '../../data/aliases/index.ts';
import type { List } from './list.ts';

/** Rows that are folded between two yields. */
const FOLD_STEP = 512;

/** What is searched in each row, see `searchable`. */
export function* searchTexts({ count, searchedOf }: List): Generator<void, string[]> {
  const texts: string[] = [];
  for (let row = 0; row < count; row++) {
    texts.push(searchable(searchedOf(row)));
    if (row % FOLD_STEP === FOLD_STEP - 1) yield;
  }
  return texts;
}

/** Some texts as they are searched: their words without diacritics, each after a blank, the texts kept apart. */
export const searchable = (texts: readonly string[]): string => texts.map((text) => ` ${foldWords(text)}`).join('|');

type Match = (text: string) => boolean;

/**
 * Two ways to fit a search, the second for when nothing fits the first: a text of `searchable` has the words next to each
 * other, as `ban sung` in `Bản Sùng Ngòn`, or it has them anywhere. The last letters of a word may be missing.
 */
export function matchersOf(search: string): readonly [asOneName: Match, anywhere: Match] {
  const whole = ` ${foldWords(search)}`;
  const words = whole.match(/ [^ ]+/g) ?? [];
  return [(text) => text.includes(whole), (text) => words.every((word) => text.includes(word))];
}

/** Whether there is anything to search for. */
export const isSearch = (search: string): boolean => foldWords(search) !== '';
