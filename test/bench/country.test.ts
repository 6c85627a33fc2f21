import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadDataset } from '../../data/index.ts';
import { openFolder } from '../../data/node-files.ts';
import { makeCountry, PROVINCE, scaled } from './country.ts';

const GENERATOR = '../shared/bench/make-dataset.mjs';

it.skipIf(!existsSync(GENERATOR))('the made province is the shared one, every bit of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'phusong-country-'));
  try {
    execFileSync(process.execPath, [GENERATOR, 'province', folder]);
    const { dataset } = await loadDataset(await openFolder(folder));
    expect(makeCountry(PROVINCE)).toEqual(dataset);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('a scaled country has as many villages and polygons as it is asked for', () => {
  const { villages, coverage, roads, fiber } = makeCountry(scaled(1000));
  expect([villages!.count, coverage!.count, roads!.count, fiber!.count]).toEqual([1000, 1000, 30, 50]);
  expect(makeCountry(scaled(1000)).coverage).toEqual(coverage);
});
