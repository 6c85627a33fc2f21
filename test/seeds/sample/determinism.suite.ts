import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeDem, makeSample, type PlanId, SAMPLE_PLANS, writeSample } from '../../../seeds/sample/index.ts';
import { filesOf } from './brute-force.ts';

const sha = (parts: Iterable<string | Uint8Array>): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
};

/** The bytes of every sample. A change here is a change of every figure that was ever computed from it. */
const GOLDEN: Record<PlanId, string> = {
  'yen-bai': '9fcb7af6eda736d0',
  hue: 'babd53576a39938d',
  'son-la': 'e6ed34abf49726fe',
  'lai-chau': 'ca6cf3e6741a6baf',
  'ninh-binh': 'bd181c06678cceb5',
};

/** The bytes of Ninh Bình's elevation tiles. */
const GOLDEN_DEM = 'e99dd3b4a6918ecd';

describe.each(SAMPLE_PLANS)('the sample of %s', (planId) => {
  it('is the same bytes everywhere', () => {
    expect(sha(filesOf(planId).flatMap((file) => [file.name, file.text]))).toBe(GOLDEN[planId]);
  });

  it('stays small', () => {
    const bytes = filesOf(planId).reduce((sum, file) => sum + Buffer.byteLength(file.text), 0);
    expect(bytes).toBeLessThan(10e6);
  });
});

it('a second sample in the same process is the same bytes', () => {
  const again = writeSample(makeSample('lai-chau')).flatMap((file) => [file.name, file.text]);
  expect(sha(again)).toBe(GOLDEN['lai-chau']);
});

describe('the elevation model of Ninh Bình', () => {
  const tiles = [...makeDem('ninh-binh')];

  it('is the same bytes everywhere', () => {
    expect(sha(tiles.flatMap((tile) => [tile.name, tile.bytes]))).toBe(GOLDEN_DEM);
  });

  it('is four tiles of 1201 × 1201 whose edges agree', () => {
    expect(tiles.map((tile) => tile.name)).toEqual(['N19E105.hgt', 'N19E106.hgt', 'N20E105.hgt', 'N20E106.hgt']);
    const heights = new Map(tiles.map((tile) => [tile.name, new DataView(tile.bytes.buffer)]));
    const at = (name: string, row: number, col: number): number =>
      heights.get(name)!.getInt16((row * 1201 + col) * 2, false);
    for (let i = 0; i < 1201; i++) {
      expect(at('N20E105.hgt', i, 1200)).toBe(at('N20E106.hgt', i, 0));
      expect(at('N20E105.hgt', 1200, i)).toBe(at('N19E105.hgt', 0, i));
    }
    for (const tile of tiles) expect(tile.bytes).toHaveLength(1201 * 1201 * 2);
  });
});

it('the generator uses nothing whose last bit may differ between engines, no clock and no randomness', () => {
  const folder = new URL('../../../seeds/sample/', import.meta.url);
  const forbidden =
    /Math\.(?!sqrt\b|floor\b|ceil\b|round\b|min\b|max\b|abs\b|imul\b|SQRT2\b)\w+| \*\* |\bDate\b|performance|node:|localeCompare|toLocale/;
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(30);
  for (const name of sources) {
    const code = readFileSync(new URL(name, folder), 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '');
    expect([name, code.match(forbidden)?.[0]]).toEqual([name, undefined]);
  }
});
