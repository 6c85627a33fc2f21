/** Words of up to so many bytes are kept, and so many of them; both suffice for the member names of any format. */
const MOST_BYTES = 24;
const SLOTS = 64;

interface Word {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** The word that was seen last of all those that share a slot. */
const words = new Array<Word | null>(SLOTS).fill(null);

/** Member names differ in length or in their ends. */
const slotOf = (bytes: Uint8Array, start: number, end: number): number =>
  (end - start + 5 * bytes[start] + 11 * bytes[end - 1]) % SLOTS;

/** The text of the bytes [start, end) where it is remembered, else `null`: the same names stand in every row of a file. */
export function recallWord(bytes: Uint8Array, start: number, end: number): string | null {
  if (end <= start || end - start > MOST_BYTES) return null;
  const word = words[slotOf(bytes, start, end)];
  if (word === null || word.bytes.length !== end - start) return null;
  for (let k = 0; k < word.bytes.length; k++) if (word.bytes[k] !== bytes[start + k]) return null;
  return word.text;
}

/** Remembers the text that the bytes [start, end) were decoded to; a text with a backslash means something else. */
export function rememberWord(bytes: Uint8Array, start: number, end: number, text: string): void {
  if (end <= start || end - start > MOST_BYTES || text.includes('\\')) return;
  words[slotOf(bytes, start, end)] = { bytes: bytes.slice(start, end), text };
}
