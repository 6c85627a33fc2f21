import type { z } from 'zod';

/** What a settings file holds, or the sentences that say what is wrong with it. */
export type Parsed<T> = { readonly value: T } | { readonly problems: readonly string[] };

/** A JSON text's value; a syntax error is a sentence without the text itself. */
export function parseJson(text: string): Parsed<unknown> {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { problems: [`it is not valid JSON: ${reason.replace(/,? ?"[\s\S]*" is not valid JSON$/, '')}`] };
  }
}

/** One sentence for each issue of a Zod error, each naming its key: `layers.villages.file: expected a text`. */
export function toProblems(error: z.ZodError): string[] {
  return error.issues.flatMap((issue) => {
    const at = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => `unknown key ${at === '' ? key : `${at}.${key}`}`);
    }
    if (issue.code === 'invalid_key') return [`unknown key ${at}`];
    return [at === '' ? issue.message : `${at}: ${issue.message}`];
  });
}
