/**
 * UTF-8 that can also hold half a surrogate pair, as JavaScript strings can: every string comes back as it was.
 * Sapin, The WTF-8 encoding, https://simonsapin.github.io/wtf-8/. Well-formed text is plain UTF-8.
 */

/** Characters are made this many at a time; engines limit the number of arguments of a call. */
const UNITS_PER_CALL = 8192;

/** The text as bytes. */
export function encodeWtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(encodedLength(text));
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[at++] = unit;
    } else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else if (isPair(text, i)) {
      const point = text.codePointAt(i)!;
      bytes[at++] = 0xf0 | (point >> 18);
      bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[at++] = 0x80 | (point & 0x3f);
      i++;
    } else {
      bytes[at++] = 0xe0 | (unit >> 12);
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[at++] = 0x80 | (unit & 0x3f);
    }
  }
  return bytes;
}

function encodedLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (isPair(text, i)) {
      length += 4;
      i++;
    } else length += 3;
  }
  return length;
}

/** Whether a surrogate pair starts at this unit. */
const isPair = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;

/** The text of bytes that {@link encodeWtf8} made; of other bytes some text, never an error. */
export function decodeWtf8(bytes: Uint8Array): string {
  const units = new Uint16Array(Math.min(bytes.length, UNITS_PER_CALL + 1));
  let text = '';
  let count = 0;
  for (let k = 0; k < bytes.length; ) {
    const byte = bytes[k++];
    if (byte < 0x80) units[count++] = byte;
    else if (byte < 0xe0) units[count++] = ((byte & 0x1f) << 6) | (bytes[k++] & 0x3f);
    else if (byte < 0xf0) units[count++] = ((byte & 0x0f) << 12) | ((bytes[k++] & 0x3f) << 6) | (bytes[k++] & 0x3f);
    else {
      const high = ((byte & 7) << 18) | ((bytes[k++] & 0x3f) << 12);
      const point = (high | ((bytes[k++] & 0x3f) << 6) | (bytes[k++] & 0x3f)) - 0x10000;
      units[count++] = 0xd800 | ((point >> 10) & 0x3ff);
      units[count++] = 0xdc00 | (point & 0x3ff);
    }
    if (count >= UNITS_PER_CALL) {
      text += textOf(units, count);
      count = 0;
    }
  }
  return text + textOf(units, count);
}

const textOf = (units: Uint16Array, count: number): string =>
  String.fromCharCode.apply(null, units.subarray(0, count) as unknown as number[]);
