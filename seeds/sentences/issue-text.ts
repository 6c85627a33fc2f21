import type { Issue } from '../../data/row.ts';
import type { Language } from '../labels/index.ts';
import { ISSUE_ADVICE } from './issue-advice.ts';
import { SENTENCES_VI } from './issue-sentences-vi.ts';

/** What is wrong with a row, as a sentence in a language; in the reader's own English where the code has no other. */
export function issueSentence({ code, params, further = [], message }: Issue, language: Language): string {
  if (language === 'en') return message;
  const sentences = [{ code, params }, ...further].map((fault) =>
    Object.hasOwn(SENTENCES_VI, fault.code)
      ? SENTENCES_VI[fault.code as keyof typeof SENTENCES_VI](fault.params)
      : null,
  );
  return sentences.every((sentence) => sentence !== null) ? sentences.join('; ') : message;
}

/** What to do about an issue, `null` where nothing is known of its code. */
export const issueAdvice = ({ code }: Pick<Issue, 'code'>, language: Language): string | null =>
  Object.hasOwn(ISSUE_ADVICE, code) ? ISSUE_ADVICE[code as keyof typeof ISSUE_ADVICE][language === 'vi' ? 0 : 1] : null;
