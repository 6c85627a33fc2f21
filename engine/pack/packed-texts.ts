import { inconsistent } from './packed-checks.ts';
import type { OpenedSections, Section } from './packed-sections.ts';
import { decodeWtf8, encodeWtf8 } from './wtf8.ts';

/** Set in the end of a text that is `null`. */
const NULL_BIT = 0x80000000;

/** A column of texts as two sections: all texts one after the other, and where each ends, counted in UTF-16 units. */
export function textSections(name: string, texts: readonly (string | null)[]): Section[] {
  const ends = new Uint32Array(texts.length);
  const stated: string[] = [];
  let end = 0;
  texts.forEach((text, row) => {
    if (text !== null) {
      stated.push(text);
      end += text.length;
    }
    ends[row] = text === null ? (end | NULL_BIT) >>> 0 : end;
  });
  return [
    { name, data: encodeWtf8(stated.join('')) },
    { name: `${name}.end`, data: ends },
  ];
}

/** The texts of a column; they are decoded together and share their memory. */
export function readTexts(file: OpenedSections, name: string, count: number, mayBeNull: boolean): (string | null)[] {
  const all = decodeWtf8(file.take(name, 'u8'));
  const ends = file.take(`${name}.end`, 'u32', count);
  const texts = new Array<string | null>(count);
  let start = 0;
  for (let row = 0; row < count; row++) {
    const end = ends[row] & ~NULL_BIT;
    const isNull = ends[row] >= NULL_BIT;
    if (end < start || end > all.length || (isNull && (!mayBeNull || end !== start))) throw inconsistent(name);
    texts[row] = isNull ? null : all.slice(start, end);
    start = end;
  }
  if (start !== all.length) throw inconsistent(name);
  return texts;
}
