import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeWtf8, encodeWtf8 } from '../../../engine/pack/wtf8.ts';
import { xxhash32 } from '../../../engine/pack/xxhash32.ts';

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('XXH32', () => {
  // The digests of the reference implementation (xxhsum -H0) for these texts.
  it.each([
    ['', 0x02cc5d05],
    ['a', 0x550d7456],
    ['abc', 0x32d153ff],
    ['Nobody inspects the spammish repetition', 0xe2293b2f],
  ])('of %j is the published one', (text, digest) => {
    expect(xxhash32(ascii(text))).toBe(digest);
  });
  it('does not depend on where the bytes lie', () => {
    const bytes = Uint8Array.from({ length: 100 }, (_, k) => k * 37);
    for (let from = 0; from < 9; from++) {
      const moved = new Uint8Array(120);
      moved.set(bytes, from);
      expect(xxhash32(moved.subarray(from, from + 100))).toBe(xxhash32(bytes));
    }
  });
});

describe('WTF-8', () => {
  const anyText = fc.array(fc.oneof(fc.nat(0xffff), fc.nat(0x7f), fc.constantFrom(0xd83d, 0xde00)), { maxLength: 60 });

  it('gives every string back, halves of pairs included', () => {
    fc.assert(
      fc.property(anyText, (units) => {
        const text = String.fromCharCode(...units);
        expect(decodeWtf8(encodeWtf8(text))).toBe(text);
      }),
    );
  });
  it('is UTF-8 where the text is well-formed', () => {
    for (const text of ['', 'Thôn Nà Phát, xã Bản Bo', '日本 🛰 x', 'ế'.repeat(20_000)])
      expect(encodeWtf8(text)).toEqual(new TextEncoder().encode(text));
  });
  it('keeps long texts whole, wherever they are cut inside', () => {
    for (const pad of [0, 1, 2, 3]) {
      const text = 'x'.repeat(8190 + pad) + '🛰ế'.repeat(9000);
      expect(decodeWtf8(encodeWtf8(text))).toBe(text);
    }
  });
});
