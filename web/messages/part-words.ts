import { type Language, useApp } from '../state/app-state.ts';

/** The words of a feature that is fetched when first wanted, in the language that the page speaks. */
export const useWordsOf = <Words>(words: Readonly<Record<Language, Words>>): Words =>
  words[useApp(({ language }) => language)];
