import { expect } from 'vitest';

/** Words of English sentences that are none of Vietnamese. */
const ENGLISH =
  /(?<!\p{L})(the|is|are|was|not|has|have|holds|must|row|rows|file|files|which|and|or|of|with|such|unknown|missing|entry|entries|invalid|expected|than|needs|there)(?!\p{L})/iu;

/** A sentence without what it quotes, and without names, keys, codes and values of files. */
const inWords = (text: string): string =>
  text.replace(/"[^"]*"|`[^`]*`|\{[^}]*\}|\([^)]*ID\)|[\w-]*[\w-]*[._/-][\w./-]+/g, '');

/** Throws where a sentence is not all Vietnamese, or speaks of what is not there. */
export function expectVietnamese(text: string): void {
  expect(text).toMatch(/[à-ỹđ]/i);
  expect(inWords(text), text).not.toMatch(ENGLISH);
  expect(text).not.toMatch(/undefined|NaN(?!`)|\[object/);
}
