/** How many columns of a terminal a text takes; every letter that Vietnamese uses takes one when composed. */
export const widthOf = (text: string): number => [...text.normalize('NFC')].length;

export const padLeft = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text;
export const padRight = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** The text in lines of at most `width` columns, broken between words; a longer word is cut. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .normalize('NFC')
    .split(' ')
    .flatMap((whole) => cutWord(whole, width))) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function cutWord(word: string, width: number): string[] {
  const letters = [...word];
  if (letters.length <= width) return [word];
  const pieces: string[] = [];
  for (let from = 0; from < letters.length; from += width) pieces.push(letters.slice(from, from + width).join(''));
  return pieces;
}

/** The text in a colour of the terminal, or as it is. */
export const paint = (text: string, code: number, color: boolean): string =>
  color ? `\u001b[${code}m${text}\u001b[0m` : text;

export const RED = 31;
export const GREEN = 32;
export const YELLOW = 33;
export const BOLD = 1;
export const DIM = 2;
