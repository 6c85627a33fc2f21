import { foldWords } from '../../data/aliases/index.ts';
import type { List } from './list.ts';

/** Rows that are folded between two yields. */
const FOLD_STEP = 512;

/** What is searched in each row: its words without diacritics, each after a blank. */
export function* searchTexts({ count, searchedOf }: List): Generator<void, string[]> {
  const texts: string[] = [];
  for (let row = 0; row < count; row++) {
    texts.push(searchable(searchedOf(row)));
    if (row % FOLD_STEP === FOLD_STEP - 1) yield;
  }
  return texts;
}

/** The words of some texts as they are searched. */
export const searchable = (texts: readonly string[]): string => ` ${texts.map(foldWords).join(' ')}`;

/** Whether a text of `searchTexts` has, for each word of the search, a word that begins with it. */
export function matcherOf(search: string): (text: string) => boolean {
  const words = foldWords(search)
    .split(' ')
    .filter(Boolean)
    .map((word) => ` ${word}`);
  return (text) => words.every((word) => text.includes(word));
}

/** Whether there is anything to search for. */
export const isSearch = (search: string): boolean => foldWords(search) !== '';
