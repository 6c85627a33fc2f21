import { type ByteWindow, UNDERFLOW, unreadable } from './byte-window.ts';
import { recallWord, rememberWord } from './known-words.ts';
import { decodeUtf8 } from './utf8.ts';

export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
const BACKSLASH = 0x5c;

/** Deeper nesting than this is refused; real features stay under ten levels. */
export const MAX_DEPTH = 64;

/** Which closing bytes are awaited, innermost last; one stack suffices, as scans do not interleave. */
const awaited = new Uint8Array(MAX_DEPTH + 1);

/** The first byte that is not white space, or 0 at the end of the window; `pos` stands on it. */
export function peekToken(window: ByteWindow): number {
  const { bytes } = window;
  let pos = window.pos;
  let byte = bytes[pos];
  while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) byte = bytes[++pos];
  window.pos = pos;
  return byte;
}

/** Throws what an unexpected byte at `pos` means: the window ends here, or the text is not JSON. */
export function failUnexpected(window: ByteWindow, expected: string): never {
  if (window.pos >= window.end) throw UNDERFLOW;
  throw unreadable(window, 'not-json', { expected, found: printByte(window.bytes[window.pos]) });
}

function printByte(byte: number): string {
  return byte > 0x20 && byte < 0x7f
    ? `\`${String.fromCharCode(byte)}\``
    : `byte 0x${byte.toString(16).padStart(2, '0')}`;
}

/** Steps over the byte `expected`, or throws. */
export function takeToken(window: ByteWindow, expected: number): void {
  if (peekToken(window) !== expected) failUnexpected(window, `\`${String.fromCharCode(expected)}\``);
  window.pos++;
}

/**
 * True when another member or item follows in a list that `close` ends; steps over the comma or the closing byte.
 * `isFirst` says that nothing has been read from the list yet.
 */
export function takeNext(window: ByteWindow, close: number, isFirst: boolean): boolean {
  const byte = peekToken(window);
  if (byte === close) {
    window.pos++;
    return false;
  }
  if (isFirst) {
    if (byte === 0 && window.pos >= window.end) throw UNDERFLOW;
    return true;
  }
  if (byte !== COMMA) failUnexpected(window, `\`,\` or \`${String.fromCharCode(close)}\``);
  window.pos++;
  if (peekToken(window) === close) throw unreadable(window, 'comma-before-nothing');
  return true;
}

/** Steps over a string whose opening quote is at `pos`. */
export function skipString(window: ByteWindow): void {
  const { bytes } = window;
  let pos = window.pos + 1;
  for (;;) {
    const byte = bytes[pos];
    if (byte === QUOTE) break;
    if (byte === BACKSLASH) {
      if (++pos >= window.end) throw UNDERFLOW;
    } else if (byte < 0x20) {
      window.pos = pos;
      failUnexpected(window, 'the end of a text in quotes');
    }
    pos++;
  }
  if (pos >= window.end) throw UNDERFLOW;
  window.pos = pos + 1;
}

/** The text of the string at the next token; `pos` ends after it. */
export function takeString(window: ByteWindow): string {
  if (peekToken(window) !== QUOTE) failUnexpected(window, 'a text in quotes');
  const start = window.pos;
  skipString(window);
  const known = recallWord(window.bytes, start + 1, window.pos - 1);
  if (known !== null) return known;
  const text = decodeUtf8(window, start + 1, window.pos - 1);
  rememberWord(window.bytes, start + 1, window.pos - 1, text);
  return text.includes('\\') ? String(parseJson(window, start, window.pos).value) : text;
}

/** The member name at the next token, its colon consumed. */
export function takeKey(window: ByteWindow): string {
  const key = takeString(window);
  takeToken(window, COLON);
  return key;
}

/**
 * Steps over one JSON value of any kind, its brackets balanced and never deeper than {@link MAX_DEPTH}.
 * What stands between the brackets is not checked here.
 */
export function skipValue(window: ByteWindow): void {
  let depth = 0;
  for (;;) {
    const byte = peekToken(window);
    if (byte === QUOTE) skipString(window);
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      if (++depth > MAX_DEPTH) throw unreadable(window, 'too-deep', { levels: MAX_DEPTH });
      awaited[depth] = byte === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET;
      window.pos++;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      if (depth === 0 || awaited[depth] !== byte) failUnexpected(window, 'a value');
      depth--;
      window.pos++;
    } else if (depth > 0 && (byte === COMMA || byte === COLON)) window.pos++;
    else skipScalar(window);
    if (depth === 0) return;
  }
}

/** Steps over a number or a word such as `true`; words that are not JSON (`NaN`) are left for the caller to judge. */
function skipScalar(window: ByteWindow): void {
  const { bytes } = window;
  const start = window.pos;
  let pos = start;
  while (isScalarByte(bytes[pos])) pos++;
  window.pos = pos;
  if (pos === start) failUnexpected(window, 'a value');
  if (pos >= window.end && !window.done) throw UNDERFLOW;
}

function isScalarByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    byte === 0x2e ||
    byte === 0x2d ||
    byte === 0x2b
  );
}

/** The value of the bytes [start, end), or why they are not JSON. */
export function parseJson(
  window: ByteWindow,
  start: number,
  end: number,
): { value: unknown; reason?: undefined; word?: undefined } | { value?: undefined; reason: string; word?: string } {
  const text = decodeUtf8(window, start, end);
  try {
    return { value: JSON.parse(text) };
  } catch {
    const word = /(?<![\w"])(-?(?:NaN|Infinity|nan|inf|None|True|False|undefined))(?![\w"])/.exec(text)?.[1];
    return word === undefined
      ? { reason: 'the text between the brackets is not JSON' }
      : { reason: `\`${word}\` is not a JSON value`, word };
  }
}
