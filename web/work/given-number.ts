/** The number of a document; empty where it has none yet and only its kind is known, as `/KH-UBND` of a draft. */
export const givenNumber = (number: string): string => (number.startsWith('/') ? '' : number);
