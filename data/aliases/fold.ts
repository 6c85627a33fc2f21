const MARKS = /\p{M}+/gu;
const SEPARATORS = /[\s\u200b\ufeff_.,:;*#'"’`´()[\]{}|/\\·–—-]+/gu;

/**
 * The key under which an alias is looked up: lower case, without diacritics (đ is d), spaces, underscores, dots or
 * other separators. `Tên thôn`, `TEN_THON` and its decomposed spelling are all `tenthon`.
 */
export const fold = (text: string): string => foldLetters(text).replace(SEPARATORS, '');

/** The words of a text, folded in the same way but kept apart by single blanks: `Bản Sùng-2` is `ban sung 2`. */
export const foldWords = (text: string): string => foldLetters(text).replace(SEPARATORS, ' ').trim();

const foldLetters = (text: string): string =>
  text.normalize('NFKD').replace(MARKS, '').toLowerCase().replaceAll('đ', 'd');

/** Remembers the answers of a pure function of a text, for up to 4,096 distinct texts. */
export function remember<T>(answer: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as T;
    const fresh = answer(text);
    if (answers.size >= 4096) answers.clear();
    answers.set(text, fresh);
    return fresh;
  };
}
