import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { cosine, sine } from '../../../engine/geodesy/trig.ts';
import { seededRandom } from './seeded.ts';

describe('sine and cosine', () => {
  const random = seededRandom(20);
  const angles = Array.from({ length: 20_000 }, (_, k) => (random() - 0.5) * (k % 2 === 0 ? Math.PI : 20));

  it('are those of the engine’s own library to the last bit or two', () => {
    for (const x of angles) {
      expect(Math.abs(sine(x) - Math.sin(x))).toBeLessThan(2.3e-16);
      expect(Math.abs(cosine(x) - Math.cos(x))).toBeLessThan(2.3e-16);
    }
  });

  it('are exact where they can be, odd and even', () => {
    expect([sine(0), cosine(0), sine(1e-300)]).toEqual([0, 1, 1e-300]);
    expect([sine(Number.NaN), cosine(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
    for (const x of angles.slice(0, 1000)) {
      expect(sine(-x)).toBe(-sine(x));
      expect(cosine(-x)).toBe(cosine(x));
      expect(Math.abs(sine(x) ** 2 + cosine(x) ** 2 - 1)).toBeLessThan(5e-16);
    }
  });

  it('are the same bits everywhere', () => {
    const hash = createHash('sha256');
    for (const x of angles) hash.update(new Uint8Array(Float64Array.of(sine(x), cosine(x)).buffer));
    expect(hash.digest('hex').slice(0, 16)).toBe('e0d9e8231cc8c126');
  });
});
