/** A sentence with each `{name}` in it replaced by what `textOf` gives for the name. */
export const fillSentence = (sentence: string, textOf: (name: string) => string): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => textOf(name));
