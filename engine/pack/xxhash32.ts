/** The five primes of the algorithm, as 32-bit integers. */
const PRIME_1 = 0x9e3779b1 | 0;
const PRIME_2 = 0x85ebca77 | 0;
const PRIME_3 = 0xc2b2ae3d | 0;
const PRIME_4 = 0x27d4eb2f | 0;
const PRIME_5 = 0x165667b1 | 0;

/**
 * The XXH32 checksum of the bytes with seed 0, an unsigned 32-bit number. It finds damage, it proves nothing about intent.
 *
 * Collet, xxHash fast digest algorithm, https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md; words are read in
 * the byte order of the machine, so that the digest is that of the specification where the machine is little-endian.
 */
export function xxhash32(bytes: Uint8Array): number {
  const aligned = (bytes.byteOffset & 3) === 0 ? bytes : bytes.slice();
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2);
  let hash = PRIME_5;
  let at = 0;
  if (words.length >= 4) {
    let a = (PRIME_1 + PRIME_2) | 0;
    let b = PRIME_2;
    let c = 0;
    let d = -PRIME_1 | 0;
    for (const last = words.length - 4; at <= last; at += 4) {
      a = stir(a, words[at]);
      b = stir(b, words[at + 1]);
      c = stir(c, words[at + 2]);
      d = stir(d, words[at + 3]);
    }
    hash = ((a << 1) | (a >>> 31)) + ((b << 7) | (b >>> 25)) + ((c << 12) | (c >>> 20)) + ((d << 18) | (d >>> 14));
  }
  hash = (hash + aligned.length) | 0;
  for (; at < words.length; at++) hash = Math.imul(turn(hash + Math.imul(words[at], PRIME_3), 17), PRIME_4);
  for (let k = at * 4; k < aligned.length; k++)
    hash = Math.imul(turn(hash + Math.imul(aligned[k], PRIME_5), 11), PRIME_1);
  hash = Math.imul(hash ^ (hash >>> 15), PRIME_2);
  hash = Math.imul(hash ^ (hash >>> 13), PRIME_3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const stir = (lane: number, word: number): number => Math.imul(turn(lane + Math.imul(word, PRIME_2), 13), PRIME_1);

const turn = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));
